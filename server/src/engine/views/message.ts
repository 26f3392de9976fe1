import type { Citation } from './types.ts';
import type { Candidate } from '../verdicts/candidates.ts';
import type { Note } from '../verdicts/judge.ts';
import type { Verdict } from '../verdicts/types.ts';

/** What went wrong, as a remark behind the message; undefined where the values speak for themselves. */
export function remark(note: Note): string | undefined {
  switch (note.type) {
    case 'off-by-a-day':
      return 'one day off: check the time zone';
    case 'magnitude':
      return note.factor >= 1000 || note.factor <= 0.001
        ? 'a factor of a thousand: billion or million? (French “milliard” is billion, “billion” is trillion)'
        : `off by a factor of ${note.factor >= 1 ? Math.round(note.factor) : Math.round(1 / note.factor)}`;
    case 'currency':
      return `another currency: ${note.draft} for ${note.fact}`;
    case 'unit':
      return `another unit: ${note.draft || 'none'} for ${note.fact || 'none'}`;
    case 'direction':
      return note.fact === 'up' ? 'the sources say it rose' : 'the sources say it fell';
    case 'per':
      return `another denominator: per ${note.draft || '–'} for per ${note.fact || '–'}`;
    case 'hedge':
      return 'the figure fits, the word beside it does not';
    case 'inverse':
      return 'the other way round';
    default:
      return undefined;
  }
}

/** "Le Monde, 2025-07-16", as much as is known. */
export function sourceName({ source, evidence }: Citation): string {
  const name = source?.publisher ?? source?.title ?? evidence.source;
  return source?.published ? `${name}, ${source.published}` : name;
}

/** The one-line message of a finding. `value` is the fact's value as the fact file has it. */
export function messageOf(verdict: Verdict, surface: string, candidate: Candidate | undefined, citations: readonly Citation[]): string {
  if (!candidate) return `No fact covers “${surface}”.`;
  const value = candidate.judgement.value?.text ?? '';
  const from = citations[0] ? ` (${sourceName(citations[0])})` : '';
  const notes = candidate.judgement.notes.map(remark).filter((r) => r !== undefined);
  const tail = notes.length ? ` – ${notes.join('; ')}` : '';
  switch (verdict) {
    case 'refuted':
      return `“${surface}” disagrees with the sources: ${value}${from}${tail}.`;
    case 'doubtful':
      return `“${surface}” may disagree with the sources: ${value}${from}${tail}.`;
    case 'disputed':
      return `The sources conflict on “${surface}”: ${candidate.fact.fact.values.map((v) => v.text).join(' / ')}${from}.`;
    case 'outdated':
      return `“${surface}” is outdated: see ${value}${from}.`;
    case 'supported':
      return `“${surface}” agrees with ${value}${from}.`;
    case 'unsupported':
      return `No fact covers “${surface}”.`;
  }
}
