import { isDate } from '../../values/calendar.ts';
import { dayMonthAt, wordDate } from './absolute.ts';
import { countsNext, type Day, dayAt, endsFree, fullYear, monthAt, yearAt } from './component.ts';
import { decade } from './decade.ts';
import { eraYears } from './era.ts';
import { edtf, type Fields } from './fields.ts';
import { ideographicDays, ideographicMonths } from './ideographic.ts';
import { jointAt, type Stretch, skipWeekday } from './joint.ts';
import { MAY, mayBegin } from './may.ts';
import { numericDate } from './numeric.ts';
import { numericBetween } from './numericBetween.ts';
import { period } from './period.ts';
import type { Lead, Point } from './point.ts';
import { dayOfMonth } from './relative.ts';
import { DASHES, digitsAt, gap, isAlone, isCapital, isMark, type Part, type Scan, spanOf, termAt } from './scan.ts';

const CLOSED: Omit<Lead, 'from'> = { dated: true, article: true, year: 'strong', open: false };

/** The stretch that begins at token `i`. */
export function stretchAt(scan: Scan, i: number, lead: Lead): Stretch | undefined {
  const days = scan.lexicon.ideographic ? ideographicDays(scan, i) : undefined;
  if (days) {
    const f = days.point.readings[0]!;
    const parts = [...days.point.parts, days.part];
    return { from: i, to: days.to, edtf: `${edtf(f)}/${edtf({ ...f, day: days.last })}`, parts };
  }
  const months = scan.lexicon.ideographic ? ideographicMonths(scan, i) : undefined;
  if (months) return months;
  const may = mayBegin(scan, i);
  return (
    (may & (MAY.number | MAY.weekday) ? daysOfMonth(scan, i, lead) : undefined) ??
    (may & MAY.month ? monthThenDays(scan, i, lead) : undefined) ??
    (may & MAY.digits ? betweenNumbers(scan, i, lead) : undefined) ??
    (may & MAY.digits || may & MAY.era ? eraYears(scan, i, lead) : undefined) ??
    sharedYear(scan, i, lead) ??
    (may & MAY.digits ? years(scan, i, lead) : undefined)
  );
}

/** "01/10-07/10/2025", "from 5/1-5/7". */
function betweenNumbers(scan: Scan, i: number, lead: Lead): Stretch | undefined {
  const between = numericBetween(scan, i, lead);
  if (!between) return undefined;
  const [edtf_, ...also] = between.pairs.map(([a, b]) => `${edtf(a)}/${edtf(b)}`);
  return { from: i, to: between.to, edtf: edtf_!, parts: between.parts, ...(also.length ? { also } : {}) };
}

/** "3–5 May 2025", "3 au 5 mai", "3. bis 5. Mai": the month, and the year, are told once. */
function daysOfMonth(scan: Scan, i: number, lead: Lead): Stretch | undefined {
  const at = skipWeekday(scan, i);
  const first = dayAt(scan, at);
  if (!first) return undefined;
  const end = scan.lexicon.dotOrdinal && isMark(scan, first.end, '.') ? first.end + 1 : first.end;
  const joint = jointAt(scan, end);
  if (!joint) return listedDay(scan, at, first, end);
  const last = wordDate(scan, joint.end, { from: joint.end, ...CLOSED }) ?? dayOfMonth(scan, joint.end);
  const f = last?.readings[0];
  if (last?.unresolved && !joint.and)
    return { from: i, to: last.to, edtf: '', parts: [first.part, ...last.parts], unresolved: true };
  if (!last || f?.day === undefined || f.month === undefined || last.parts[0]?.part !== 'day') return undefined;
  if (!isDate(f.year, f.month, first.value) || first.value >= f.day) return undefined;
  const begin: Fields = { ...f, day: first.value };
  if (joint.and && !lead.open)
    return { from: at, to: end, edtf: edtf(begin), parts: [first.part], both: { first: begin, end } };
  return { from: i, to: last.to, edtf: `${edtf(begin)}/${edtf(f)}`, parts: [first.part, ...last.parts] };
}

/** No list of days is longer. */
const MOST_DAYS = 12;

