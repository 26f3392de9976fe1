import type { FactFrame, FactIndex } from '../../server/src/engine/facts/index.ts';
import type { Mention } from '../../server/src/engine/mentions/types.ts';
import type { Value } from '../../server/src/engine/values/types.ts';

/** Factors that make a figure plainly another one, in turn. */
const FACTORS = [1.4, 0.6, 10, 1.15, 0.1, 2, 0.85, 1000] as const;

const significant = (n: number, digits: number): number => Number(n.toPrecision(digits));

function mutateDate(edtf: string, turn: number): string | undefined {
  const m = /^(\d{4}|XXXX)(?:-(0[1-9]|1[0-2]))?(-\d\d)?$/.exec(edtf);
  if (!m) return undefined;
  const [, year, month, day = ''] = m;
  if (month && (turn % 3 > 0 || year === 'XXXX'))
    return `${year}-${String((Number(month) % 12) + 1).padStart(2, '0')}${day > '-28' ? '-28' : day}`;
  if (year === 'XXXX') return undefined;
  return `${Number(year) + (turn % 2 ? 1 : -1)}${month ? `-${month}` : ''}${day}`;
}

function mutate(value: Value, turn: number): Value | undefined {
  if (value.type === 'date') {
    const edtf = mutateDate(value.edtf, turn);
    return edtf ? { ...value, edtf } : undefined;
  }
  if (value.type !== 'quantity' || !Number.isFinite(value.low + value.high)) return undefined;
  const digits = Math.max(
    1,
    String(value.low)
      .replace(/\D/g, '')
      .replace(/^0+|0+$/g, '').length,
  );
  const whole = value.exact || value.dimension === 'count';
  const change = (n: number): number => {
    const next = significant(n * FACTORS[turn % FACTORS.length]!, digits);
    return whole ? Math.max(1, Math.round(next)) : next;
  };
  const low = change(value.low);
  // A small count hardly moves by a factor: take the next but one.
  return {
    ...value,
    low: low === value.low ? low + 2 : low,
    high: low === value.low ? value.high + 2 : change(value.high),
  };
}

/** The mention with another value, as a slip might have written it; undefined where none fits. `turn` picks the slip. */
export function mutant(mention: Mention, turn: number): Mention | undefined {
  const values = mention.values.map((v) => mutate(v, turn));
  return values.every((v) => v !== undefined) ? { ...mention, values: values as Value[] } : undefined;
}

/** What two values must share for the one to be written in the place of the other. */
const measures = (v: Value): string => (v.type === 'quantity' ? `${v.dimension} ${v.unit} ${v.per ?? ''}` : v.type);

/**
 * The mention with the value of another fact of the same passage, the nearest that measures the same: what a writer takes who is one line
 * off. Undefined where there is none.
 */
export function neighbour(mention: Mention, own: readonly FactFrame[], index: FactIndex): Mention | undefined {
  const said = mention.values[0];
  const fact = own[0];
  if (!said || !fact || mention.values.length > 1) return undefined;
  const beside = [...(index.passages.get(fact.passage) ?? [])]
    .filter((f) => !own.includes(f) && f.fact.values.every(({ value }) => measures(value) === measures(said)))
    .sort((a, b) => Math.abs(a.at - fact.at) - Math.abs(b.at - fact.at));
  const value = beside[0]?.fact.values[0]?.value;
  return value && { ...mention, values: [value] };
}
