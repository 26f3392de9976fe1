/** A day of the proleptic Gregorian calendar; `month` 1–12, `day` 1–31. Years are astronomical (0 is 1 BC). */
export interface Civil {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Days since 1970-01-01 of a civil date. Exact for all integer years; month and day must be valid. */
export function dayNumber(year: number, month: number, day: number): number {
  // Years are counted from March, so that the leap day is the last of its year; 400-year eras repeat exactly.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** The civil date of a day number; the inverse of `dayNumber`. */
export function civil(number: number): Civil {
  const z = number + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const m = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * m + 2) / 5) + 1;
  const month = m < 10 ? m + 3 : m - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day };
}

export const isLeapYear = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

/** Days in a month; `year` undefined counts 29 for February, since some year has them. */
export function daysInMonth(year: number | undefined, month: number): number {
  if (month === 2) return year === undefined || isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** ISO weekday of a day number: 1 (Monday) to 7 (Sunday). */
export const weekday = (number: number): number => ((((number + 3) % 7) + 7) % 7) + 1;

/** Whether the parts are a date that exists (29 February only in leap years; any year when `year` is undefined). */
export function isDate(year: number | undefined, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Moves a date by whole months and years; a day that the target month lacks becomes that month's last. */
export function addMonths(date: Civil, months: number): Civil {
  const index = date.year * 12 + date.month - 1 + months;
  const year = Math.floor(index / 12);
  const month = index - year * 12 + 1;
  return { year, month, day: Math.min(date.day, daysInMonth(year, month)) };
}

/** Day number of the Monday of an ISO week (week 1 holds 4 January). */
export function weekStart(year: number, week: number): number {
  const fourth = dayNumber(year, 1, 4);
  return fourth - weekday(fourth) + 1 + (week - 1) * 7;
}

/** Day number of Easter Sunday in the Gregorian calendar (the anonymous computus, Nature 1876). */
export function easter(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return dayNumber(year, Math.floor(n / 31), (n % 31) + 1);
}

const pad = (n: number, width: number): string => {
  const digits = String(n);
  return digits.length < width ? digits.padStart(width, '0') : digits;
};

/** `YYYY-MM-DD`, with `XXXX` for a missing year. Years outside −9999–9999 are not written by any caller. */
export function isoDate(year: number | undefined, month: number, day: number): string {
  return `${isoYear(year)}-${pad(month, 2)}-${pad(day, 2)}`;
}

export const isoYear = (year: number | undefined): string =>
  year === undefined ? 'XXXX' : year < 0 ? `-${pad(-year, 4)}` : pad(year, 4);
export const isoMonth = (year: number | undefined, month: number): string => `${isoYear(year)}-${pad(month, 2)}`;

/** `YYYY-MM-DD` of a day number. */
export function isoDay(number: number): string {
  const { year, month, day } = civil(number);
  return isoDate(year, month, day);
}

/** Reads `YYYY-MM-DD` (anything after it is ignored); undefined when it is no existing date. */
export function parseIsoDay(text: string): number | undefined {
  const m = /^(\d{4})-(\d\d)-(\d\d)/.exec(text);
  if (!m || !isDate(+m[1]!, +m[2]!, +m[3]!)) return undefined;
  return dayNumber(+m[1]!, +m[2]!, +m[3]!);
}
