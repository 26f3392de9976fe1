import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FactFrame } from '../../server/src/engine/facts/index.ts';
import { gather, isStated, toFile, toPassage, toSubject } from '../../server/src/engine/verdicts/company.ts';
import { figuresBefore } from '../../server/src/engine/verdicts/derivation.ts';
import type { Support } from '../../server/src/engine/verdicts/support.ts';

const KEYS = ['a', 'b', 'c'];
const FACTS = KEYS.map((id) => ({ passage: id }) as FactFrame);

/** Strengths are in sixteenths, as those of supports are. */
const strengths = fc
  .dictionary(fc.constantFrom(...KEYS), fc.integer({ min: 1, max: 16 }))
  .map((all) => new Map(Object.entries(all).map(([key, n]) => [key, n / 16])));
const support = fc
  .record({
    passages: strengths,
    likePassages: strengths,
    subjects: strengths,
    facts: strengths,
    files: strengths,
    states: fc.subarray(FACTS).map((facts) => new Set(facts)),
    sentence: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ sentence, ...all }) => ({ ...all, situation: { claim: { sentence } } }) as unknown as Support);

test('a figure is told what the others of its company say', () => {
  fc.assert(
    fc.property(fc.array(support, { minLength: 1, maxLength: 8 }), (supports) => {
      const company = gather(supports);
      for (const self of supports) {
        const others = supports.filter((s) => s !== self);
        const most = (of: (s: Support) => number | undefined): number => Math.max(0, ...others.map((s) => of(s) ?? 0));
        for (const key of KEYS) {
          expect(toPassage(company, self, key)).toBe(most((s) => s.passages.get(key)));
          expect(toSubject(company, self, key)).toBe(most((s) => s.subjects.get(key)));
          const sum = others.reduce((all, s) => all + (s.files.get(key) ?? 0), 0);
          expect(toFile(company, self, key)).toBe(others.length > 0 ? sum / others.length : 0);
        }
        for (const fact of FACTS) expect(isStated(company, self, fact)).toBe(others.some((s) => s.states.has(fact)));
      }
    }),
  );
});

test('a figure may follow from the last eight others of its sentence and of the one before', () => {
  fc.assert(
    fc.property(fc.array(support, { minLength: 1, maxLength: 40 }), (block) => {
      const sentenceOf = (s: Support): number => s.situation.claim.sentence;
      const places = new Map(
        [0, 1, 2, 3].map((sentence) => [sentence, block.flatMap((s, i) => (sentenceOf(s) === sentence ? [i] : []))]),
      );
      block.forEach((self, i) => {
        const near = block.filter(
          (s) => s !== self && [sentenceOf(self), sentenceOf(self) - 1].includes(sentenceOf(s)),
        );
        const found = figuresBefore(block, places, i);
        expect(found.length).toBe(Math.min(8, near.length));
        expect(found.every((s, k) => s === near.slice(-8)[k])).toBe(true);
      });
    }),
  );
});
