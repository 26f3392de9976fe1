import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { collectiveOf, sumErrors, weighAmong } from '../../server/src/engine/verdicts/collective.ts';
import type { Match } from '../../server/src/engine/verdicts/match.ts';
import { layOut } from '../../server/src/engine/verdicts/model.ts';

const figure = (weighed: number, link: number, auto = false, veto?: string): Match =>
  ({
    weighed,
    refuted: veto ? 0 : weighed,
    ...(veto && { veto }),
    clash: { fact: { fact: { auto } } },
    ...(link > 0 && { agree: { link } }),
  }) as unknown as Match;

const eighth = fc.integer({ min: 0, max: 8 }).map((n) => n / 8);
const figures = fc.array(fc.record({ weighed: eighth, link: eighth, held: fc.boolean() }), {
  minLength: 1,
  maxLength: 9,
});

test('each figure is told what all others come to', () => {
  fc.assert(
    fc.property(figures, (all) => {
      const matches = all.map(({ weighed, link, held }) => figure(weighed, link, false, held ? 'denied' : undefined));
      const errors = sumErrors(matches, matches.length);
      matches.forEach((match, i) => {
        const others = all.filter((_, k) => k !== i);
        const wrong = others.map((o) => (o.held ? 0 : o.weighed));
        const said = collectiveOf(match, errors);
        expect(said.share).toBe(wrong.reduce((a, b) => a + b, 0) / all.length);
        expect(said.worst).toBe(Math.max(0, ...wrong));
      });
    }),
  );
});

describe('what the others say', () => {
  const model = layOut({ bias: 0, weights: { own: 4, share: 3 }, trees: [] }, [
    'own',
    'errors',
    'share',
    'worst',
    'told',
    'right',
  ]);
  const errors = sumErrors([figure(0.5, 0), figure(1, 0), figure(1, 0)], 3);

  test('makes an error likelier among errors', () => {
    expect(weighAmong(figure(0.5, 0), errors, model).refuted).toBeGreaterThan(0.8);
    expect(weighAmong(figure(0.5, 0), sumErrors([figure(0.5, 0)], 1), model).refuted).toBeCloseTo(0.5, 5);
  });

  test('changes nothing of a figure that a veto or hardly anything stands for, or that a built fact is held against', () => {
    for (const match of [figure(0.9, 0, false, 'denied'), figure(0.01, 0), figure(0.5, 0, true)])
      expect(weighAmong(match, errors, model)).toBe(match);
    expect(weighAmong(figure(0.5, 0), errors, undefined).refuted).toBe(0.5);
  });
});
