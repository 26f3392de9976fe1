import type { Value } from '../values/types.ts';
import type { Fact, FactValue } from './types.ts';

/**
 * Whether sources conflict on a fact: two of its values are for the same period and place, each has evidence, none is past or
 * replaced, and they do not agree. `agree` says whether two values can both be true (their sets intersect).
 */
export function isDisputed(fact: Fact, agree: (a: Value, b: Value) => boolean = sameValue): boolean {
  const live = fact.values.filter(
    (v) => v.evidence.length > 0 && v.supersededBy === undefined && v.validUntil === undefined,
  );
  return live.some((a, i) => live.slice(i + 1).some((b) => sameFrame(a, b) && !agree(a.value, b.value)));
}

const sameFrame = (a: FactValue, b: FactValue): boolean => a.period === b.period && a.place === b.place;

/** Equal as written, whatever the hedge. */
function sameValue(a: Value, b: Value): boolean {
  if (a.type === 'quantity') {
    return (
      b.type === 'quantity' && a.dimension === b.dimension && a.unit === b.unit && a.low === b.low && a.high === b.high
    );
  }
  if (a.type === 'date') return b.type === 'date' && a.edtf === b.edtf;
  return b.type === 'clock' && a.iso === b.iso;
}
