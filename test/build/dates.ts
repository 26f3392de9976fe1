import { daysWithin, readEdtf } from '../../server/src/engine/values/edtf.ts';

const SEASONS: Readonly<Record<string, string>> = { spring: '21', summer: '22', autumn: '23', winter: '24' };

/** Whether a date is the one of a key, which writes quarters as 2026-Q3, halves as 2026-H2 and seasons as 2028-autumn. */
export function sameDate(edtf: string, key: string): boolean {
  const wanted = key
    .replace(/-Q([1-4])/, (_, q: string) => `-3${Number(q) + 2}`)
    .replace(/-H([12])/, (_, h: string) => `-4${Number(h) - 1}`)
    .replace(/-(spring|summer|autumn|winter)$/, (_, name: string) => `-${SEASONS[name]}`)
    .replace('~', '/');
  if (edtf === wanted) return true;
  const [a, b] = [readEdtf(edtf), readEdtf(wanted)];
  if (!a || !b) return false;
  if (JSON.stringify(a.ranges) === JSON.stringify(b.ranges)) return true;
  // A key that names one month for "mid-2028" or "the end of 2027" is within what the words say.
  if (/^\d{4}-\d{2}$/.test(wanted) && edtf.includes('/') && daysWithin(b, a)) return true;
  // The end of a range keyed on its own.
  if (edtf.endsWith(`/${wanted}`) || edtf.startsWith(`${wanted}/`)) return true;
  // A day within the month that the key gives ("mid-October", keyed as the month), or a part of the year.
  return edtf.startsWith(wanted) && wanted.length >= 4;
}
