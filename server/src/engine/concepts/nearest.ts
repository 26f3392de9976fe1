import { plain } from './cognate.ts';
import type { Entry } from './types.ts';

/** An entry with the forms, folded, that led to one stem. */
export interface Formed {
  readonly entry: Entry;
  readonly forms: readonly string[];
}

/** Letters by which a form may differ from a word that is known as it is: its number, its gender, an ending. */
const SLACK = 2;
/** … of a word shorter than `LONG`. */
const SHORT_SLACK = 1;
const LONG = 5;
/** … and from the nearest form, where none is the word itself. */
const FURTHER = 1.5;
/** Another ending parts more than one more ("Hafen", "Hafer"). */
const OTHER_ENDING = 1;
/** Marks alone part words ("marché", "marche"); with another ending ("passé", "passer") each parts less. */
const MARKS_ALONE = 2.5;
const MARK = 1;

/** How many letters, from where they part, a form and a word do not share. */
function distance(word: string, form: string): number {
  if (word === form) return 0;
  const [a, b] = [plain(word), plain(form)];
  if (a === b) return MARKS_ALONE;
  let shared = 0;
  while (shared < a.length && a[shared] === b[shared]) shared++;
  // Where a ligature is spelt out, letters no longer stand side by side.
  const aligned = word.length === a.length && form.length === b.length;
  let marked = 0;
  for (let i = 0; aligned && i < shared; i++) if (word[i] !== form[i]) marked++;
  const other = shared < a.length && shared < b.length && !marked ? OTHER_ENDING : 0;
  return a.length + b.length - 2 * shared + marked * MARK + other;
}

/**
 * What a word stands for, where its stem is that of several concepts' forms: a form that is the word itself, but for its ending,
 * wins over those that only share the stem ("importantes" are no imports). Where none is, all are kept.
 */
export function nearestEntries(word: string, all: readonly Formed[]): readonly Entry[] {
  const near = all.map(({ forms }) => Math.min(...forms.map((form) => distance(word, form))));
  const slack = word.length < LONG ? SHORT_SLACK : SLACK;
  const best = Math.min(...near);
  const limit = best > slack ? Number.POSITIVE_INFINITY : Math.max(slack, best > 0 ? best + FURTHER : 0);
  return all.filter((_, i) => near[i]! <= limit).map((f) => f.entry);
}
