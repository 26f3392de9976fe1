import { chain, found, type Number_, type Reading, reading, threeParts } from './numericParts.ts';
import type { Lead, Point } from './point.ts';
import { digitsAt, gap, isMark, type Part, phraseAt, type Scan, spanOf, termAt } from './scan.ts';

/** Numeric dates: "2025-07-14", "14/07/2025", "14.07.25", "07/2025", and day with month where the neighbours say so. */
export function numericDate(scan: Scan, i: number, lead: Lead, dated: boolean): Point | undefined {
  if (scan.tokens[i]?.type !== 'digits' || !free(scan, i)) return undefined;
  const mark = scan.tokens[i + 1];
  if (
    mark?.type !== 'mark' ||
    !'/.-‐‑'.includes(mark.text) ||
    (mark.text === '/' && scan.tokens[i + 2]?.type === 'space')
  )
    return spaced(scan, i) ?? parted(scan, i, lead);
  const { numbers, end } = chain(scan, i, mark.text);
  const readings =
    numbers.length === 3
      ? threeParts(scan, numbers)
      : numbers.length === 2
        ? twoParts(scan, numbers, mark.text, lead, dated, end)
        : [];
  if (!readings.length || !ends(scan, end)) return undefined;
  const late = numbers.length === 2 ? lateYear(scan, end, readings) : undefined;
  if (late) return { from: i, ...late };
  const dots = mark.text === '.' && isMark(scan, end, '.') && numbers.length === 2 && scan.lexicon.dotOrdinal;
  return { from: i, to: dots ? end + 1 : end, readings: readings.map((r) => r.fields), parts: readings[0]!.parts };
}

/** "12/08, 2015": the year behind a comma. */
function lateYear(scan: Scan, end: number, readings: readonly Reading[]): Omit<Point, 'from'> | undefined {
  const at = gap(scan, end + 1);
  const year = isMark(scan, end, ',') && at > end + 1 ? digitsAt(scan, at, 4, 4) : undefined;
  const isDay = readings.every((r) => r.fields.day !== undefined && r.fields.year === undefined);
  if (!isDay || year === undefined || year < 1500 || year > 2150 || !closes(scan, at + 1)) return undefined;
  const named: Part = { part: 'year', span: spanOf(scan, at, at + 1), form: 'numeric' };
  const fields = readings.map((r) => ({ ...r.fields, year }));
  return { to: at + 1, readings: fields, parts: [...readings[0]!.parts, named] };
}

/** Two numbers are a date only with a four-digit year ("07/2025", "2025-07"), a weekday, or a preposition of dates. */
function twoParts(
  scan: Scan,
  [a, b]: readonly Number_[],
  mark: string,
  lead: Lead,
  dated: boolean,
  end: number,
): readonly Reading[] {
  if (!a || !b) return [];
  // "in 2015/3", "en 2015.3": one digit is a month's only behind a preposition of years, at the end of a clause.
  const isMonth = lead.year === 'strong' && b.width < 3 && a.value >= 1900 && a.value <= 2100 && closes(scan, end);
  if (a.width === 4 && isMonth && (b.width === 1 || mark === '.')) return found([reading(scan, a, b, undefined)]);
  if (a.width === 4) return mark === '.' || b.width !== 2 || a.value < 1500 ? [] : yearMonth(scan, a, b, mark);
  if (b.width === 4) return mark === '.' || b.value < 1500 ? [] : found([reading(scan, b, a, undefined)]);
  if (mark === '.' && scan.lexicon.dotOrdinal && isMark(scan, end, '.')) return found([reading(scan, undefined, b, a)]);
  const on = mark === '/' && termAt(scan, gapBack(scan, a.at), 'aroundDay') !== undefined;
  const sure =
    dated ||
    on ||
    closesPair(scan, a.at, mark) ||
    (mark === '/' && (listed(scan, a.at) || (lead.bound !== undefined && closes(scan, end)))) ||
    padded(scan, a, b, mark) ||
    ((lead.dated || lead.article) && mark === '/' && (a.width === 2 || b.width === 2));
  if (!sure) return [];
  const dayFirst = reading(scan, undefined, b, a);
  const monthFirst = reading(scan, undefined, a, b);
  if (scan.lexicon.order === 'both') return found([dayFirst, monthFirst]);
  return found([scan.lexicon.order === 'mdy' ? (monthFirst ?? dayFirst) : (dayFirst ?? monthFirst)]);
}

/** "22/04": a fraction or score has no leading zero. */
function padded(scan: Scan, a: Number_, b: Number_, mark: string): boolean {
  const text = (n: Number_): string => scan.tokens[n.at]!.text;
  return mark === '/' && a.width === 2 && b.width === 2 && (text(a)[0] === '0' || text(b)[0] === '0');
}

/** "from 10/1 to 11/7": the second of two written alike, behind the word that joins them. */
function closesPair(scan: Scan, i: number, mark: string): boolean {
  const joint = gapBack(scan, i);
  const last = gapBack(scan, joint);
  const open = gapBack(scan, last - 2);
  return (
    joint > 4 &&
    termAt(scan, joint, 'join') !== undefined &&
    scan.tokens[last]?.type === 'digits' &&
    scan.tokens[last - 1]?.text === mark &&
    termAt(scan, open, 'open') !== undefined
  );
}

