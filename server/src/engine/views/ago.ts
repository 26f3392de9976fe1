const DAY_MS = 86_400_000;
/** From this many of them on the larger unit is said; average lengths of the calendar, in days. */
const STEPS = [
  { unit: 'year', days: 365.2425, from: 330 },
  { unit: 'month', days: 30.436875, from: 26 },
  { unit: 'week', days: 7, from: 13 },
  { unit: 'day', days: 1, from: 0 },
] as const;

/**
 * "3 months ago", "in 2 years", as precisely as the date is: `edtf` is a day, month or year (a stretch counts from its end),
 * `today` YYYY-MM-DD, `locale` BCP 47. Undefined for other dates.
 */
export function sayAgo(edtf: string, today: string, locale: string): string | undefined {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(edtf.split('/').at(-1) ?? '');
  if (!parts || Number(parts[2] ?? 1) > 12) return undefined;
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  const now = new Date(`${today}T00:00:00Z`);
  if (parts[2] === undefined) return format.format(year - now.getUTCFullYear(), 'year');
  if (parts[3] === undefined) {
    const months = (year - now.getUTCFullYear()) * 12 + month - 1 - now.getUTCMonth();
    return Math.abs(months) < 12 ? format.format(months, 'month') : format.format(Math.trunc(months / 12), 'year');
  }
  const days = Math.round((Date.UTC(year, month - 1, day) - now.getTime()) / DAY_MS);
  const { unit, days: length } = STEPS.find(({ from }) => Math.abs(days) >= from) ?? STEPS[3];
  return format.format(Math.trunc(days / length) || Math.sign(days), unit);
}
