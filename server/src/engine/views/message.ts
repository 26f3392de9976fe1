import type { FactValue } from '../facts/types.ts';
import type { Candidate } from '../verdicts/candidates.ts';
import type { Note } from '../verdicts/judge.ts';
import type { Verdict } from '../verdicts/types.ts';
import type { Say } from './say.ts';
import type { Citation } from './types.ts';

/** What went wrong, as a remark behind the message; undefined where the values speak for themselves. */
export function remark(note: Note, say: Say): string | undefined {
  switch (note.type) {
    case 'off-by-a-day':
      return say('remark.day');
    case 'magnitude':
      return remarkOnFactor(note.factor, say);
    case 'currency':
      return say('remark.currency', { draft: note.draft.split('|')[0]!, fact: note.fact.split('|')[0]! });
    case 'unit':
      return note.draft && note.fact
        ? say('remark.unit', { draft: unitName(note.draft, say), fact: unitName(note.fact, say) })
        : say('remark.otherUnit');
    case 'direction':
      return say(note.fact === 'up' ? 'remark.up' : 'remark.down');
    case 'per':
      return note.fact ? say('remark.per', { fact: unitName(note.fact, say) }) : say('remark.noPer');
    case 'hedge':
      return say('remark.hedge');
    case 'figure':
      return say('remark.figure');
    case 'inverse':
      return say('remark.inverse');
    case 'bare':
      return say('remark.bare');
    case 'deadline':
      return say('remark.deadline');
  }
}

/** Thousandfold slips come of "billion", which is not the same in all languages; other powers of ten of a lost digit. */
function remarkOnFactor(factor: number, say: Say): string {
  const size = Math.round(factor >= 1 ? factor : 1 / factor);
  return size === 1000 ? say('remark.thousand') : say('remark.factor', { factor: size });
}

/** Units of time have names of their own; other codes are read as they are ("km", "GW"). */
function unitName(code: string, say: Say): string {
  const named = say(`unit.${code}`);
  return named === `unit.${code}` ? code.replace(/[[\]]|_i/g, '') : named;
}

/** All remarks on a comparison, each once. */
export const remarksOn = (notes: readonly Note[], say: Say): readonly string[] => [
  ...new Set(notes.map((note) => remark(note, say)).filter((text) => text !== undefined)),
];

/** "Le Monde, 2025-07-16", as much as is known. */
export function sourceName({ source, evidence }: Citation): string {
  const name = source?.publisher ?? source?.title ?? evidence.source;
  return source?.published ? `${name}, ${source.published}` : name;
}

/** What a message is made of. */
export interface Told {
  readonly verdict: Verdict;
  readonly surface: string;
  readonly candidate: Candidate | undefined;
  readonly citations: readonly Citation[];
  readonly remarks: readonly string[];
  /** A value as it is written in the draft's language. */
  readonly write: (value: FactValue) => string;
}

/** The one-line message of a finding. */
export function messageOf({ verdict, surface, candidate, citations, remarks, write }: Told, say: Say): string {
  if (!candidate || verdict === 'unsupported') return say('message.unsupported', { surface });
  const { judgement, fact } = candidate;
  const values = judgement.disputed || !judgement.value ? fact.fact.values : [judgement.value];
  const value = [...new Set(values.map(write))].join(' / ');
  const cited = citations[0] ? say('message.cited', { value, source: sourceName(citations[0]) }) : value;
  const message = say(`message.${verdict}`, { surface, value: cited });
  const told = verdict === 'refuted' || verdict === 'doubtful' ? remarks : [];
  return told.length ? say('message.remarked', { message, remarks: told.join(', ') }) : `${message}.`;
}
