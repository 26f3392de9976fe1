// TIMEX forms of what is not resolved, as the `mentions` contract has them: "(XXXX-09-03,XXXX-09-12,P9D)", "SU".
import { dayNumber } from '../values/calendar.ts';

const SEASONS: Readonly<Record<string, string>> = { '21': 'SP', '22': 'SU', '23': 'FA', '24': 'WI' };

interface Edge {
  readonly year: number | undefined;
  readonly month: number;
  readonly day: number | undefined;
}

function edge(text: string): Edge | undefined {
  const m = /^(\d{4}|XXXX)-(\d\d)(?:-(\d\d))?$/.exec(text);
  if (!m || Number(m[2]) > 12) return undefined;
  return {
    year: m[1] === 'XXXX' ? undefined : Number(m[1]),
    month: Number(m[2]),
    day: m[3] ? Number(m[3]) : undefined,
  };
}

/** "XXXX-09-03/XXXX-09-12" as a triple of first day, last day (or first day of the last month) and length. */
function triple(start: string, end: string): string | undefined {
  const a = edge(start);
  const b = edge(end);
  if (!a || !b || (a.day === undefined) !== (b.day === undefined)) return undefined;
  const over = a.month > b.month ? 1 : 0;
  if (a.day === undefined) {
    const months = b.month - a.month + 12 * (a.year !== undefined && b.year !== undefined ? b.year - a.year : over);
    return `(${start}-01,${end}-01,P${months}M)`;
  }
  // 2019 stands for any year that is no leap year.
  const from = dayNumber(a.year ?? 2019, a.month, a.day);
  const to = dayNumber(b.year ?? (a.year ?? 2019) + over, b.month, b.day!);
  return `(${start},${end},P${to - from}D)`;
}

/** The TIMEX alternatives of an EDTF value without a year; none where it has one. */
export function timexOf(edtf: string): readonly string[] {
  const [start, end] = edtf.split('/');
  if (!start?.startsWith('XXXX-')) return [];
  if (end !== undefined) return [triple(start, end) ?? ''].filter(Boolean);
  const code = Number(start.slice(5));
  if (code >= 33 && code <= 36) {
    const first = String((code - 33) * 3 + 1).padStart(2, '0');
    const next = (code - 32) * 3 + 1;
    return [`(XXXX-${first}-01,XXXX-${String(next > 12 ? next - 12 : next).padStart(2, '0')}-01,P3M)`];
  }
  return SEASONS[start.slice(5)] ? [SEASONS[start.slice(5)]!] : [];
}