/** "3, 4 and 5 May": the first of several days whose month, and year, are told behind the last. */
function listedDay(scan: Scan, i: number, first: Day, end: number): Stretch | undefined {
  let to = end;
  let before = first.value;
  for (let n = 0; n < MOST_DAYS; n++) {
    const comma = gap(scan, to);
    const joint = isMark(scan, comma, ',') ? { end: gap(scan, comma + 1), and: false } : jointAt(scan, to);
    if (!joint || (!joint.and && !isMark(scan, comma, ','))) return undefined;
    const last = n > 0 ? wordDate(scan, joint.end, { from: joint.end, ...CLOSED }) : undefined;
    const f = last?.readings[0];
    if (last && f?.day !== undefined && f.month !== undefined && last.parts[0]?.part === 'day') {
      if (!joint.and || f.day <= before || !isDate(f.year, f.month, first.value)) return undefined;
      const begin: Fields = { ...f, day: first.value };
      return { from: i, to: end, edtf: edtf(begin), parts: [first.part], both: { first: begin, end } };
    }
    const next = joint.and ? undefined : dayAt(scan, joint.end);
    if (!next || next.value <= before) return undefined;
    before = next.value;
    to = scan.lexicon.dotOrdinal && isMark(scan, next.end, '.') ? next.end + 1 : next.end;
  }
  return undefined;
}

/** "May 3–5, 2025", "July 14 to 16". */
function monthThenDays(scan: Scan, i: number, lead: Lead): Stretch | undefined {
  const month = monthAt(scan, i);
  if (!month || scan.lexicon.ideographic) return undefined;
  const isUsual = scan.lexicon.monthFirst || lead.open;
  const the = termAt(scan, gap(scan, month.end), 'article');
  const first = dayAt(scan, gap(scan, the?.end ?? month.end));
  if (!first || first.end === month.end) return undefined;
  const joint = jointAt(scan, first.end);
  if (!joint || (joint.and && !lead.open)) return undefined;
  const last = dayAt(scan, joint.end);
  if (!last || last.value <= first.value || !endsFree(scan, last.end - 1) || monthAt(scan, gap(scan, last.end)))
    return undefined;
  if (termAt(scan, gap(scan, last.end), 'unit')) return undefined;
  const p = gap(scan, last.end);
  // Elsewhere two days in digits, that count nothing ("novembre 19-20").
  const isPlain = first.part.form === 'numeric' && last.part.form === 'numeric' && scan.tokens[p]?.type !== 'word';
  if (!isUsual && !isPlain) return undefined;
  const year = yearAt(scan, isMark(scan, p, ',') ? gap(scan, p + 1) : p);
  const fields: Fields = { month: month.value, ...(year ? { year: year.value } : {}) };
  return {
    from: i,
    to: year?.end ?? last.end,
    edtf: `${edtf({ ...fields, day: first.value })}/${edtf({ ...fields, day: last.value })}`,
    parts: [month.part, first.part, last.part, ...(year ? [year.part] : [])],
  };
}

/** "April to June 2025", "28 April – 3 May 2025", "from March to May": the year is told once, or not at all. */
function sharedYear(scan: Scan, i: number, lead: Lead): Stretch | undefined {
  if (!lead.open && !beginsYearless(scan, i)) return undefined;
  const sure = { from: i, ...CLOSED };
  const short = monthAt(scan, i);
  const dashed = short !== undefined && isCapital(scan.tokens[i]) && leadsMonth(scan, short);
  const first =
    whole(scan, i, lead.dated || lead.open || dashed ? sure : { ...lead, from: i }) ??
    (lead.open ? numericDate(scan, i, sure, true) : undefined);
  const a = first?.readings[0];
  if (!first || !a || a.year !== undefined || first.resolved || first.unresolved) return undefined;
  const joint = jointAt(scan, first.to);
  if (!joint || (joint.and && !lead.open)) return undefined;
  const last =
    whole(scan, joint.end, { ...sure, from: joint.end }) ??
    (lead.open ? numericDate(scan, joint.end, sure, true) : undefined);
  const b = last?.readings[0];
  if (!last || !b || last.unresolved || shape(a) !== shape(b)) return undefined;
  if (b.year === undefined && (a.day !== undefined || !(lead.open || joint.dash || dashed))) return undefined;
  const wraps = (a.month ?? a.season ?? a.quarter ?? 0) > (b.month ?? b.season ?? b.quarter ?? 0);
  const begin: Fields = b.year === undefined ? a : { ...a, year: wraps ? b.year - 1 : b.year };
  return { from: i, to: last.to, edtf: `${edtf(begin)}/${edtf(b)}`, parts: [...first.parts, ...last.parts] };
}

