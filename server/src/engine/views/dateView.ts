import { timexOf } from './dateTimex.ts';

// EDTF date sets in the ISO-like forms of the `mentions --jsonl` contract.

const SEASONS: Readonly<Record<string, string>> = { '21': 'SP', '22': 'SU', '23': 'FA', '24': 'WI' };
const pad = (n: number): string => String(n).padStart(2, '0');

/** One EDTF point with its part-of-year codes, decade or century written out; itself where it is plain. */
function plain(edtf: string): readonly string[] {
  const ends = edtf.split('/');
  if (ends.length === 2 && ends.some((e) => /^[\dX]{4}-[34]\d$/.test(e)))
    return [`${edge(ends[0]!, 0)}/${edge(ends[1]!, -1)}`];
  const part = /^([\dX]{4})-(\d\d)$/.exec(edtf);
  const code = Number(part?.[2] ?? 0);
  const year = part?.[1] ?? '';
  if (code >= 33 && code <= 36) return [`${year}-Q${code - 32}`];
  if (code === 40 || code === 41) return [code === 40 ? `${year}-01/${year}-06` : `${year}-07/${year}-12`];
  if (code >= 21 && code <= 24) return [edtf, `${year}-${SEASONS[String(code)]}`];
  if (/^\d{3}X$/.test(edtf)) return [`${edtf.slice(0, 3)}0/${edtf.slice(0, 3)}9`];
  if (/^\d\dXX$/.test(edtf)) return [`${edtf.slice(0, 2)}00/${edtf.slice(0, 2)}99`];
  return [edtf];
}

/** One end of an interval: a half year gives its first or last month. */
const edge = (edtf: string, at: 0 | -1): string => plain(edtf)[0]!.split('/').at(at)!;

/** The last occurrence of a span without a year before the reference date, and the first after it. */
function nearest(edtf: string, refDate: string): readonly string[] {
  const year = Number(refDate.slice(0, 4));
  const [start, end] = edtf.split('/') as [string, string];
  const first = (y: number): string => start.replace('XXXX', String(y).padStart(4, '0'));
  // "November to March" ends in the year after.
  const over = end.slice(5) < start.slice(5) ? 1 : 0;
  const made = (y: number): string => `${first(y)}/${end.replace('XXXX', String(y + over).padStart(4, '0'))}`;
  const next = first(year) > refDate.slice(0, first(year).length) ? year : year + 1;
  return [made(next), made(next - 1)];
}

/** The alternatives of the contract for one EDTF value; a span without a year also as its occurrences around `refDate`. */
export function viewDates(edtf: string, refDate?: string): readonly string[] {
  const views = [...plain(edtf), ...timexOf(edtf)];
  const spans = views.filter((v) => /^XXXX-.*\/XXXX-/.test(v) || /^XXXX-Q\d$/.test(v));
  if (!refDate || spans.length === 0) return views;
  return [...views, ...spans.flatMap((v) => nearest(v.includes('/') ? v : quarter(v), refDate))];
}

/** "XXXX-Q3" as months. */
function quarter(view: string): string {
  const q = Number(view.slice(-1));
  return `XXXX-${pad(q * 3 - 2)}/XXXX-${pad(q * 3)}`;
}
