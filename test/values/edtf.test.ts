import { describe, expect, it } from 'vitest';
import {
  dayDifference,
  daysIntersect,
  daysOf,
  daysWithin,
  orderOf,
  readEdtf,
} from '../../server/src/engine/values/edtf.ts';
import cases from './edtf.tsv';

const days = (edtf: string) => daysOf({ type: 'date', edtf })!;

describe('EDTF as days', () => {
  for (const line of cases.trim().split('\n').slice(1)) {
    const [a, b, meet] = line.split('\t') as [string, string, string];
    it(`${a} and ${b}: ${meet}`, () => {
      expect(daysIntersect(days(a), days(b))).toBe(meet === 'yes');
      expect(daysIntersect(days(b), days(a))).toBe(meet === 'yes');
    });
  }

  it.each(['', '2025-13', '2025-02-30', 'April', '2025-07-20/2025-07-10', '../..', 'XXXX-07/2025-08'])(
    'has none for %j',
    (edtf) => {
      expect(readEdtf(edtf)).toBeUndefined();
    },
  );

  it('counts days between single days', () => {
    expect(dayDifference(days('2025-07-15'), days('2025-07-14'))).toBe(1);
    expect(dayDifference(days('XXXX-12-31'), days('2026-01-01'))).toBe(-1);
    expect(dayDifference(days('2026-01-01'), days('XXXX-12-31'))).toBe(1);
    expect(dayDifference(days('2025-07'), days('2025-07-14'))).toBeUndefined();
  });

  it('orders and contains', () => {
    expect(orderOf(days('2025'), days('2026-03'))).toBe(-1);
    expect(orderOf(days('2026'), days('2026-03'))).toBe(0);
    expect(daysWithin(days('2026-03'), days('2026'))).toBe(true);
    expect(daysWithin(days('2026'), days('2026-03'))).toBe(false);
  });
});
