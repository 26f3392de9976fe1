import { DIGIT } from '../../locales/characters.ts';
import { classAt, isWord, makeTokens } from '../cut.ts';
import { type NumberRead, readNumber } from '../numbers.ts';
import { MAY, mayBegin } from './may.ts';
import { isMark, kept, type Scan, termAt } from './scan.ts';

/** The number that begins at token `i`, read once. */
export function numberAt(scan: Scan, i: number): NumberRead | undefined {
  return mayBegin(scan, i) & MAY.number ? (kept(scan, scan.numbers, i, read) ?? undefined) : undefined;
}

/** No number in words has more tokens. */
const LONGEST = 128;

/** Nor has one in groups of digits, with the magnitude behind it. */
const LONGEST_GROUPS = 32;

function read(scan: Scan, i: number): NumberRead | null {
  if (isWord(scan.cut, i)) makeTokens(scan.cut, i, i + LONGEST);
  else if (classAt(scan.cut, i + 2) === DIGIT) makeTokens(scan.cut, i, i + LONGEST_GROUPS);
  return readNumber(scan.tokens, i, scan.locale) ?? null;
}

/** A spelled cardinal or ordinal below 100 as one value ("vingt-neuf", "fourteenth"), or an ordinal in digits. */
export function ordinalAt(
  scan: Scan,
  i: number,
): { readonly value: number; readonly end: number; readonly ordinal: boolean } | undefined {
  const token = scan.tokens[i];
  if (token?.type === 'digits') {
    const suffix = termAt(scan, i + 1, 'ordinal');
    const dot = scan.lexicon.dotOrdinal && isMark(scan, i + 1, '.');
    if (token.text.length > 2 || (!suffix && !dot)) return undefined;
    return { value: Number(token.folded), end: suffix ? suffix.end : i + 2, ordinal: true };
  }
  const read = numberAt(scan, i);
  if (!read || read.magnitude || read.values.length !== 1) return undefined;
  return { value: read.values[0]!, end: read.end, ordinal: read.ordinal };
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10, l: 50 };

/** Value of a Roman numeral below 90; undefined when the letters are none. */
export function roman(text: string): number | undefined {
  if (!/^(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/.test(text) || text === '') return undefined;
  let value = 0;
  for (let i = 0; i < text.length; i++) {
    const n = ROMAN[text[i]!]!;
    value += n < (ROMAN[text[i + 1]!] ?? 0) ? -n : n;
  }
  return value;
}
