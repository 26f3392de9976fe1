import type { BuiltFact } from './types.ts';

/** Share of terms from which two facts speak of the same thing. */
const ALIKE = 0.3;

/**
 * A date beside a figure is its period only where it tells it apart: another figure of the same kind and about the same thing
 * stands at another date ("2.3 % in 2026 and 1.9 % in 2027"). Else it dates an event, which is a fact of its own, and is dropped.
 */
export function keepPeriod(fact: BuiltFact, all: readonly BuiltFact[]): BuiltFact {
  const value = fact.values[0]!;
  if (!value.period || value.value.type !== 'quantity') return fact;
  const { dimension, unit } = value.value;
  const rival = all.some((other) => {
    const v = other.values[0]!;
    if (other === fact || v.value.type !== 'quantity' || v.value.dimension !== dimension || v.value.unit !== unit)
      return false;
    if (!v.period || v.period === value.period) return false;
    return other.passage === fact.passage || share(fact, other) >= ALIKE;
  });
  if (rival) return fact;
  const { period: _, ...rest } = value;
  return { ...fact, values: [rest] };
}

function share(a: BuiltFact, b: BuiltFact): number {
  let both = 0;
  for (const t of a.terms.keys()) if (b.terms.has(t)) both++;
  return both / Math.max(1, Math.min(a.terms.size, b.terms.size));
}
