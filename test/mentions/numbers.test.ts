import { describe, expect, it } from 'vitest';
import { readNumber } from '../../server/src/engine/mentions/numbers.ts';
import { tokenise } from '../../server/src/engine/mentions/tokens.ts';
import { localeOf } from '../../server/src/locales.ts';

/** Written number → its values; the whole text must be read. */
const READ: Record<string, [string, ...number[]][]> = {
  en: [
    ['412', 412],
    ['1,234', 1234],
    ['1,234,567.8', 1234567.8],
    ['8.5 billion', 8.5e9],
    ['8.5bn', 8.5e9],
    ['12,34,567', 1234567],
    ['eight and a half billion', 8.5e9],
    ['three hundred and twenty-five', 325],
    ['nineteen hundred', 1900],
    ['a hundred thousand', 1e5],
    ['a million and a half', 1.5e6],
    ['two million three hundred thousand', 2.3e6],
    ['three point two five', 3.25],
    ['twenty-first', 21],
    ['two dozen', 24],
    ['3.25', 3.25],
    ['1.234', 1.234],
  ],
  fr: [
    ['8 500 millions', 8.5e9],
    ['12 345,6', 12345.6],
    ['1.234.567,8', 1234567.8],
    ['1.234', 1234, 1.234],
    ['8,5 Md', 8.5e9],
    ['trois millions et demi', 3.5e6],
    ['3 millions et demi', 3.5e6],
    ['quatre-vingt-dix-sept', 97],
    ['quatre-vingt-un', 81],
    ['soixante et onze', 71],
    ['vingt-et-un', 21],
    ['septante-deux', 72],
    ['mille neuf cent quatre-vingt-quatre', 1984],
    ['deux cent mille', 200000],
    ['cinq virgule vingt-cinq', 5.25],
    ['cent douzième', 112],
    ['deux et demi', 2.5],
    ['un milliard', 1e9],
    ['mille milliards', 1e12],
  ],
};

describe.each(Object.entries(READ))('numbers in %s', (lang, rows) => {
  it.each(rows)('%s', (text, ...values) => {
    const tokens = tokenise(text);
    const read = readNumber(tokens, 0, localeOf(lang));
    expect(read?.values).toEqual(values);
    expect(read?.end).toBe(tokens.length);
  });
});
