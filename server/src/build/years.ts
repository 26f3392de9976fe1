import { isLeapYear } from '../engine/values/calendar.ts';
import type { DateSet } from '../engine/values/types.ts';
import type { Tense } from './tense.ts';

/** Years on each side of the reference date that are tried. */
const REACH = 1;

const dayOf = (edtf: string): number => {
  const m = /^(\d{4})-(\d{2})(?:-(\d{2}))?/.exec(edtf);
  if (!m) return Number.NaN;
  // Seasons (21–24) and quarters (33–36) by their middle month.
  const part = Number(m[2]);
  const month = part <= 12 ? part : part <= 24 ? [4, 7, 10, 1][part - 21]! : part <= 36 ? 2 + 3 * (part - 33) : 4;
  return Date.UTC(Number(m[1]), month - 1, m[3] ? Number(m[3]) : 15) / 86_400_000;
};

/** A tense this plain decides against the nearest year; a weaker one only where both years are about as near. */
const PLAIN = 0.5;
const AS_NEAR = 2;

/**
 * A date written without its year, in the year that fits: the last one on or before the reference date for what was, the next
 * one on or after it for what will be, else the first after the date told before it in the sentence (`after`, EDTF), else the
 * nearest. `fits` says whether a year goes with the weekday written, if any. A range keeps its order.
 */
export function withYear(
  date: DateSet,
  written: string,
  reference: string,
  tense: Tense | undefined,
  fits: (year: number) => boolean,
  after?: string,
): DateSet {
  if (!date.edtf.includes('XXXX-')) return date;
  const year = Number(reference.slice(0, 4));
  const today = dayOf(reference);
  const [first = '', last] = date.edtf.split('/');
  const slack = /^XXXX-\d{2}$/.test(first) ? 16 : 0;
  const candidates = [];
  for (let y = year - REACH; y <= year + REACH; y++) {
    const away = dayOf(first.replace('XXXX', String(y))) - today;
    if (!Number.isNaN(away) && fits(y)) candidates.push({ y, away });
  }
  candidates.sort((a, b) => Math.abs(a.away) - Math.abs(b.away));
  const nearest = candidates[0];
  if (!nearest) return date;
  const told = tense && candidates.find((c) => (tense.is === 'past' ? c.away <= slack : c.away >= -slack));
  const follow = told && (tense.strength >= PLAIN || Math.abs(told.away) < AS_NEAR * Math.abs(nearest.away));
  const next = after === undefined ? undefined : candidates.filter((c) => c.away >= dayOf(after) - today)[0];
  const best = follow ? told : (next ?? nearest);
  const start = first.replace('XXXX', String(best.y));
  const end = last && inMonth(lastOf(last, best.y, start));
  return { ...date, edtf: end ? `${start}/${end}` : start, resolved: { from: written, reference } };
}

/** "The end of February", read without its year, ends on the 29th: only in leap years. */
const inMonth = (edtf: string): string =>
  /-02-29$/.test(edtf) && !isLeapYear(Number(edtf.slice(0, 4))) ? edtf.replace(/29$/, '28') : edtf;

function lastOf(last: string, year: number, start: string): string {
  const same = last.replace('XXXX', String(year));
  return dayOf(same) < dayOf(start) ? last.replace('XXXX', String(year + 1)) : same;
}
