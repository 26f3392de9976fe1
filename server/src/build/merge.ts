import type { Value } from '../engine/values/types.ts';
import { alike, rarity } from './likeness.ts';
import type { BuiltFact, BuiltValue } from './types.ts';
import { sameValue } from './valueText.ts';

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

/** No two facts of two clusters may contradict each other, unless they are rivals of two sources. */
function mayJoin(
  xs: readonly number[],
  ys: readonly number[],
  facts: readonly BuiltFact[],
  weight: (t: string) => number,
): boolean {
  return xs.every((i) => ys.every((j) => alike(facts[i]!, facts[j]!, weight) > 0));
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
