import { fold } from '../engine/mentions/tokens.ts';
import { unitScale } from '../engine/values/units.ts';
import { costWords, rateWords } from './levels.ts';

type PerOf = (text: string, figure: number) => string | undefined;

/** Words between a verb of price and the sum ("coûtait *en moyenne* 214 euros"). */
const PRICED = 3;
/** Words between a noun of sums by time and the sum ("the monthly payment *falls by* 38 euros"). */
const RATED = 5;

/** "Night" has no fixed length, and is paid for like a span of time. */
const isUnit = (per: string): boolean => per === 'night' || unitScale(per) !== undefined;

/**
 * "A night costs 90 euros", "A coach for a day now costs 400": the unit that is paid for, told by the subject of a verb of price
 * that leads the figure. `before` is the text up to the figure.
 */
export function perOfSubject(before: string, figure: string, lang: string, perOf: PerOf): string | undefined {
  const known = costWords(lang);
  if (!known) return undefined;
  const clause = /[^.;:!?,()\u2013\u2014]*$/u.exec(before)![0].replace(/(['’])(?=\p{L})/gu, '$1 ');
  const words = clause.split(/[\s\u00a0]+/u).filter((w) => w !== '');
  const isOf = (list: readonly string[], word: string | undefined): boolean =>
    word !== undefined && list.some((w) => fold(w) === fold(word.replace('’', "'")));
  const verb = words.findLastIndex((w) => isOf(known.verbs, w));
  if (verb < 0 || words.length - 1 - verb > PRICED) return undefined;
  for (let i = 0; i + 1 < verb; i++) {
    if (!isOf(known.articles, words[i])) continue;
    // It opens the clause ("*and* a night costs …"), or is what something is lent for ("a coach *for* a day").
    const opens = i === 0 || (i === 1 && words[0]!.length <= 3 && !isOf(known.lent, words[0]));
    if (!opens && !(i > 1 && isOf(known.lent, words[i - 1]))) continue;
    // "Square metre", "mètre carré": a unit of two words.
    for (const end of [i + 3, i + 2]) {
      const per = end <= verb && perOf(`${figure} ${known.per} ${words.slice(i + 1, end).join(' ')}`, figure.length);
      if (per && isUnit(per)) return per;
    }
  }
  return undefined;
}

/** "La *mensualité* baissera de 38 euros": the span of time in a noun of sums that stands before the figure in its clause. */
export function perOfNoun(before: string, lang: string): string | undefined {
  const clause = /[^.;:!?,()\u2013\u2014。、，！？；]*$/u.exec(before)![0];
  const isSpaced = /\s/u.test(before.trim());
  const near = isSpaced ? clause.split(/[\s\u00a0]+/u).slice(-RATED - 1) : [clause.slice(-2 * RATED)];
  for (const [per, nouns] of Object.entries(rateWords(lang) ?? {}))
    if (near.some((word) => nouns.some((noun) => (isSpaced ? fold(noun) === fold(word) : word.includes(noun)))))
      return per;
  return undefined;
}
