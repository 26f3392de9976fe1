import type { FactIndex } from './index.ts';
import { bestOf } from './scores.ts';

/** Facts found for one figure: the best by words, and the best of those with its leading digits. */
const BY_WORDS = 20;
const BY_DIGITS = 8;
/** Facts that are asked for their kind of value, until enough of those by words can be compared with the figure. */
const ASKED = 4 * BY_WORDS;

/** A key with more facts than this finds none by itself: it only speaks for those that rarer keys have found. */
const COMMON = 256;
/** Entries that are gone through for one figure, of its rarest terms. */
const REACH = 1500;
/** The best by their rarer terms, for which the common ones then speak too. */
const FINALISTS = 6 * BY_WORDS;

interface Weighed {
  readonly term: string;
  readonly posting: readonly number[];
  readonly weight: number;
}

/**
 * The positions of the facts that share most with a figure's surroundings, by rarity-weighted proximity (`terms`), and the best of those that
 * have its digits; only such as `fits` lets pass. Takes no longer in a base of a hundred thousand facts than in one of a few thousand; in one of a few
 * hundred every fact is considered.
 */
export function nearestFacts(
  terms: ReadonlyMap<string, number>,
  digits: readonly string[],
  index: FactIndex,
  fits: (at: number) => boolean,
): readonly number[] {
  const [walked, common] = part(weighTerms(terms, index));
  const { scores } = index;
  scores.clear();
  for (const { posting, weight } of walked) scores.addAll(posting, weight);
  const lists = digitLists(digits, index);
  const alike = lists.flatMap((list) => (list.length <= COMMON ? list : []));
  if (common.length > 0) {
    // Where only common words are said, a few facts stand for all that have them.
    if (scores.size() < BY_WORDS) for (const { posting } of common) scores.addAll(posting.slice(0, BY_WORDS), 0);
    addCommon(index, common, [...scores.best(FINALISTS), ...alike]);
  }
  const finalists = lists.some((list) => list.length > COMMON) ? scores.best(FINALISTS) : [];
  const like = [...alike, ...finalists.filter((at) => lists.some((list) => isIn(list, at)))].filter(fits);
  const chosen = new Set([...fitting(scores.best(ASKED), fits), ...bestOf([...new Set(like)], scores.of, BY_DIGITS)]);
  return [...chosen];
}

/** The first of the facts that fit, as many as are found by words. */
function fitting(best: readonly number[], fits: (at: number) => boolean): number[] {
  const found: number[] = [];
  for (const at of best) {
    if (fits(at)) found.push(at);
    if (found.length === BY_WORDS) break;
  }
  return found;
}

const digitLists = (digits: readonly string[], index: FactIndex): (readonly number[])[] =>
  digits.flatMap((key) => {
    const list = index.digits.get(key);
    return list ? [list] : [];
  });

function weighTerms(terms: ReadonlyMap<string, number>, { postings, base }: FactIndex): Weighed[] {
  const weighed: Weighed[] = [];
  const n = base.facts.length + 1;
  for (const [term, weight] of terms) {
    const posting = postings.get(term);
    if (posting) weighed.push({ term, posting, weight: weight * Math.log(1 + n / (posting.length + 0.5)) });
  }
  return weighed;
}

/** Terms whose facts are gone through, and those that are too common for it. Both in the order in which they came. */
function part(weighed: readonly Weighed[]): [Weighed[], Weighed[]] {
  const walked = new Set<Weighed>();
  let left = REACH;
  for (const one of weighed.toSorted((a, b) => a.posting.length - b.posting.length)) {
    left -= one.posting.length;
    if (one.posting.length > COMMON || left < 0) break;
    walked.add(one);
  }
  return [weighed.filter((one) => walked.has(one)), weighed.filter((one) => !walked.has(one))];
}

/** Lets the common terms speak for the finalists. */
function addCommon(index: FactIndex, common: readonly Weighed[], finalists: readonly number[]): void {
  const { scores } = index;
  const weighed = common.map(({ term, weight }) => ({ bits: index.bitsOf(term), weight }));
  for (const at of new Set(finalists))
    for (const { bits, weight } of weighed) if ((bits[at >> 3]! & (1 << (at & 7))) !== 0) scores.add(at, weight);
}

/** Whether a rising list has an entry. */
function isIn(list: readonly number[], entry: number): boolean {
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (list[middle]! < entry) low = middle + 1;
    else high = middle;
  }
  return list[low] === entry;
}
