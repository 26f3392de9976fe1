import { describe, expect, it } from 'vitest';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { judge } from '../../server/src/engine/verdicts/judge.ts';
import { LANGUAGES, localeOf } from '../../server/src/locales.ts';
import { attempt, cases } from './measure.ts';

/** Share of wrong figures that become exactly what a sub-editor would type; see the README of `test/accuracy`. */
const FLOOR: Readonly<Record<string, number>> = { en: 0.92, fr: 0.84, de: 0.88, es: 0.8, it: 0.9, pt: 0.9, nl: 0.7 };

const tried = cases
  .filter((c) => LANGUAGES.includes(c.lang))
  .map((c) => ({ c, locale: localeOf(c.lang), ...attempt(c, localeOf(c.lang)) }));

describe('replace, on labelled drafts', () => {
  for (const [lang, floor] of Object.entries(FLOOR)) {
    const mine = tried.filter((t) => t.c.lang === lang);
    it(`writes ${lang} as a sub-editor would, in ${floor * 100} % or more`, () => {
      expect(mine.length).toBeGreaterThan(0);
      const exact = mine.filter((t) => t.outcome === 'exact').length;
      expect(exact / mine.length).toBeGreaterThanOrEqual(floor);
    });
  }

  it('never writes what the fact would refute again', () => {
    const wrong = tried.flatMap(({ c, locale, made, fact, got }) => {
      if (!made || !fact) return [];
      const text = c.text.slice(0, made.span.start) + made.replacement + c.text.slice(made.span.end);
      const end = made.span.start + made.replacement.length;
      const again = recognise(text, locale, { refDate: c.date }).filter(
        (m) => m.span.start < end && made.span.start < m.span.end,
      );
      return again.some((m) => judge(m, fact).relation !== 'disagrees') ? [] : [`${c.lang} ${got}`];
    });
    // Prepositions of place ("unter dem Mittel") and verbs that hedge ("a dépassé") are read otherwise behind the figure.
    expect(wrong.length, wrong.join('; ')).toBeLessThanOrEqual(2);
  });

  it('returns disjoint edits that yield the replacement', () => {
    for (const { made, c } of tried) {
      if (!made) continue;
      expect(
        made.edits.some((e) => e.start === made.span.start && e.end === made.span.end && e.text === made.replacement),
        c.surface,
      ).toBe(true);
      for (const [i, e] of made.edits.entries())
        if (i > 0) expect(e.start).toBeGreaterThanOrEqual(made.edits[i - 1]!.end);
    }
  });
});
