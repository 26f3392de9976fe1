import { decade } from './decade.ts';
import { type Fields, shiftUnit } from './fields.ts';
import type { Lead, Point } from './point.ts';
import { gap, type Part, type Scan, spanOf, termAt } from './scan.ts';
import { shiftedUnit, skipArticle } from './shifted.ts';

/** "fin 2027", "mid-July", "the end of last summer", "fin du mois": a modifier and the period it narrows. */
export function modified(
  scan: Scan,
  i: number,
  inner: (at: number, lead: Lead) => Point | undefined,
  lead: Lead,
): Point | undefined {
  const hit = termAt(scan, i, 'modifier');
  if (!hit) return partOfUnit(scan, i);
  const start = gap(scan, hit.end);
  const at = skipArticle(scan, start);
  // "até ao fim de 2028": behind its part a year is no count, whatever hedges may say the same.
  const { amount: _, ...rest } = lead;
  const sure: Lead = { ...rest, from: i, dated: true, article: true, year: 'strong', open: false, modified: true };
  // "mediados de los noventa": the article may be the decade's own.
  const base = inner(at, sure) ?? (at > start ? decade(scan, start, true) : undefined) ?? thisUnit(scan, start);
  if (!base) return partOfUnit(scan, i);
  if (base.readings.some((f) => f.day !== undefined)) return undefined;
  const part: Part = { part: 'modifier', span: spanOf(scan, i, hit.end), form: 'long' };
  const readings = base.unresolved
    ? base.readings
    : base.readings.map((f) => tillRound(base, narrowDays({ ...f, modifier: hit.value.part })));
  return { ...base, from: i, readings, parts: [part, ...base.parts] };
}

/** "by year's end", "bis Jahresende", but "the year-end bonus". */
function partOfUnit(scan: Scan, i: number): Point | undefined {
  const hit = termAt(scan, i, 'unitPart');
  if (!hit) return undefined;
  const next = scan.tokens[gap(scan, hit.end)];
  const isHyphened = scan.tokens.slice(i, hit.end).some((t) => t.folded === '-');
  if (isHyphened && next?.type === 'word' && !scan.lexicon.functionWords.has(next.folded)) return undefined;
  const { unit, part } = hit.value;
  const base = currentUnit(scan, i, hit.end, unit);
  return base.unresolved
    ? base
    : { ...base, readings: base.readings.map((f) => tillRound(base, narrowDays({ ...f, modifier: part }))) };
}

/** What is planned for "the end of the decade" may be due in its last two years or in the round one: 2030. */
const tillRound = ({ resolved }: Point, f: Fields): Fields =>
  resolved && f.decade !== undefined && f.modifier === 'end' ? { years: [f.decade * 10 + 8, f.decade * 10 + 10] } : f;

/** A span of days ("last week") is cut in three; other fields carry the modifier to `edtf`. */
function narrowDays(f: Fields): Fields {
  if (!f.days || !f.modifier) return f;
  const [a, b] = f.days;
  const third = Math.floor((b - a + 1) / 3);
  const cut = { start: [a, a + third], mid: [a + third, b - third], end: [b - third, b] } as const;
  return { days: cut[f.modifier] };
}

/** "the end of the month": the unit alone is the current one. */
function thisUnit(scan: Scan, i: number): Point | undefined {
  const unit = termAt(scan, skipArticle(scan, i), 'unit');
  if (!unit || unit.value.symbol || !['mo', 'a', 'wk', 'quarter', 'decade', 'century'].includes(unit.value.unit))
    return undefined;
  const shifted = shiftedUnit(scan, i);
  return shifted ?? currentUnit(scan, i, unit.end, unit.value.unit);
}

function currentUnit(scan: Scan, i: number, end: number, unit: string): Point {
  const name: Part['part'] = unit === 'mo' ? 'month' : unit === 'a' ? 'year' : 'day';
  const part: Part = { part: name, span: spanOf(scan, i, end), form: 'long' };
  const fields = scan.reference === undefined ? undefined : shiftUnit(unit, scan.reference, 0);
  return fields
    ? { from: i, to: end, readings: [fields], parts: [part], resolved: true }
    : { from: i, to: end, readings: [{}], parts: [part], unresolved: true };
}