/** Whether a date without a year may begin here: digits that are no day with its month, ordinal or decade begin none. */
function beginsYearless(scan: Scan, i: number): boolean {
  const may = mayBegin(scan, i);
  if (!(may & MAY.digits) || may & MAY.ordinal) return true;
  return (may & MAY.year ? decade(scan, i, true) : dayMonthAt(scan, i)) !== undefined;
}

/** "Nov-Feb", "May to July": a month behind it tells that a name is one too. */
function leadsMonth(scan: Scan, month: { readonly end: number; readonly short: boolean }): boolean {
  if (month.short) return isMark(scan, month.end, DASHES);
  const joint = scan.lexicon.lowerCase ? undefined : jointAt(scan, month.end);
  const last = joint && !joint.and ? monthAt(scan, joint.end) : undefined;
  return last !== undefined && isCapital(scan.tokens[joint!.end]);
}

const whole = (scan: Scan, i: number, lead: Lead): Point | undefined =>
  wordDate(scan, i, lead) ?? period(scan, i, lead);
const shape = (f: Fields): string =>
  f.day !== undefined
    ? 'day'
    : f.month !== undefined
      ? 'month'
      : f.season !== undefined
        ? 'season'
        : f.quarter !== undefined
          ? 'quarter'
          : 'other';

/** "2014-2020", "1914–18"; with a word between ("from 2014 to 2020") both years are dates of their own. */
function years(scan: Scan, i: number, lead: Lead): Stretch | undefined {
  const first = digitsAt(scan, i, 4, 4);
  if (first === undefined || first < 1000 || first > 2150 || scan.tokens[i - 1]?.type === 'word') return undefined;
  const joint = jointAt(scan, i + 1);
  if (!joint?.dash) return undefined;
  const long = digitsAt(scan, joint.end, 4, 4);
  const short = digitsAt(scan, joint.end, 2, 2);
  const last = long ?? (short !== undefined && first > 1500 ? fullCentury(first, short) : undefined);
  if (last === undefined || last <= first || last > 2150 || !endsFree(scan, joint.end)) return undefined;
  if (isMark(scan, joint.end + 1, DASHES) || !isAlone(scan, i) || countsNext(scan, joint.end + 1)) return undefined;
  if (long === undefined && scan.tokens[i + 1]?.type === 'space') return undefined;
  // Short forms and years out of the usual range need a preposition or brackets: "1850-1900 m" is a height.
  const sure =
    lead.year === 'strong' ||
    lead.open ||
    lead.article ||
    isMark(scan, i - 1, '([') ||
    (first >= 1900 && long !== undefined);
  if (!sure && !(long !== undefined && first >= 1500 && endsPhrase(scan, joint.end + 1))) return undefined;
  const part = (p: number): Part => ({
    part: 'year',
    span: spanOf(scan, p, p + 1),
    form: scan.tokens[p]!.text.length === 2 ? 'abbreviated' : 'numeric',
  });
  return {
    from: i,
    to: joint.end + 1,
    edtf: `${edtf({ year: first })}/${edtf({ year: last })}`,
    parts: [part(i), part(joint.end)],
  };
}

const endsPhrase = (scan: Scan, i: number): boolean => {
  const token = scan.tokens[gap(scan, i)];
  return token === undefined || (token.type === 'mark' && '.,;:!?)]'.includes(token.text));
};

const fullCentury = (first: number, short: number): number => {
  const year = Math.floor(first / 100) * 100 + short;
  return year > first ? year : fullYear(short);
};
