import type { SourceBlock } from './source.ts';
import type { BuiltFact } from './types.ts';

/** What two levels of one row must share to be compared: kind, unit and denominator. */
function kindOf({ values, per, role, direction }: BuiltFact): string | undefined {
  const [only] = values;
  const value = only?.value;
  if (value?.type !== 'quantity' || value.hedge || value.low !== value.high || value.low < 0) return undefined;
  if (!only!.period || direction || value.direction || role === 'change' || role === 'previous') return undefined;
  return `${value.dimension}|${value.unit}|${per ?? ''}|${only!.period.length}`;
}

/** The way to a level from those of all earlier periods; none where some were higher and some lower. */
function wayTo(fact: BuiltFact, line: readonly BuiltFact[]): 'up' | 'down' | undefined {
  const low = (f: BuiltFact): number => (f.values[0]!.value as { low: number }).low;
  const earlier = line.filter((f) => f.values[0]!.period! < fact.values[0]!.period!);
  if (earlier.length === 0) return undefined;
  if (earlier.every((f) => low(f) < low(fact))) return 'up';
  return earlier.every((f) => low(f) > low(fact)) ? 'down' : undefined;
}

/**
 * Gives the levels of a table the way they went since the periods before ("Weight limit | 32 t | 44 t" under 1967 and 2025): those
 * of one row, or of one column where the rows are the periods. Facts in order; `blocks` are those of their document.
 */
export function withRowTrends(facts: readonly BuiltFact[], blocks: readonly SourceBlock[]): readonly BuiltFact[] {
  const lines = new Map<string, BuiltFact[]>();
  const keysOf = (fact: BuiltFact): readonly string[] => {
    const cell = blocks[fact.at.block]?.cell;
    const kind = cell && kindOf(fact);
    return kind ? [`${cell.table}/r${cell.row}/${kind}`, `${cell.table}/c${cell.column}/${kind}`] : [];
  };
  for (const fact of facts)
    for (const key of keysOf(fact)) {
      const line = lines.get(key);
      if (line) line.push(fact);
      else lines.set(key, [fact]);
    }
  const isSeries = (line: readonly BuiltFact[]): boolean =>
    line.length > 1 && new Set(line.map((f) => f.values[0]!.period)).size === line.length;
  return facts.map((fact) => {
    const line = keysOf(fact)
      .map((key) => lines.get(key)!)
      .find(isSeries);
    const direction = line && wayTo(fact, line);
    return direction ? { ...fact, direction } : fact;
  });
}
