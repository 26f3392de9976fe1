import type { Value } from '../engine/values/types.ts';
import type { BuiltFact, BuiltValue } from './types.ts';
import { sameValue } from './valueText.ts';

/**
 * Likeness of words (0..1) from which two facts of different sources are one, by how their values compare. Read from the
 * labelled domains: claims of two sources with the same telling figure are one whatever their words, other pairs never come
 * above these. A claim split in two costs little, two claims made one cost a false alarm.
 */
const LIKENESS = {
  /** The same value with several telling digits. */
  telling: 0,
  /** The same value, small or round. */
  plain: 0.03,
  /** The same year, month or day: several events may share it. */
  year: 0.16,
  month: 0.06,
  day: 0.02,
  /** A day and its month. */
  finer: 0.09,
  /** Values that agree when rounded or loosened. */
  near: 0.35,
  /** Different values of one size: the sources conflict. */
  rival: 0.16,
} as const;
/** Within one source the same figure may stand for two things; a repeat is one whose words are alike. */
const REPEAT = 0.12;
/** Conflicting sources differ by no more than this factor; what differs more is about something else. */
const RIVAL_RATIO = 1.35;

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

/** No two facts of two clusters may contradict each other, unless they are rivals of two sources. */
function mayJoin(
  xs: readonly number[],
  ys: readonly number[],
  facts: readonly BuiltFact[],
  weight: (t: string) => number,
): boolean {
  return xs.every((i) => ys.every((j) => alike(facts[i]!, facts[j]!, weight) > 0));
}

type Closeness = keyof typeof LIKENESS | 'apart';

/** Likeness of two facts, 0 where they are not one. */
function alike(a: BuiltFact, b: BuiltFact, weight: (t: string) => number): number {
  const close = closeness(a.values[0]!.value, b.values[0]!.value);
  if (close === 'apart' || !compatible(a, b, close)) return 0;
  const sameSource = a.sourceId === b.sourceId;
  const same = close === 'telling' || close === 'plain' || close === 'year' || close === 'month' || close === 'day';
  if (sameSource && (!same || a.passage === b.passage)) return 0;
  const score = overlap(a, b, weight);
  if (score < LIKENESS[close] + (sameSource ? REPEAT : 0)) return 0;
  // Values that are the same come first, whatever the words.
  return score + (close === 'telling' ? 2 : same ? 1 : 0.01);
}

const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((t) => b.has(t));

/** What must not differ: kind, direction, denominator, change against level, a deadline against an event, the name bound to the figure. */
function compatible(a: BuiltFact, b: BuiltFact, close: Closeness): boolean {
  if (a.kind !== b.kind || (a.by !== b.by && a.kind === 'value')) return false;
  if (a.direction && b.direction && a.direction !== b.direction) return false;
  if (a.per && b.per && a.per !== b.per) return false;
  // A telling figure is the same claim even where one source's role was misread.
  if (close !== 'telling' && (a.role === 'change') !== (b.role === 'change')) return false;
  if (
    close !== 'telling' &&
    close !== 'plain' &&
    close !== 'month' &&
    close !== 'day' &&
    (a.role === 'label') !== (b.role === 'label')
  )
    return false;
  const [p, q] = [a.values[0]!.period, b.values[0]!.period];
  return !(p && q && p.slice(0, 4) !== q.slice(0, 4));
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

/** How two values compare: the same (with many digits or few), one a part of the other, near, rivals, or of different things. */
function closeness(a: Value, b: Value): Closeness {
  if (a.type === 'date' && b.type === 'date') return closeDates(a.edtf, b.edtf);
  if (a.type !== 'quantity' || b.type !== 'quantity') return sameValue(a, b) ? 'telling' : 'apart';
  if (a.dimension !== b.dimension || a.unit !== b.unit) return 'apart';
  if (a.low === b.low && a.high === b.high) {
    // Fractions in words have no digits of their own; days, hours and per cent come in few sizes.
    const measured = !['count', 'ordinal', 'time', 'ratio'].includes(a.dimension);
    const telling = a.step > 0 && digits(a.low) >= (measured ? 2 : 3);
    return telling ? 'telling' : 'plain';
  }
  if (a.dimension === 'ordinal') return 'apart';
  const slack = Math.max(a.step, b.step) / 2;
  if (a.low <= b.high + slack && b.low <= a.high + slack && a.hedge !== b.hedge) return 'near';
  const ratio = a.low / b.low;
  const rivals = digits(a.low) >= 2 && digits(b.low) >= 2 && ratio <= RIVAL_RATIO && ratio >= 1 / RIVAL_RATIO;
  return rivals ? 'rival' : 'apart';
}

/** Significant digits of a number. */
const digits = (n: number): number => n.toExponential().replace(/e.*$/, '').replace(/[^\d]/g, '').length;

function closeDates(a: string, b: string): Closeness {
  if (a === b) return a.length >= 10 ? 'day' : a.length > 4 ? 'month' : 'year';
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return /^\d{4}-\d{2}$/.test(short) && long.startsWith(short) ? 'finer' : 'apart';
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
