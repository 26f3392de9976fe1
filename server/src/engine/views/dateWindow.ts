// Lengths that a word ties to the reference day: "last three months", "in two weeks", "il y a deux ans".
import type { Term } from '../locales/dateTerms.ts';
import { type Scan, termAt } from '../mentions/dates/scan.ts';
import { civil, dayNumber, isoDay } from '../values/calendar.ts';
import type { DateSet, Quantity, Value } from '../values/types.ts';
import { shiftDay } from './dateShift.ts';
import { before, behind, date, holdsUnit, lengthOf, type Placed, skip, widen } from './dateWords.ts';

/** "last three months", "les 3 prochains jours", "within five days": a length beside a word that ties it to now. */
export function window(scan: Scan, p: Placed): Placed | undefined {
  const q = p.m.kind === 'duration' ? lengthOf(p.m) : undefined;
  if (!q || q.low !== q.high || shiftDay(0, 1, q.unit) === undefined) return undefined;
  const back = beside(scan, p, 'windowBack');
  const ahead = back ? undefined : beside(scan, p, 'windowAhead');
  const tied = back ?? ahead ?? p;
  // "dans les cinq années à venir": the later word ties the length already.
  const inside = ahead !== undefined && ahead.from === p.from;
  const within = back || inside ? undefined : before(scan, tied.from, 'within');
  if (!back && !ahead && within === undefined) return undefined;
  const span = { ...tied, from: within ?? tied.from };
  const quarters = holdsUnit(scan, p, 'quarter') ? q.low / 3 : undefined;
  const decades = holdsUnit(scan, p, 'decade') ? q.low / 10 : 0;
  const values =
    scan.reference === undefined
      ? p.m.values
      : quarters
        ? [quarterWindow(scan.reference, quarters, back !== undefined)]
        : [
            ...windowValues(scan.reference, q, back !== undefined),
            ...decadeWindow(scan.reference, decades, back !== undefined),
          ];
  return widen(scan, p, span.from, span.to, { kind: 'daterange', values });
}

function windowValues(reference: number, q: Quantity, back: boolean): readonly Value[] {
  const day = (from: number, count: number): string | undefined => shiftDay(from, count, q.unit);
  if (back) return [date(`${day(reference, -q.low)}/${day(reference, 0)}`)];
  return [0, 1].map((n) => date(`${day(reference + n, 0)}/${day(reference + n, q.low)}`));
}

/** "the last two quarters": whole ones, the current one left out. */
function quarterWindow(reference: number, count: number, back: boolean): DateSet {
  const { year, month } = civil(reference);
  const first = Math.floor((month - 1) / 3) * 3;
  const at = (months: number): string => shiftDay(dayNumber(year, 1, 1), first + months, 'mo')!;
  return date(back ? `${at(-3 * count)}/${at(0)}` : `${at(3)}/${at(3 + 3 * count)}`);
}

/** "the last two decades" as whole ones too, the current one left out. */
function decadeWindow(reference: number, count: number, back: boolean): readonly Value[] {
  if (!count) return [];
  const first = Math.floor(civil(reference).year / 10) * 10;
  const [from, to] = back ? [first - 10 * count, first] : [first + 10, first + 10 + 10 * count];
  return [date(`${from}-01-01/${to}-01-01`)];
}

/** The tokens of a length together with a word of the class before, inside or behind it. */
function beside(scan: Scan, p: Placed, is: Term['is']): { readonly from: number; readonly to: number } | undefined {
  const first = before(scan, p.from, is);
  // "will *last* six weeks"
  const isVerb = first !== undefined && before(scan, first, 'modal') !== undefined;
  if (first !== undefined && !isVerb) return { from: first, to: p.to };
  for (let i = p.from + 1; i < p.to; i++) if (termAt(scan, i, is)) return p;
  const last = behind(scan, p.to, is);
  // "two hours next month": the word belongs to what follows it.
  const follows = last !== undefined && termAt(scan, skip(scan, last), 'unit', 'month', 'season', 'weekday');
  return last === undefined || follows ? undefined : { from: p.from, to: last };
}

/** "in two weeks": a length as the day it leads to. */
export function hence(scan: Scan, p: Placed): Placed | undefined {
  const q = p.m.kind === 'duration' ? lengthOf(p.m) : undefined;
  if (!q || q.low !== q.high) return undefined;
  const after = behind(scan, p.to, 'laterAfter') ?? behind(scan, p.to, 'earlierAfter');
  if (after !== undefined) return leadsOn(scan, p.to, after) ? undefined : told(scan, p, q, after);
  // "won in two hours and 51 minutes": hours lead to no day.
  // "in two years of drought"
  if (['h', 'min', 's'].includes(q.unit) || behind(scan, p.to, 'lengthOf') !== undefined) return undefined;
  const from = before(scan, p.from, 'maybeHence', 'henceBefore');
  if (from === undefined) return undefined;
  const day = scan.reference === undefined ? undefined : shiftDay(scan.reference, q.low, q.unit);
  return widen(scan, p, from, p.to, { kind: 'date', values: day ? [date(day), ...p.m.values] : p.m.values });
}

/** "dix-huit mois *après l'incendie*": the word is a preposition of what follows, which tells no day. */
function leadsOn(scan: Scan, to: number, after: number): boolean {
  const isPreposition = termAt(scan, skip(scan, to), 'bound')?.end === after;
  return isPreposition && termAt(scan, skip(scan, after), 'article') !== undefined;
}

/** "three weeks later": counted from the reference day for want of the one it was told from. */
function told(scan: Scan, p: Placed, q: Quantity, to: number): Placed {
  const sign = behind(scan, p.to, 'laterAfter') === undefined ? -1 : 1;
  const day = scan.reference === undefined ? undefined : shiftDay(scan.reference, sign * q.low, q.unit);
  return widen(scan, p, p.from, to, { kind: 'date', values: day ? [date(day), ...p.m.values] : p.m.values });
}

/** "il y a deux ans": the preposition belongs to it, and the day is exact. */
export function ago(scan: Scan, p: Placed): Placed | undefined {
  const [first] = p.m.values;
  const q = lengthOf(p.m);
  if (p.m.kind === 'duration' || first?.type !== 'date' || !q) return undefined;
  const lead = before(scan, p.from, 'agoBefore') ?? p.from;
  const { reference } = scan;
  if (reference === undefined || first.unresolved) return widen(scan, p, lead, p.to, { kind: 'date' });
  const sign = first.edtf.slice(0, 10) < shiftDay(reference, 0, 'd')!.slice(0, first.edtf.slice(0, 10).length) ? -1 : 1;
  const day = shiftDay(reference, sign * q.low, q.unit);
  const within = sign > 0 ? before(scan, lead, 'within') : undefined;
  if (within !== undefined && day)
    return widen(scan, p, within, p.to, { kind: 'daterange', values: [date(`${isoDay(reference)}/${day}`)] });
  return widen(scan, p, lead, p.to, { kind: 'date', values: day ? [date(day), ...p.m.values] : p.m.values });
}
