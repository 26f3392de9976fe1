import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SPACE } from '../../server/src/engine/locales/characters.ts';
import { ENDS_OPEN, INNER, WORD } from '../../server/src/engine/locales/dateStarts.ts';
import { classAt, cutText, foldedAt } from '../../server/src/engine/mentions/cut.ts';
import { datesIn, scanDates } from '../../server/src/engine/mentions/dates/index.ts';
import { fold, foldedTokens, tokenise, tokensOf } from '../../server/src/engine/mentions/tokens.ts';
import { LANGUAGES, localeOf } from '../../server/src/locales.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(
      fc.constantFrom('é', 'É', 'ﬁ', 'ß', 'ſ', 'İ', 'Σ', 'e\u0301', '１２', '七', 'µ', '’', ' ', '\u202f', 'a', '1'),
    )
    .map((all) => all.join('')),
);

test('tokens cover a text and are folded as phrases are', () => {
  fc.assert(
    fc.property(text, (given) => {
      const tokens = tokenise(given);
      expect(tokens.map((t) => t.text).join('')).toBe(given);
      for (const t of tokens) {
        expect(given.slice(t.start, t.end)).toBe(t.text);
        expect(t.folded).toBe(t.type === 'space' ? ' ' : fold(t.text));
      }
    }),
  );
});

test('phrases of plain words have the tokens that others have', () => {
  const word = fc.constantFrom('square', 'Metre', 'élève', 'ß', 'Œuvre', 'x', 'naïve', 'USD', '', ' ', "l'", 'e\u0301');
  const phrase = fc.oneof(
    text,
    fc.array(word, { maxLength: 4 }).map((all) => all.join(' ')),
  );
  fc.assert(
    fc.property(phrase, (given) => {
      expect(foldedTokens(given)).toEqual(tokenise(given).map((token) => token.folded));
    }),
  );
});

/** Texts of the language's own words of dates, as they are and as names, between digits, signs and words of no meaning. */
const wordsOf = (lang: string) => {
  const words = [...localeOf(lang).dates.starts.words.all.keys()];
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);
  return fc
    .array(
      fc.tuple(
        fc.oneof(
          fc.constantFrom(...words),
          fc.constantFrom(...words).map(capital),
          fc.nat(40).map(String),
          fc.constantFrom('2025', '1999', '8.5', 'zyx', 'Zyx'),
        ),
        fc.constantFrom(' ', ' ', ' ', ', ', '-', '', '\n\n', '. ', ' zyx'.repeat(30)),
      ),
      { maxLength: 60 },
    )
    .map((all) => all.flat().join(''));
};

test.each(LANGUAGES)('words and signs are looked up as they are folded: %s', (lang) => {
  const table = localeOf(lang).dates.starts.words;
  fc.assert(
    fc.property(fc.oneof(text, wordsOf(lang)), (given) => {
      const cut = cutText(given, table);
      for (let i = 0; i < cut.count; i++)
        if (classAt(cut, i) !== SPACE)
          expect(cut.bits[i]! & (WORD | INNER | ENDS_OPEN)).toBe(table.all.get(foldedAt(cut, i)) ?? 0);
    }),
    { numRuns: 40 },
  );
});

test.each(LANGUAGES)('dates are the same whether all tokens are made or only those around them: %s', (lang) => {
  const locale = localeOf(lang);
  const options = { refDate: '2025-07-20' };
  fc.assert(
    fc.property(wordsOf(lang), (given) => {
      const cut = cutText(given, locale.dates.starts.words);
      tokensOf(cut);
      expect(scanDates(given, locale, options)).toEqual(datesIn(cut, locale, options));
    }),
    { numRuns: 60 },
  );
});
