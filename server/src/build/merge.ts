import type { Value } from '../engine/values/types.ts';
import type { BuiltFact, BuiltValue } from './types.ts';
import { sameValue } from './valueText.ts';

/**
 * Likeness (0..1) from which two facts are one, by how their values compare. Chosen on the labelled domains for precision:
 * a claim split in two costs little, two claims made one cost a false alarm.
 */
export const LIKENESS = {
  /** The same value with three or more telling digits. */
  telling: 0.12,
  /** The same value, small or round. */
  plain: 0.3,
  /** Values that agree when rounded or loosened. */
  near: 0.42,
  /** Different values of one dimension: a conflict. */
  other: 0.62,
} as const;

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/** Writes a value in a language, so that it reads back as the same; undefined where it cannot be. */
export type Rewrite = (value: Value, lang: string) => string | undefined;

/** Puts the same claim of several sources (or places) together; facts stay in the order in which they were first met. */
export function mergeFacts(facts: readonly BuiltFact[], rewrite: Rewrite): BuiltFact[] {
  const weight = rarity(facts);
  const pairs: Pair[] = [];
  facts.forEach((a, i) => {
    for (let j = i + 1; j < facts.length; j++) {
      const likeness = alike(a, facts[j]!, weight);
      if (likeness > 0) pairs.push({ a: i, b: j, likeness });
    }
  });
  pairs.sort((x, y) => y.likeness - x.likeness);
  const clusters = facts.map((_, i) => [i]);
  const clusterOf = facts.map((_, i) => i);
  for (const { a, b } of pairs) {
    const [x, y] = [clusterOf[a]!, clusterOf[b]!];
    if (x === y || !mayJoin(clusters[x]!, clusters[y]!, facts, weight)) continue;
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

/** Rare terms tell more: 1 for a term of one fact, towards 0 for one that all facts have. */
function rarity(facts: readonly BuiltFact[]): (term: string) => number {
  const count = new Map<string, number>();
  for (const f of facts) for (const t of f.terms.keys()) count.set(t, (count.get(t) ?? 0) + 1);
  const top = Math.log(facts.length + 1);
  return (term) => Math.max(0.1, 1 - Math.log(count.get(term) ?? 1) / top);
}

/** Every pair across two clusters must be compatible; at least the best pair was alike. */
function mayJoin(
  xs: readonly number[],
  ys: readonly number[],
  facts: readonly BuiltFact[],
  weight: (t: string) => number,
): boolean {
  return xs.every((i) =>
    ys.every((j) => {
      const [a, b] = [facts[i]!, facts[j]!];
      if (a.sourceId === b.sourceId && !sameValue(a.values[0]!.value, b.values[0]!.value)) return false;
      return compatible(a, b) && overlap(a, b, weight) > 0.05;
    }),
  );
}

type Closeness = 'telling' | 'plain' | 'near' | 'other' | 'apart';

/** Likeness of two facts, 0 where they are not one. */
function alike(a: BuiltFact, b: BuiltFact, weight: (t: string) => number): number {
  if (!compatible(a, b)) return 0;
  const close = closeness(a.values[0]!.value, b.values[0]!.value);
  if (close === 'apart') return 0;
  const sameSource = a.sourceId === b.sourceId;
  if (sameSource && (close === 'near' || close === 'other' || a.passage === b.passage)) return 0;
  const score = overlap(a, b, weight);
  const needed = LIKENESS[close] + (sameSource ? 0.1 : 0);
  // Values that are the same come first, whatever the words.
  return score >= needed ? score + (close === 'telling' ? 1 : close === 'plain' ? 0.5 : 0) : 0;
}

const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((t) => b.has(t));

/** What must not differ: kind, direction, denominator, change against level, a deadline against an event, the name bound to the figure. */
function compatible(a: BuiltFact, b: BuiltFact): boolean {
  if (a.kind !== b.kind || a.by !== b.by) return false;
  if (a.direction && b.direction && a.direction !== b.direction) return false;
  if (a.per && b.per && a.per !== b.per) return false;
  if ((a.role === 'change') !== (b.role === 'change') && (a.direction || b.direction)) return false;
  if ((a.role === 'label') !== (b.role === 'label')) return false;
  const periods = [a.values[0]!.period, b.values[0]!.period];
  if (periods[0] && periods[1] && periods[0].slice(0, 4) !== periods[1].slice(0, 4)) return false;
  return true;
}

/** Weighted share of terms that both have, with heads and own names counting more; 0..1. */
function overlap(a: BuiltFact, b: BuiltFact, weight: (t: string) => number): number {
  let shared = 0;
  let all = 0;
  for (const t of new Set([...a.terms.keys(), ...b.terms.keys()])) {
    const [x, y] = [a.terms.get(t) ?? 0, b.terms.get(t) ?? 0];
    shared += Math.min(x, y) * weight(t);
    all += Math.max(x, y) * weight(t);
  }
  let score = all === 0 ? 0 : shared / all;
  if (a.headTerms.size > 0 && b.headTerms.size > 0) score += meets(a.headTerms, b.headTerms) ? 0.15 : -0.15;
  if (a.ownTerms.size > 0 && b.ownTerms.size > 0) score += meets(a.ownTerms, b.ownTerms) ? 0.1 : -0.1;
  return Math.max(0, Math.min(1, score));
}

/** How two values compare: the same (with many digits or few), near, of one dimension, or of another. */
function closeness(a: Value, b: Value): Closeness {
  if (a.type === 'date' && b.type === 'date') return closeDates(a.edtf, b.edtf);
  if (a.type !== 'quantity' || b.type !== 'quantity') return sameValue(a, b) ? 'telling' : 'apart';
  if (a.dimension !== b.dimension) return 'apart';
  if (a.unit !== b.unit && a.dimension === 'money') return 'apart';
  const same = a.low === b.low && a.high === b.high && a.unit === b.unit;
  if (same) return digits(a.low) >= 3 || (a.dimension !== 'count' && digits(a.low) >= 2) ? 'telling' : 'plain';
  if (a.unit !== b.unit) return 'other';
  const slack = Math.max(a.step, b.step, 0.02 * Math.abs(a.low));
  return a.low <= b.high + slack && b.low <= a.high + slack ? 'near' : 'other';
}

/** Significant digits of a number. */
const digits = (n: number): number => n.toExponential().replace(/e.*$/, '').replace(/[^\d]/g, '').length;

function closeDates(a: string, b: string): Closeness {
  if (a === b) return a.length >= 10 ? 'telling' : 'plain';
  if (a.startsWith(b) || b.startsWith(a)) return 'near';
  return 'apart';
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
    names: unique(facts.flatMap((f) => f.names)).slice(0, 10),
    words: unique(sameLang.flatMap((f) => f.words)).slice(0, 14),
    ...(first.own ? {} : own(facts)),
    values,
  };
  return [joined, ...apart];
}

const own = (facts: readonly BuiltFact[]): { own?: string } => {
  const found = facts.find((f) => f.own)?.own;
  return found ? { own: found } : {};
};

const unique = (texts: readonly string[]): string[] => {
  const seen = new Set<string>();
  return texts.filter((t) => (seen.has(t.toLowerCase()) ? false : Boolean(seen.add(t.toLowerCase()))));
};

/** A date that only says less than another ("June 2028", "2028-06-30"). */
const refines = (a: Value, b: Value): boolean =>
  a.type === 'date' && b.type === 'date' && (a.edtf.startsWith(b.edtf) || b.edtf.startsWith(a.edtf));

const finer = (a: BuiltValue, b: BuiltValue): BuiltValue =>
  a.value.type === 'date' && b.value.type === 'date' && b.value.edtf.length > a.value.edtf.length ? b : a;
