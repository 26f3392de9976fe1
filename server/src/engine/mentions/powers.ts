import type { Token } from './tokens.ts';

/** "½" as one sign, glued to whole digits: its value. */
export function vulgarAt(tokens: readonly Token[], i: number): number | undefined {
  const sign = tokens[i]?.type === 'mark' ? /^(\d)\u2044(\d+)$/.exec(tokens[i]!.folded) : null;
  return sign ? Number(sign[1]) / Number(sign[2]) : undefined;
}

const TIMES = new Set(['×', 'x', '*', '·', '⋅']);
const SIGNS = new Set(['-', '−', '+']);

/** "× 10^6", "x 10⁻⁴", "e14" behind digits. */
export function powerOfTen(tokens: readonly Token[], end: number): { end: number; factor: number } | undefined {
  const e = tokens[end]?.folded === 'e';
  let at = end + 1;
  if (!e) {
    const sign = behindSpace(tokens, end);
    if (!TIMES.has(tokens[sign]?.folded ?? '')) return undefined;
    const ten = behindSpace(tokens, sign + 1);
    if (tokens[ten]?.text !== '10') return undefined;
    at = ten + 1;
    if (tokens[at]?.folded === '^') at++;
  }
  const isNegative = SIGNS.has(tokens[at]?.folded ?? '') && tokens[at]!.folded !== '+';
  if (SIGNS.has(tokens[at]?.folded ?? '')) at++;
  let digits = '';
  while (digits.length < 3 && tokens[at] && /^\d+$/.test(tokens[at]!.folded)) digits += tokens[at++]!.folded;
  const glued = tokens[at] !== undefined && tokens[at]!.type !== 'space' && tokens[at]!.type !== 'mark';
  if (!digits || Number(digits) > 30 || (e && glued)) return undefined;
  return { end: at, factor: isNegative ? 1 / 10 ** Number(digits) : 10 ** Number(digits) };
}

/** "10^23": a ten and its power, read from the ten's token. */
export function tenPower(tokens: readonly Token[], i: number): { end: number; value: number } | undefined {
  if (tokens[i]?.text !== '10' || tokens[i + 1]?.folded !== '^') return undefined;
  const isNegative = SIGNS.has(tokens[i + 2]?.folded ?? '') && tokens[i + 2]!.folded !== '+';
  const at = SIGNS.has(tokens[i + 2]?.folded ?? '') ? i + 3 : i + 2;
  const digits = tokens[at]?.type === 'digits' ? tokens[at]!.folded : '';
  if (!/^\d{1,2}$/.test(digits)) return undefined;
  return { end: at + 1, value: 10 ** (isNegative ? -Number(digits) : Number(digits)) };
}

const behindSpace = (tokens: readonly Token[], i: number): number => (tokens[i]?.type === 'space' ? i + 1 : i);
