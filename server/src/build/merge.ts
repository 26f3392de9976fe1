import type { Value } from '../engine/values/types.ts';
import { alike, RIVAL_RATIO, rarity } from './likeness.ts';
import { readStories } from './stories.ts';
import type { BuiltFact, BuiltValue } from './types.ts';
import { sameValue } from './valueText.ts';

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/** Writes a value in a language, so that it reads back as the same; undefined where it cannot be. */
type Rewrite = (value: Value, lang: string) => string | undefined;

/** Puts the same claim of several sources (or places) together; facts stay in the order in which they were first met. */
export function mergeFacts(facts: readonly BuiltFact[], rewrite: Rewrite): BuiltFact[] {
  const weight = rarity(facts);
  const stories = readStories(facts);
  const pairs: Pair[] = [];
  for (const [a, b] of nearPairs(facts)) {
    const likeness = alike(facts[a]!, facts[b]!, weight, stories);
    if (likeness > 0) pairs.push({ a, b, likeness });
  }
  pairs.sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b);
  const like = new Set(pairs.map(({ a, b }) => a * facts.length + b));
  const areAlike = (a: number, b: number): boolean => like.has(Math.min(a, b) * facts.length + Math.max(a, b));
  const clusters = facts.map((_, i) => [i]);
  const clusterOf = facts.map((_, i) => i);
  for (const { a, b } of pairs) {
    const [x, y] = [clusterOf[a]!, clusterOf[b]!];
    // No two facts of two clusters may contradict each other, unless they are rivals of two sources.
    if (x === y || !clusters[x]!.every((i) => clusters[y]!.every((j) => areAlike(i, j)))) continue;
    const [to, from] = x < y ? [x, y] : [y, x];
    for (const i of clusters[from]!) clusterOf[i] = to;
    clusters[to] = [...clusters[to]!, ...clusters[from]!].sort((p, q) => p - q);
    clusters[from] = [];
  }
  return clusters
    .filter((c) => c.length > 0)
    .flatMap((c) =>
      join(
        c.map((i) => facts[i]!),
        rewrite,
      ),
    );
}

/**
 * Pairs of facts whose values could be one or rivals: of one dimension and unit and of one size, dates of one year. A base of ten
 * thousand facts has fifty million pairs, of which these are a few hundred thousand.
 */
function* nearPairs(facts: readonly BuiltFact[]): Generator<readonly [number, number]> {
  const groups = new Map<string, number[]>();
  facts.forEach((f, i) => {
    const v = f.values[0]!.value;
    const key = v.type === 'quantity' ? `${v.dimension} ${v.unit}` : v.type === 'date' ? v.edtf.slice(0, 4) : v.iso;
    const group = groups.get(key);
    if (group) group.push(i);
    else groups.set(key, [i]);
  });
  for (const group of groups.values()) {
    const sorted = group
      .map((i) => ({ i, ...reach(facts[i]!.values[0]!.value) }))
      .sort((a, b) => a.low - b.low || a.i - b.i);
    for (let x = 0; x < sorted.length; x++)
      for (let y = x + 1; y < sorted.length && sorted[y]!.low <= sorted[x]!.high; y++) {
        const [a, b] = [sorted[x]!.i, sorted[y]!.i];
        yield a < b ? [a, b] : [b, a];
      }
  }
}

/** From the value up to the largest that could be its rival or the same when rounded. */
function reach(value: Value): { low: number; high: number } {
  if (value.type !== 'quantity') return { low: 0, high: 0 };
  const high = Math.max(value.high + value.step, value.low * RIVAL_RATIO, value.low);
  return { low: value.low - value.step, high: Number.isFinite(high) ? high : Number.MAX_VALUE };
}

/** One fact of several: the first speaks, evidence is gathered, different values stand side by side. */
function join(facts: readonly BuiltFact[], rewrite: Rewrite): BuiltFact[] {
  const first = facts[0]!;
  if (facts.length === 1) return [first];
  const values: BuiltValue[] = [];
  const apart: BuiltFact[] = [];
  for (const fact of facts) {
    const v = fact.values[0]!;
    const at = values.findIndex((w) => sameValue(w.value, v.value) || refines(w.value, v.value));
    if (at >= 0) values[at] = { ...finer(values[at]!, v), evidence: [...values[at]!.evidence, ...v.evidence] };
    else {
      const text = fact.lang === first.lang || fact.kind === 'date' ? v.text : rewrite(v.value, first.lang);
      if (text === undefined) apart.push(fact);
      else values.push({ ...v, text });
    }
  }
  const sameLang = facts.filter((f) => f.lang === first.lang);
  const joined = {
    ...first,
    names: together(facts.map((f) => f.names)).slice(0, NAMES),
    words: together(sameLang.map((f) => f.words)).slice(0, WORDS),
    ...(first.own ? {} : own(facts)),
    ...counted(facts),
    values,
  };
  return [joined, ...apart];
}

const own = (facts: readonly BuiltFact[]): { own?: string } => {
  const found = facts.find((f) => f.own)?.own;
  return found ? { own: found } : {};
};

/** What is counted in the other languages: a writer of these looks for it by that word. */
function counted([first, ...others]: readonly BuiltFact[]): Pick<BuiltFact, 'of' | 'also'> {
  const of = first!.of ?? others.find((f) => f.of && f.lang === first!.lang)?.of;
  const foreign = others.filter((f) => f.of && f.lang !== first!.lang).reverse();
  const also = Object.fromEntries(foreign.map((f) => [f.lang, f.of!]));
  return { ...(of ? { of } : {}), ...(foreign.length > 0 ? { also } : {}) };
}

/** Names and words of a fact that several statements made. */
const NAMES = 10;
const WORDS = 14;
/** How much a word loses with each rank in its list, the nearest to the figure being first. */
const PER_RANK = 0.07;

/** The words of several lists, nearest first: what more of the statements say tells more of the fact. */
function together(lists: readonly (readonly string[])[]): string[] {
  const found = new Map<string, { readonly text: string; score: number }>();
  for (const list of lists)
    for (const [rank, text] of [...new Set(list)].entries()) {
      const key = text.toLowerCase();
      const score = Math.max(PER_RANK, 1 - PER_RANK * rank);
      const known = found.get(key);
      if (known) known.score += score;
      else found.set(key, { text, score });
    }
  return [...found.values()].sort((a, b) => b.score - a.score).map((w) => w.text);
}

/** A date that only says less than another ("June 2028", "2028-06-30"). */
const refines = (a: Value, b: Value): boolean =>
  a.type === 'date' && b.type === 'date' && (a.edtf.startsWith(b.edtf) || b.edtf.startsWith(a.edtf));

const finer = (a: BuiltValue, b: BuiltValue): BuiltValue =>
  a.value.type === 'date' && b.value.type === 'date' && b.value.edtf.length > a.value.edtf.length ? b : a;
