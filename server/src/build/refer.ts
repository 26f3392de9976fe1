import type { Mention } from '../engine/mentions/types.ts';
import { alike, hasUnit, quantityOf, words } from './givers.ts';
import { endsWith, isPresent, isUsual, refersBack } from './levels.ts';

/** What is usual may be this many times less or more than what is told ("the river carried 2,150 m³/s; usually it is 38"). */
const UNUSUAL = 100;
/** Words that a list repeats of its first item ("62,000 tonnes; *for honey*, 9,500"). */
const ITEM = 4;

/** Words between a measure that is a part of a figure's name and the figure. */
const NAMED = 2;

const isApart = (gap: string): boolean => words(gap) > NAMED || /[;.]/.test(gap);

/** A share lends nothing here. */
const isMeasured = (m: Mention): boolean => {
  const q = quantityOf(m);
  return (
    q !== undefined && hasUnit(q) && q.dimension !== 'ratio' && q.dimension !== 'points' && q.dimension !== 'times'
  );
};

/**
 * The measure that a bare figure refers to by words of its own: what is usual or holds today ("the average was 24,800"), what
 * something is compared with ("instead of the five expected"), a pronoun ("en a pris 520"), the form of the item before ("62,000
 * tonnes; for honey, 9,500"). It stands in the figure's sentence or the one before; a count of things of its size between them is
 * nearer. `isFollowed`: a word stands right behind the figure, which it may count.
 */
export function referredTo(
  text: string,
  all: readonly Mention[],
  i: number,
  sentenceOf: (m: Mention) => number,
  lang: string,
  isFollowed: boolean,
): Mention | undefined {
  const m = all[i]!;
  const q = quantityOf(m)!;
  const start = Math.min(m.span.start, m.hedge?.span.start ?? m.span.start);
  const before = text.slice(0, start);
  const near = all.slice(0, i).filter((p) => sentenceOf(m) - sentenceOf(p) <= 1);
  const isHere = (p: Mention): boolean => sentenceOf(p) === sentenceOf(m);
  // "The ten-year average of 24,800": what stands right before it is a part of its name.
  const told = near.filter((p) => isMeasured(p) && isApart(text.slice(p.span.end, start)));
  const measures = told.some(isHere) ? told.filter(isHere) : told;
  const from = measures.at(-1);
  const one = from && quantityOf(from)!;
  if (!one || measures.some((p) => quantityOf(p)!.dimension !== one.dimension)) return undefined;
  const isCounted = near.some((p) => {
    const c = quantityOf(p);
    return c?.dimension === 'count' && c.unit === '' && p.span.start > from.span.start && alike(c.low, q.low);
  });
  const gap = text.slice(from.span.end, start);
  if (isHere(from) && endsWith(before, 'instead', lang) && alike(one.low, q.low) && !/[;:]/.test(gap)) return from;
  if (isCounted || isFollowed) return undefined;
  if (isUsual(before, lang) || isPresent(before, lang)) return alike(one.low, q.low, UNUSUAL) ? from : undefined;
  if (!alike(one.low, q.low)) return undefined;
  const item = /;([^;:.]*),\s*$/.exec(gap)?.[1];
  return refersBack(before, lang) || (isHere(from) && item !== undefined && words(item) <= ITEM) ? from : undefined;
}
