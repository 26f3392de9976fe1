import { civil, isDate } from '../../values/calendar.ts';
import { edtf, type Fields, shiftUnit } from './fields.ts';
import type { Stretch } from './joint.ts';
import { numberAt } from './number.ts';
import type { Point } from './point.ts';
import { DASHES, digitsAt, gap, isMark, type Part, type Scan, spanOf, termAt } from './scan.ts';

interface Piece {
  readonly value: number;
  readonly end: number;
  readonly part: Part;
}

/** A number with the sign of its part behind it: "2025年", "7月", "14日", "二〇二五年". */
function piece(scan: Scan, i: number, name: 'year' | 'month' | 'day'): Piece | undefined {
  const read = digits(scan, i) ?? numberAt(scan, i);
  if (!read) return undefined;
  const value = 'value' in read ? read.value : read.values[0]!;
  const mark = termAt(scan, gap(scan, read.end), `${name}Mark`);
  if (!mark || !Number.isInteger(value)) return undefined;
  // The sign stays outside: a fix changes the number before it.
  return { value, end: mark.end, part: { part: name, span: spanOf(scan, i, read.end), form: 'numeric' } };
}

const NUMERALS = '〇一二三四五六七八九';

/** Years told figure by figure: "二〇二五". */
function digits(scan: Scan, i: number): { readonly value: number; readonly end: number } | undefined {
  let text = '';
  for (let p = i; p < i + 4; p++) {
    const token = scan.tokens[p];
    const n = token && token.text.length === 1 ? NUMERALS.indexOf(token.text === '零' ? '〇' : token.text) : -1;
    if (n < 0) return undefined;
    text += n;
  }
  return { value: Number(text), end: i + 4 };
}

/** The year's piece: with four digits, an era ("令和7年"), or a word ("去年"). */
function year(scan: Scan, i: number): (Piece & { readonly resolved?: boolean }) | undefined {
  const era = termAt(scan, i, 'era');
  if (era) {
    const first = termAt(scan, era.end, 'firstYear');
    const n = first ? { value: 1, end: first.end } : piece(scan, era.end, 'year');
    return (
      n && {
        value: era.value.n + n.value,
        end: n.end,
        part: { part: 'year', span: spanOf(scan, i, n.end), form: 'numeric' },
      }
    );
  }
  const plain = piece(scan, i, 'year');
  if (plain) return plain.value >= 1000 && plain.value <= 2150 ? plain : undefined;
  return undefined;
}

/** The weekday behind a date, in brackets or not. */
function weekdayAfter(
  scan: Scan,
  i: number,
): { readonly end: number; readonly n: number; readonly part: Part } | undefined {
  const p = gap(scan, i);
  const open = isMark(scan, p, '(（');
  const name = termAt(scan, open ? p + 1 : p, 'weekday');
  if (!name || (open && !isMark(scan, name.end, ')）')) || (!open && name.value.short)) return undefined;
  const part: Part = {
    part: 'weekday',
    span: spanOf(scan, open ? p + 1 : p, name.end),
    form: name.value.short ? 'abbreviated' : 'long',
  };
  return { end: open ? name.end + 1 : name.end, n: name.value.n, part };
}

/** 2025年第三季度, 2025年上半年. */
function yearPart(
  scan: Scan,
  i: number,
  y: Piece,
  name: 'quarter' | 'half',
  hit: { readonly value: { readonly n: number }; readonly end: number },
): Point {
  const from = gap(scan, y.end);
  const part: Part = { part: name, span: spanOf(scan, from, hit.end), form: 'long' };
  return { from: i, to: hit.end, readings: [{ year: y.value, [name]: hit.value.n }], parts: [y.part, part] };
}

/** "今年底", "下月初": a part of a year or month that is told from the reference day. */
function shiftedEdge(
  scan: Scan,
  i: number,
  { value, end }: { readonly value: { readonly unit: string; readonly by: number }; readonly end: number },
  to: number,
  modifier: 'start' | 'mid' | 'end',
): Point {
  const parts: Part[] = [
    { part: value.unit === 'a' ? 'year' : 'month', span: spanOf(scan, i, end), form: 'long' },
    { part: 'modifier', span: spanOf(scan, end, to), form: 'long' },
  ];
  const fields = scan.reference === undefined ? undefined : shiftUnit(value.unit, scan.reference, value.by);
  if (!fields) return { from: i, to, readings: [{}], parts, unresolved: true };
  return { from: i, to, readings: [{ ...fields, modifier }], parts, resolved: true };
}