/** "on 20/11, 22/11 or 25/11": the next of several, the first of which is told to be a day. */
function listed(scan: Scan, i: number): boolean {
  for (let start = i, n = 0; n < 6; n++) {
    const joint = gapBack(scan, start);
    const isWord = termAt(scan, joint, 'and') !== undefined || phraseAt(scan, scan.locale.figures.ranges.or, joint);
    if (!isWord && !isMark(scan, joint, ',')) return false;
    const last = scan.tokens[joint - 1]?.type === 'space' ? joint - 2 : joint - 1;
    if (
      scan.tokens[last]?.type !== 'digits' ||
      !isMark(scan, last - 1, '/') ||
      scan.tokens[last - 2]?.type !== 'digits'
    )
      return false;
    start = last - 2;
    if (termAt(scan, gapBack(scan, start), 'aroundDay')) return true;
  }
  return false;
}

/** A mark or the end behind the digits: "before 3/4 of them" is a share. */
function closes(scan: Scan, end: number): boolean {
  const next = scan.tokens[gap(scan, end)];
  return next === undefined || next.type === 'mark';
}

/** "11 / 2016": a month and a year with spaces around the stroke. */
function spaced(scan: Scan, i: number): Point | undefined {
  const stroke = gap(scan, i + 1);
  const at = gap(scan, stroke + 1);
  if (!isMark(scan, stroke, '/') || at === i + 2) return undefined;
  const [first, last] = [digitsAt(scan, i, 1, 4), digitsAt(scan, at, 1, 4)];
  if (first === undefined || last === undefined || !ends(scan, at + 1) || !closes(scan, at + 1)) return undefined;
  const [year, month] = first > 31 ? [first, last] : [last, first];
  if (year < 1900 || year > 2100 || month < 1 || month > 12) return undefined;
  const number = (p: number): Number_ => ({
    at: p,
    value: digitsAt(scan, p, 1, 4)!,
    width: scan.tokens[p]!.text.length,
  });
  const [y, m] = first > 31 ? [number(i), number(at)] : [number(at), number(i)];
  const read = reading(scan, y, m, undefined);
  return read && { from: i, to: at + 1, readings: [read.fields], parts: read.parts };
}

/** "le 18 08 1978": day, month and year with nothing but spaces between, behind a word of dates or with a padded month. */
function parted(scan: Scan, i: number, lead: Lead): Point | undefined {
  const at = [i, i + 2, i + 4];
  const isParted = scan.tokens[i + 1]?.type === 'space' && scan.tokens[i + 3]?.type === 'space';
  const [a, b, c] = [digitsAt(scan, i, 1, 2), digitsAt(scan, i + 2, 2, 2), digitsAt(scan, i + 4, 4, 4)];
  if (!isParted || a === undefined || b === undefined || c === undefined || c < 1900 || c > 2100) return undefined;
  if (!ends(scan, i + 5) || !(lead.dated || lead.article || scan.tokens[i + 2]!.text[0] === '0')) return undefined;
  const [x, y, z] = at.map(
    (p): Number_ => ({ at: p, value: digitsAt(scan, p, 1, 4)!, width: scan.tokens[p]!.text.length }),
  );
  const read = threeParts(scan, [x!, y!, z!]);
  return read.length ? { from: i, to: i + 5, readings: read.map((r) => r.fields), parts: read[0]!.parts } : undefined;
}

/** The token before the space before `i`. */
const gapBack = (scan: Scan, i: number): number => (scan.tokens[i - 1]?.type === 'space' ? i - 2 : i);

/** "2025-07" is a month; "2025-26" two years, which the period reader takes. "2010-12" may be either: years. */
function yearMonth(scan: Scan, a: Number_, b: Number_, mark: string): readonly Reading[] {
  if (b.value === (a.value + 1) % 100) return [];
  if (mark !== '/' && b.value > a.value % 100 && scan.tokens[b.at]!.text[0] !== '0') return [];
  return found([reading(scan, a, b, undefined)]);
}

/** Nothing of a longer number, code or address touches the digits. */
export function free(scan: Scan, i: number): boolean {
  const before = scan.tokens[i - 1];
  if (!before || before.type === 'space') return true;
  if (before.type === 'word' || before.type === 'digits') return scan.lexicon.ideographic;
  if ('.,:/-'.includes(before.text)) return scan.tokens[i - 2]?.type === 'space' || i < 2;
  return !'_#$€£+@&=%'.includes(before.text);
}

export function ends(scan: Scan, end: number): boolean {
  const after = scan.tokens[end];
  if (!after || after.type === 'space') return !percentNext(scan, end);
  // "2025-07-14T16:30" goes on as a clock time.
  if (after.type === 'word')
    return scan.lexicon.ideographic || (after.folded === 't' && scan.tokens[end + 1]?.type === 'digits');
  if (after.type === 'mark' && '.,:/-'.includes(after.text)) return scan.tokens[end + 1]?.type !== 'digits';
  return !'%‰€$£_°'.includes(after.text);
}

function percentNext(scan: Scan, end: number): boolean {
  const next = scan.tokens[gap(scan, end)];
  return (
    next !== undefined && ('%‰€$£°'.includes(next.text) || termAt(scan, gap(scan, end), 'unit')?.value.symbol === true)
  );
}
