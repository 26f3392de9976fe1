import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addMonths,
  civil,
  dayNumber,
  daysInMonth,
  easter,
  isoDay,
  parseIsoDay,
  weekday,
  weekStart,
} from '../../server/src/engine/values/calendar.ts';

describe('calendar', () => {
  test('agrees with the platform from year 1 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719162, max: 2932896 }), (n) => {
        const d = new Date(n * 864e5);
        const c = civil(n);
        expect([c.year, c.month, c.day]).toEqual([d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate()]);
        expect(dayNumber(c.year, c.month, c.day)).toBe(n);
        expect(weekday(n)).toBe(((d.getUTCDay() + 6) % 7) + 1);
        expect(parseIsoDay(isoDay(n))).toBe(n);
      }),
    );
  });
  test('months, weeks, Easter', () => {
    expect(daysInMonth(2024, 2)).toBe(29);
    expect(daysInMonth(2100, 2)).toBe(28);
    expect(addMonths({ year: 2025, month: 1, day: 31 }, 1)).toEqual({ year: 2025, month: 2, day: 28 });
    expect(addMonths({ year: 2025, month: 1, day: 31 }, -2)).toEqual({ year: 2024, month: 11, day: 30 });
    expect(isoDay(weekStart(2026, 1))).toBe('2025-12-29');
    expect(['2019-04-21', '2024-03-31', '2025-04-20']).toEqual([2019, 2024, 2025].map((y) => isoDay(easter(y))));
    expect(parseIsoDay('2025-02-30')).toBeUndefined();
  });
});
