import { fullYear, yearAt } from './component.ts';
import { century, decade } from './decade.ts';
import type { Fields } from './fields.ts';
import { ordinalAt } from './number.ts';
import { point, yearOf } from './periodYear.ts';
import type { Lead, Point } from './point.ts';
import { digitsAt, gap, isCapital, isMark, type Part, previous, type Scan, spanOf, termAt } from './scan.ts';
import { skipArticle, yearReference } from './shifted.ts';

/** "third quarter of 2026", "Q3 2025", "T3", "premier semestre", "H1 2025". */
export function quarterOrHalf(scan: Scan, i: number, lead: Lead): Point | undefined {
  const named = labelled(scan, i, true) ?? ordinalUnit(scan, i);
  if (!named) return joinedHalf(scan, i);
  const { end, n, unit, label } = named;
  if (n < 1 || n > (unit === 'quarter' ? 4 : 2)) return undefined;
  const years = unit === 'half' && !label ? halfOfYears(scan, i, named) : undefined;
  if (years) return years;
  const year = yearOf(scan, end);
  const part: Part = { part: unit, span: spanOf(scan, i, end), form: label ? 'abbreviated' : 'long' };
  const fields: Fields = unit === 'quarter' ? { quarter: n } : { half: n };
  if (year) return point(i, end, fields, [part], year);
  // "the second half" may be one of a match: it needs its month or year.
  const needsWhole = named.isPart || (scan.lexicon.yearBeforeNoun && !label);
  if (unit === 'half') return halfOfMonth(scan, i, end, n, part) ?? (needsWhole ? undefined : bare());
  return bare();
  function bare(): Point | undefined {
    // "T3", "H2", "S1" alone are names of other things; "Q3" needs a date's preposition.
    return label && !(lead.dated && isCapital(scan.tokens[i])) ? undefined : point(i, end, fields, [part], undefined);
  }
}

/** "4Q24", "1H 2025": the number before its label, and the year behind. */
export function numberedPart(scan: Scan, i: number): Point | undefined {
  const n = digitsAt(scan, i, 1, 1);
  const label = n === undefined ? undefined : termAt(scan, i + 1, 'quarterLabel', 'halfLabel');
  if (!label || !isCapital(scan.tokens[i + 1]) || label.end !== i + 2 || scan.tokens[i + 1]!.text.length > 1)
    return undefined;
  const unit = label.value.is === 'quarterLabel' ? 'quarter' : 'half';
  const before = previous(scan, i);
  // "à 1H25": a clock time.
  const isClock = termAt(scan, i + 1, 'clockUnit') && before && termAt(scan, before.at, 'clockLead');
  const at = gap(scan, label.end);
  const two = at === label.end ? digitsAt(scan, at, 2, 2) : undefined;
  const year = two === undefined ? yearAt(scan, at)?.value : fullYear(two);
  if (isClock || year === undefined || n === undefined || n < 1 || n > (unit === 'quarter' ? 4 : 2)) return undefined;
  const parts: Part[] = [
    { part: unit, span: spanOf(scan, i, label.end), form: 'abbreviated' },
    { part: 'year', span: spanOf(scan, at, at + 1), form: two === undefined ? 'numeric' : 'abbreviated' },
  ];
  return { from: i, to: at + 1, readings: [{ year, [unit]: n }], parts };
}

function halfOfMonth(scan: Scan, i: number, end: number, half: number, part: Part): Point | undefined {
  const of = termAt(scan, gap(scan, end), 'of');
  const at = of ? gap(scan, of.end) : undefined;
  const month = at === undefined ? undefined : termAt(scan, at, 'month');
  if (!month || at === undefined) return undefined;
  const name: Part = { part: 'month', span: spanOf(scan, at, month.end), form: 'long' };
  return point(i, month.end, { month: month.value.n, half }, [part, name], yearOf(scan, month.end));
}

/** "the second half of the 19th century", "la première moitié des années 1990". */
function halfOfYears(scan: Scan, i: number, { end, n }: Named): Point | undefined {
  const of = termAt(scan, gap(scan, end), 'of', 'article');
  const at = of && skipArticle(scan, gap(scan, of.end));
  const whole = at === undefined ? undefined : (decade(scan, at, true) ?? century(scan, at));
  const f = whole?.readings[0];
  if (!whole || !f) return undefined;
  const [first, length] =
    f.years !== undefined
      ? [f.years[0], 100]
      : f.decade !== undefined
        ? [f.decade * 10, 10]
        : f.century !== undefined
          ? [f.century * 100, 100]
          : [0, 0];
  if (length === 0) return undefined;
  const from = first + (n === 1 ? 0 : length / 2);
  const part: Part = { part: 'half', span: spanOf(scan, i, end), form: 'long' };
  return { from: i, to: whole.to, readings: [{ years: [from, from + length / 2 - 1] }], parts: [part, ...whole.parts] };
}

