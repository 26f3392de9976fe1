import type { FactValue } from '../facts/types.ts';
import type { Note } from '../verdicts/judge.ts';
import type { Code, Verdict } from '../verdicts/types.ts';
import { clipTitle } from './cite.ts';
import type { Say } from './say.ts';
import type { Citation } from './types.ts';

/** What went wrong with a figure for the value `held`, as a remark behind the message. */
function remark(note: Note, held: FactValue | undefined, say: Say): string {
  switch (note.type) {
    case 'off-by-a-day':
      return say('remark.day');
    case 'magnitude':
      return remarkOnFactor(note.factor, held, say);
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
function remarkOnFactor(factor: number, held: FactValue | undefined, say: Say): string {
  const size = Math.round(factor >= 1 ? factor : 1 / factor);
  if (size !== 1000) return say('remark.factor', { factor: size });
  return say(`remark.thousand.${lesserOf(factor, held) ?? 'other'}`);
}

/** The lesser of the two magnitudes that were taken for one another: 3, 6 or 9 zeros. */
function lesserOf(factor: number, held: FactValue | undefined): number | undefined {
  const { value } = held ?? {};
  if (value?.type !== 'quantity') return undefined;
  const size = Math.abs(Number.isFinite(value.high) ? value.high : value.low);
  const zeros = Math.floor(Math.log10(Math.min(size, size * factor)) / 3) * 3;
  return zeros >= 3 && zeros <= 9 ? zeros : undefined;
}

/** Units of time have names of their own; other codes are read as they are ("km", "GW"). */
function unitName(code: string, say: Say): string {
  const named = say(`unit.${code}`);
  return named === `unit.${code}` ? code.replace(/[[\]]|_i/g, '') : named;
}

/** All remarks on a comparison with the value `held`, each once. */
export const remarksOn = (notes: readonly Note[], held: FactValue | undefined, say: Say): readonly string[] => [
  ...new Set(notes.map((note) => remark(note, held, say))),
];

/** Characters of a title that a message has room for, where the source has no publisher. */
const MAX_TITLE = 48;

/** "Le Monde, 2025-07-16", as much as is known. */
export function sourceName({ source, evidence }: Citation): string {
  const name =
    source?.publisher ?? (source?.title === undefined ? evidence.source : clipTitle(source.title, MAX_TITLE));
  return source?.published ? `${name}, ${source.published}` : name;
}

/** What a message is made of. */
export interface Told {
  readonly verdict: Verdict;
  readonly code: Code;
  readonly surface: string;
  /** The values that the message names. */
  readonly values: readonly FactValue[];
  readonly citations: readonly Citation[];
  readonly remarks: readonly string[];
  /** A value as it is written in the draft's language. */
  readonly write: (value: FactValue) => string;
}

/** The one-line message of a finding. */
export function messageOf({ verdict, code, surface, values, citations, remarks, write }: Told, say: Say): string {
  if (values.length === 0 || verdict === 'unsupported') return say('message.unsupported', { surface });
  const cited = values.map((held) => {
    const citation = citations.find(({ evidence }) => held.evidence.includes(evidence));
    return citation ? say('message.cited', { value: write(held), source: sourceName(citation) }) : write(held);
  });
  // Facts written by hand may name no source.
  if (code === 'fact.rounded')
    return asSentence(say('message.rounded', { surface, value: [...new Set(cited)].join(' / ') }));
  const key = `message.${verdict}${citations[0] || verdict === 'supported' ? '' : '.unsourced'}`;
  const message = say(key, { surface, value: [...new Set(cited)].join(' / ') });
  const told = verdict === 'refuted' || verdict === 'doubtful' ? remarks : [];
  return asSentence(told.length ? say('message.remarked', { message, remarks: told.join(', ') }) : message);
}

/** With the full stop that a sentence ends with, unless it ends with a mark already. */
export const asSentence = (text: string): string => (/[.?!…]$/.test(text) ? text : `${text}.`);
