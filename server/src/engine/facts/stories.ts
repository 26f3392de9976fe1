// Which facts of a large file tell one story. A base built of an archive has hundreds of stories in one file, and its sources do
// not say which of them belong together; their words, names and figures do.

/**
 * Share of their words that two sources have in common, with what names and figures of both add to it, from which on they tell one story. Read
 * from 180 sources of 86 invented stories in one base: of 102 pairs of one story 91 come together, of 11,840 others 15.
 */
const STORY = 0.18;
const NAME = 0.08;
const FIGURE = 0.06;
/** Names and figures that add to it at most. */
const MOST = 3;
/** Sources that a base is taken to have besides its own: in a small one a word that all have still tells something. */
const OTHERS = 20;
/** What more sources than this have tells none of them from another. */
const COMMON = 16;

/** Goes through all keys of a kind that facts have: its name, the positions of those facts, and whether it stands in the name of something. */
export type EachKey = (
  kind: 'term' | 'digits' | 'passage',
  visit: (name: string, posting: readonly number[], isName: boolean) => void,
) => void;

/** A number for the story of each of `facts` facts; 0 where no passage of a source is known. */
export function storiesIn(eachKey: EachKey, facts: number): Uint32Array {
  const { sourceOf, count } = sourcesIn(eachKey, facts);
  const storyOf = joinLike(likenSources(eachKey, sourceOf, count), count);
  return Uint32Array.from(sourceOf, (source) => (source < 0 ? 0 : 1 + storyOf[source]!));
}

/** A number for the source of each fact, by its passage ("source-id#n"); -1 for a fact without one. */
function sourcesIn(eachKey: EachKey, facts: number): { readonly sourceOf: Int32Array; readonly count: number } {
  const sourceOf = new Int32Array(facts).fill(-1);
  const numbers = new Map<string, number>();
  eachKey('passage', (passage, posting) => {
    const end = passage.lastIndexOf('#');
    if (end < 0) return;
    const source = passage.slice(0, end);
    const number = numbers.get(source) ?? numbers.size;
    numbers.set(source, number);
    for (const at of posting) sourceOf[at] = number;
  });
  return { sourceOf, count: numbers.size };
}

interface Pair {
  readonly a: number;
  readonly b: number;
  words: number;
  names: number;
  figures: number;
}

interface Likeness {
  readonly a: number;
  readonly b: number;
  readonly like: number;
}

/** How like one another the sources of a table are; pairs without a rare word in common are left out. */
function likenSources(eachKey: EachKey, sourceOf: Int32Array, count: number): Likeness[] {
  const all = Math.log(count + OTHERS);
  const sizes = new Float64Array(count);
  const pairs = new Map<number, Pair>();
  const pairOf = (a: number, b: number): Pair => {
    const known = pairs.get(a * count + b) ?? { a, b, words: 0, names: 0, figures: 0 };
    pairs.set(a * count + b, known);
    return known;
  };
  const hear = (posting: readonly number[], add: (pair: Pair, weight: number) => void, size: number): void => {
    const sources = [...new Set(posting.map((at) => sourceOf[at]!))].filter((s) => s >= 0).sort((a, b) => a - b);
    const weight = 1 - Math.log(sources.length) / all;
    for (const s of sources) sizes[s]! += size * weight;
    if (sources.length > COMMON) return;
    for (let i = 0; i < sources.length; i++)
      for (let k = i + 1; k < sources.length; k++) add(pairOf(sources[i]!, sources[k]!), weight);
  };
  const addWord = (pair: Pair, weight: number): void => {
    pair.words += weight;
  };
  const addName = (pair: Pair, weight: number): void => {
    pair.words += weight;
    pair.names += weight;
  };
  const addFigure = (pair: Pair, weight: number): void => {
    pair.figures += weight;
  };
  eachKey('term', (_, posting, isName) => hear(posting, isName ? addName : addWord, 1));
  eachKey('digits', (_, posting) => hear(posting, addFigure, 0));
  return Array.from(pairs.values(), ({ a, b, words, names, figures }) => ({
    a,
    b,
    like:
      words / Math.max(1, Math.min(sizes[a]!, sizes[b]!)) +
      NAME * Math.min(MOST, names) +
      FIGURE * Math.min(MOST, figures),
  }));
}

/** Joins the likest first, as long as the sources of both sides are like one another on average. Gives a story for each source. */
function joinLike(likenesses: readonly Likeness[], count: number): Int32Array {
  const known = new Map(likenesses.map(({ a, b, like }) => [a * count + b, like]));
  const likeOf = (a: number, b: number): number => known.get(Math.min(a, b) * count + Math.max(a, b)) ?? 0;
  const storyOf = Int32Array.from({ length: count }, (_, i) => i);
  const stories = Array.from({ length: count }, (_, i) => [i]);
  const near = likenesses.filter(({ like }) => like >= STORY);
  for (const { a, b } of near.toSorted((x, y) => y.like - x.like || x.a - y.a || x.b - y.b)) {
    const [first, second] = [storyOf[a]!, storyOf[b]!];
    if (first === second) continue;
    const [one, other] = [stories[first]!, stories[second]!];
    const sum = one.reduce((s, x) => s + other.reduce((t, y) => t + likeOf(x, y), 0), 0);
    if (sum < STORY * one.length * other.length) continue;
    for (const source of other) storyOf[source] = first;
    one.push(...other);
  }
  return storyOf;
}