/** "zweite Märzhälfte": the month and its half in one word. */
function joinedHalf(scan: Scan, i: number): Point | undefined {
  const ordinal = ordinalAt(scan, i);
  const at = ordinal?.ordinal ? gap(scan, ordinal.end) : i;
  const month = at > i ? termAt(scan, at, 'monthHalf') : undefined;
  if (!ordinal || !month || ordinal.value < 1 || ordinal.value > 2) return undefined;
  const parts: Part[] = [
    { part: 'half', span: spanOf(scan, i, ordinal.end), form: 'long' },
    { part: 'month', span: spanOf(scan, at, at + 1), form: 'long' },
  ];
  return point(i, at + 1, { month: month.value.n, half: ordinal.value }, parts, yearOf(scan, at + 1));
}

interface Named {
  readonly end: number;
  readonly n: number;
  readonly unit: 'quarter' | 'half';
  readonly label: boolean;
  readonly isPart?: boolean;
}

function labelled(scan: Scan, i: number, sure: boolean): Named | undefined {
  const half = termAt(scan, i, 'halfPart');
  if (half) return { end: half.end, n: half.value.n, unit: 'half', label: false, isPart: true };
  const name = termAt(scan, i, 'quarterName', 'halfName');
  if (name)
    return { end: name.end, n: name.value.n, unit: name.value.is === 'quarterName' ? 'quarter' : 'half', label: false };
  const label = termAt(scan, i, 'quarterLabel', 'halfLabel');
  const n = label ? digitsAt(scan, label.end, 1, 1) : undefined;
  if (!label || n === undefined || !(sure || isCapital(scan.tokens[i])) || scan.tokens[label.end + 1]?.type === 'word')
    return undefined;
  return { end: label.end + 1, n, unit: label.value.is === 'quarterLabel' ? 'quarter' : 'half', label: true };
}

function ordinalUnit(scan: Scan, i: number): Named | undefined {
  const last = termAt(scan, i, 'lastOf');
  const ordinal = last ? { value: 0, end: last.end, ordinal: true } : ordinalAt(scan, i);
  if (!ordinal?.ordinal) return undefined;
  const at = gap(scan, ordinal.end);
  const quart = termAt(scan, at, 'quarterPart');
  // "le troisième quart de 2016": a part of a year that is named.
  if (quart && !last && yearOf(scan, quart.end))
    return { end: quart.end, n: ordinal.value, unit: 'quarter', label: false };
  const unit = termAt(scan, isMark(scan, at, '-') ? at + 1 : at, 'unit');
  if (!unit || (unit.value.unit !== 'quarter' && unit.value.unit !== 'half')) return undefined;
  if (!last) return { end: unit.end, n: ordinal.value, unit: unit.value.unit, label: false };
  // "The last quarter" alone is the one before this; with a year it is the year's last.
  return (
    yearOf(scan, unit.end) && {
      end: unit.end,
      n: unit.value.unit === 'quarter' ? 4 : 2,
      unit: unit.value.unit,
      label: false,
    }
  );
}

/** "2016 Q3", "2016H2", "2025 first quarter", "last year's third quarter". */
export function yearThenQuarter(scan: Scan, i: number): Point | undefined {
  const written = yearAt(scan, i);
  const told = written ? undefined : yearReference(scan, i);
  const end = written?.end ?? told?.end;
  if (end === undefined) return undefined;
  const owns = isMark(scan, end, "'’") && scan.tokens[end + 1]?.folded === 's';
  // "next year's third quarter"; "next year third-quarter sales" names none.
  if (told && !owns) return undefined;
  let p = gap(scan, owns ? end + 2 : end);
  if (isMark(scan, p, '-')) p++;
  const named = labelled(scan, p, true) ?? ordinalUnit(scan, skipArticle(scan, p));
  if (!named || named.n < 1 || named.n > (named.unit === 'quarter' ? 4 : 2)) return undefined;
  const part: Part = { part: named.unit, span: spanOf(scan, p, named.end), form: named.label ? 'abbreviated' : 'long' };
  const year: Part = written?.part ?? { part: 'year', span: spanOf(scan, i, end), form: 'long' };
  const value = written?.value ?? told?.year;
  const fields: Fields = { ...(value === undefined ? {} : { year: value }), [named.unit]: named.n };
  const read = point(i, named.end, fields, [year, part], undefined);
  return told ? { ...read, ...(value === undefined ? { unresolved: true } : { resolved: true }) } : read;
}
