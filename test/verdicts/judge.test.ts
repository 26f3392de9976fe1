import { describe, expect, it } from 'vitest';
import type { FactValue } from '../../server/src/engine/facts/types.ts';
import type { Value } from '../../server/src/engine/values/types.ts';
import { isDisputed, judge } from '../../server/src/engine/verdicts/judge.ts';
import { fact, mention, value } from '../values/make.ts';
import cases from './judge.tsv';

describe('judge', () => {
  for (const line of cases.trim().split('\n').slice(1)) {
    const [held, draft, relation, notes = ''] = line.split('\t') as [string, string, string, string?];
    it(`${held} ← ${draft}: ${relation}`, () => {
      const j = judge(mention(draft), fact(held));
      expect([j.relation, j.notes.map((n) => n.type).join(' ')]).toEqual([relation, notes]);
    });
  }

  it('refutes an ambiguous figure only when no alternative fits', () => {
    expect(judge(mention('@2025-03-04', '@2025-04-03'), fact('@2025-04-03'))).toMatchObject({
      relation: 'agrees',
      alternative: 1,
    });
    expect(judge(mention('1.234', '1234'), fact('1234')).relation).toBe('agrees');
    expect(judge(mention('1.234', '1234'), fact('5678')).relation).toBe('disagrees');
  });

  it('tells a rounding from what a figure says of itself', () => {
    const rounded = (draft: string, ...held: string[]): boolean =>
      judge(mention(draft), fact(...held)).rounded === true;
    expect(rounded('3700', '3740')).toBe(true);
    expect(rounded('300m USD', '312m USD')).toBe(true);
    // Written to a tenth of a billion, to a percent; hedged; as it is; or wrong.
    expect(rounded('8.5bn USD', '8.46bn USD')).toBe(false);
    expect(rounded('8 %', '7.8 %')).toBe(false);
    expect(rounded('~3700', '3740')).toBe(false);
    expect(rounded('3740', '3740')).toBe(false);
    expect(rounded('3700', '4740')).toBe(false);
    // Another value is given as it stands.
    expect(rounded('3700', '3740', '3700')).toBe(false);
  });

  it('never refutes a label', () => {
    expect(judge(mention('@2026'), fact('@2025'), { role: 'label' }).relation).toBe('incomparable');
  });

  it('takes direction and denominator from the frame', () => {
    expect(judge(mention('12 %'), fact('12 % up'), { direction: 'down' }).notes[0]?.type).toBe('direction');
    expect(judge(mention('430'), { ...fact('430'), per: 'd' }, { per: 'wk' }).notes[0]?.type).toBe('per');
  });

  it('takes what is less for what remains', () => {
    const change = { role: 'change', direction: 'down' } as const;
    const less = (draft: string, held: string) =>
      judge(mention(draft), { ...fact(held), role: 'share' }, change).relation;
    expect(less('67 %', '33 %')).toBe('agrees');
    expect(less('>60 %', '33 %')).toBe('agrees');
    expect(less('40 %', '33 %')).toBe('disagrees');
    // "Fell to 67 %" tells a level.
    expect(judge(mention('67 %'), fact('33 %'), { role: 'share', direction: 'down' }).relation).toBe('disagrees');
  });

  it('takes a level that something rises to for its multiple', () => {
    const reached = (draft: string) => judge(mention(draft), fact('3 x'), { role: 'share', direction: 'up' }).relation;
    expect(reached('300 %')).toBe('agrees');
    expect(reached('200 %')).toBe('disagrees');
    expect(judge(mention('200 %'), fact('3 x'), { role: 'change', direction: 'up' }).relation).toBe('agrees');
  });

  it('compares the span of time beside a thing that both are counted by', () => {
    const dues = (per: string, perTime?: string) =>
      ({ ...value('30 EUR'), per, ...(perTime ? { perTime } : {}) }) as Value;
    const said = (...q: [string, string?]) => ({ ...mention('30 EUR'), values: [dues(...q)] });
    const held = (...q: [string, string?]) => {
      const base = fact('30 EUR');
      return { ...base, values: [{ ...base.values[0]!, value: dues(...q) }] };
    };
    const wrong = { relation: 'disagrees', notes: [{ type: 'per', draft: 'mo', fact: 'a' }] };
    expect(judge(said('person', 'mo'), held('member', 'a'))).toMatchObject(wrong);
    expect(judge(said('mo'), held('member', 'a'))).toMatchObject(wrong);
    expect(judge(said('person', 'mo'), held('a'))).toMatchObject(wrong);
    expect(judge(said('person', 'a'), held('member', 'a')).relation).toBe('agrees');
    expect(judge(said('person'), held('member', 'a')).relation).toBe('agrees');
  });

  it('takes a negated "until" for the day itself', () => {
    const until = (edtf: string) => ({
      ...mention(`@${edtf}`),
      bound: { span: { start: 0, end: 5 }, bound: 'until' as const },
    });
    expect(judge(until('2027-05'), fact('@2027-03'), { role: 'event' }).relation).toBe('disagrees');
    expect(judge(until('2027-05'), fact('@2027-03'), { role: 'deadline' }).relation).toBe('agrees');
  });

  it('reads a word for several things as what the fact measures', () => {
    const livres = { ...mention('28 GBP'), values: [...mention('28 GBP').values, ...mention('28 kg').values] };
    expect(judge(livres, fact('28 EUR')).notes[0]?.type).toBe('currency');
    expect(judge(livres, fact('28 kg')).relation).toBe('agrees');
    expect(judge(livres, fact('29 kg')).relation).toBe('disagrees');
    expect(judge(livres, fact('28 km')).relation).toBe('incomparable');
  });

  it('sees conflicting values', () => {
    expect(judge(mention('27m GBP'), fact('27m GBP', '31m GBP'))).toMatchObject({ relation: 'agrees', disputed: true });
    expect(judge(mention('40m GBP'), fact('27m GBP', '31m GBP'))).toMatchObject({
      relation: 'disagrees',
      disputed: true,
    });
    expect(isDisputed(fact('>400', '412'))).toBe(false);
  });

  it('sees no conflict where no two sources speak of one time', () => {
    const { values, ...rest } = fact('27m GBP', '31m GBP');
    const [a, b] = values as [FactValue, FactValue];
    const disputed = (x: Partial<FactValue>, y: Partial<FactValue> = {}): boolean =>
      isDisputed({
        ...rest,
        values: [
          { ...a, ...x },
          { ...b, ...y },
        ],
      });
    expect(disputed({})).toBe(true);
    expect(disputed({ evidence: [] })).toBe(false);
    expect(disputed({ supersededBy: 'b' })).toBe(false);
    expect(disputed({ validUntil: '2024-12-31' })).toBe(false);
    expect(disputed({ validUntil: '2024-12-31' }, { asOf: '2025-02' })).toBe(false);
    expect(disputed({ validUntil: '2025' }, { asOf: '2025-02' })).toBe(true);
    expect(disputed({ period: '2024' }, { period: '2025' })).toBe(false);
  });
});