/** Dates of parts with signs behind them, largest first: 2025年7月14日, 7月14日, 2025年7月, 14日, 去年7月. */
export function ideographicDate(scan: Scan, i: number): Point | undefined {
  if (!scan.lexicon.ideographic) return undefined;
  const told = termAt(scan, i, 'shifted');
  const edge = told && termAt(scan, told.end, 'modifier', 'notPart');
  if (told && edge?.value.is === 'modifier') return shiftedEdge(scan, i, told, edge.end, edge.value.part);
  const shifted = told?.value.unit === 'a' ? told : undefined;
  const y = shifted ? undefined : year(scan, i);
  const at = shifted?.end ?? y?.end ?? i;
  const part = y && termAt(scan, gap(scan, at), 'quarterName', 'halfName');
  if (y && part) return yearPart(scan, i, y, part.value.is === 'quarterName' ? 'quarter' : 'half', part);
  const m = piece(scan, gap(scan, at), 'month');
  const d = m && piece(scan, gap(scan, m.end), 'day');
  if ((!y && !m) || (m && (m.value < 1 || m.value > 12))) return undefined;
  const parts: Part[] = [y?.part, m?.part, d?.part].filter((p) => p !== undefined);
  const end = d?.end ?? m?.end ?? y!.end;
  const known = shifted && scan.reference !== undefined ? civil(scan.reference).year + shifted.value.by : y?.value;
  const fields: Fields = {
    ...(known !== undefined ? { year: known } : {}),
    ...(m ? { month: m.value } : {}),
    ...(d ? { day: d.value } : {}),
  };
  if (m && d && !isDate(known, m.value, d.value)) return undefined;
  // "2028年底", "10月上旬", but "2024年初步统计".
  const third = d ? undefined : termAt(scan, end, 'halfPart', 'modifier', 'notPart');
  if (third && third.value.is !== 'notPart') {
    const named: Part = { part: 'modifier', span: spanOf(scan, end, third.end), form: 'long' };
    const cut = third.value.is === 'halfPart' ? { half: third.value.n } : { modifier: third.value.part };
    return { from: i, to: third.end, readings: [{ ...fields, ...cut }], parts: [...parts, named] };
  }
  const day = d ? weekdayAfter(scan, end) : undefined;
  const point: Point = {
    from: i,
    to: day?.end ?? end,
    readings: [day ? { ...fields, weekday: day.n } : fields],
    parts: day ? [...parts, day.part] : parts,
  };
  if (!shifted) return point;
  return scan.reference === undefined ? { ...point, unresolved: true } : { ...point, resolved: true };
}

/** 2025年4～6月, 4月至6月: two months, the sign of the first left out or not, and the year told once. */
export function ideographicMonths(scan: Scan, i: number): Stretch | undefined {
  const y = year(scan, i);
  const at = gap(scan, y?.end ?? i);
  const named = piece(scan, at, 'month');
  const bare = named ? undefined : digitsAt(scan, at, 1, 2);
  const first = named?.value ?? bare;
  const end = named?.end ?? at + 1;
  const joint = first === undefined ? undefined : monthJoint(scan, end);
  const last = joint === undefined ? undefined : piece(scan, joint, 'month');
  if (first === undefined || !last || first < 1 || first >= last.value || last.value > 12) return undefined;
  if (piece(scan, gap(scan, last.end), 'day')) return undefined;
  const own: Part = named?.part ?? { part: 'month', span: spanOf(scan, at, end), form: 'numeric' };
  const fields = (month: number): Fields => ({ ...(y ? { year: y.value } : {}), month });
  const parts = [...(y ? [y.part] : []), own, last.part];
  return { from: i, to: last.end, edtf: `${edtf(fields(first))}/${edtf(fields(last.value))}`, parts };
}

/** Index behind a dash or a word that joins two months. */
function monthJoint(scan: Scan, i: number): number | undefined {
  const p = gap(scan, i);
  if (isMark(scan, p, DASHES)) return gap(scan, p + 1);
  const join = termAt(scan, p, 'join');
  return join && gap(scan, join.end);
}

/** 7月14日至16日: the month, and the year, are told once. */
export function ideographicDays(
  scan: Scan,
  i: number,
): { readonly point: Point; readonly last: number; readonly to: number; readonly part: Part } | undefined {
  const point = ideographicDate(scan, i);
  if (point?.readings[0]?.day === undefined) return undefined;
  const p = gap(scan, point.to);
  const join = termAt(scan, p, 'join');
  const last = join && piece(scan, gap(scan, join.end), 'day');
  return last && last.value > point.readings[0].day
    ? { point, last: last.value, to: last.end, part: last.part }
    : undefined;
}
