import type { Token } from '../mentions/tokens.ts';
import { nameTerm } from './lexicon.ts';
import type { Word } from './types.ts';

/** A word that begins with a capital, and one that is nothing but capitals and digits. */
export const UPPER = /^\p{Lu}/u;
export const ACRONYM = /^\p{Lu}[\p{Lu}\d]+$/u;

/** Whether the token at `i` opens a sentence: nothing but marks, spaces and digits between it and the last stop or the start. */
export function opensSentence(tokens: readonly Token[], i: number): boolean {
  for (let k = i - 1; k >= 0; k--) {
    const t = tokens[k]!;
    if (t.type === 'space') continue;
    if (t.type === 'mark') {
      if (/[.!?:…\u2022\ufffc|]/.test(t.text)) return true;
      if (/["'«»“”„‘’‹›()[\]*_–—-]/.test(t.text)) continue;
      return false;
    }
    return false;
  }
  return true;
}

/** Words that are in capitals throughout before a text says nothing about names by them: "PROFIT UP AT VELLANO". */
const SHOUTED = 3;

/** A headline in capitals: no word of it is an acronym or a name by its capitals. */
export function isShouted(tokens: readonly Token[]): boolean {
  let words = 0;
  for (const { type, text } of tokens) {
    if (type !== 'word') continue;
    if (text !== text.toUpperCase() || text === text.toLowerCase()) return false;
    words++;
  }
  return words >= SHOUTED;
}

/** Whether an article stands before the token at `i`, or before the adjective before it: "im Reinraum", "die lange Leitung". */
export function hasArticle(tokens: readonly Token[], i: number, articles: ReadonlySet<string>): boolean {
  // "Die Halvern AG".
  if (ACRONYM.test(tokens[i + 2]?.text ?? '')) return false;
  const before = tokens[i - 2];
  if (tokens[i - 1]?.type !== 'space' || before?.type !== 'word') return false;
  if (articles.has(before.folded)) return true;
  const first = tokens[i - 4];
  const isAdjective = !UPPER.test(before.text) && /e[nmrs]?$/.test(before.folded);
  return isAdjective && tokens[i - 3]?.type === 'space' && first !== undefined && articles.has(first.folded);
}

/** Share of a text's words in capitals above which capitals say nothing: a headline "As They Are Often Written". */
const HEADLINE = 0.7;

/** Known words with a capital, one right behind the other, are a name: "the National Party", "the Whale Roads". */
export function withNames(words: Word[]): Word[] {
  const raised = words.map((w) => UPPER.test(w.text));
  if (raised.filter(Boolean).length > HEADLINE * words.length) return words;
  const joins = (i: number): boolean =>
    i > 0 && raised[i]! && raised[i - 1]! && words[i]!.start - words[i - 1]!.end === 1;
  return words.map((w, i) => {
    if (w.name !== 'no' || !(joins(i) || joins(i + 1))) return w;
    // Beside a name that is surely one, it may be a title ("President Orsini").
    if (words[i - 1]?.name === 'sure' || words[i + 1]?.name === 'sure') return w;
    return { ...w, terms: [nameTerm(w.text.toLowerCase()), ...w.terms], name: 'sure' };
  });
}
