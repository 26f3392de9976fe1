import type { FigureLexicon } from '../locales/types.ts';
import type { Token } from './tokens.ts';

/** A number in digits: its readings, and the signs it is written with. Token indexes, half-open. */
export interface DigitsRead {
  readonly end: number;
  /** More than one where the separators do not decide ("1.234" in French). */
  readonly values: readonly number[];
  /** One unit of the last written digit, for each reading. */
  readonly steps: readonly number[];
  readonly decimal?: string;
  readonly group?: string;
}

const GROUPING_SPACES = '\u00a0\u202f\u2009\u2007';
/** The most groups a number can have ("999 999 999 999 999"): longer runs are lists or identifiers. */
const MAX_GROUPS = 7;

/** ASCII digits of a digits token; full-width and other scripts' digits through NFKC folding. */
export function digitsOf(token: Token): string {
  return /^[0-9]+$/.test(token.folded) ? token.folded : [...token.folded].map((c) => String(digitValue(c))).join('');
}
function digitValue(c: string): number {
  let code = c.codePointAt(0)!;
  // Decimal digits of a script stand in runs of ten; 0 is the one whose predecessor is no digit.
  let n = 0;
  while (n < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - 1))) {
    code--;
    n++;
  }
  return n;
}

/** Separator at token `i` between two digit tokens, as one character; undefined when it is none. */
function separatorAt(tokens: readonly Token[], i: number): string | undefined {
  const t = tokens[i];
  if (!t || tokens[i + 1]?.type !== 'digits') return undefined;
  if (t.type === 'space')
    return t.text.length === 1 && (t.text === ' ' || GROUPING_SPACES.includes(t.text)) ? t.text : undefined;
  return t.folded === '.' || t.folded === ',' || t.folded === "'" || t.text === '٫' || t.text === '٬'
    ? t.folded
    : undefined;
}

/** Reads the digits token at `i` with the groups and decimals that belong to it. Undefined for dotted runs such as versions. */
export function readDigits(tokens: readonly Token[], i: number, locale: FigureLexicon): DigitsRead | undefined {
  if (tokens[i]!.type === 'mark') return pointFirst(tokens, i, locale);
  const parts = [digitsOf(tokens[i]!)];
  const seps: string[] = [];
  for (let at = i + 1; parts.length <= MAX_GROUPS; at += 2) {
    const sep = separatorAt(tokens, at);
    if (sep === undefined) break;
    seps.push(sep);
    parts.push(digitsOf(tokens[at + 1]!));
  }
  return split(parts, seps, i, locale);
}

/** ".08": decimals without their zero, behind a space or bracket; only where the sign is a point. */
function pointFirst(tokens: readonly Token[], i: number, locale: FigureLexicon): DigitsRead | undefined {
  const [before, digits] = [tokens[i - 1], tokens[i + 1]];
  if (tokens[i]!.text !== '.' || locale.decimal !== '.' || digits?.type !== 'digits') return undefined;
  if (before && before.type !== 'space' && !'([|+-−'.includes(before.text)) return undefined;
  const after = tokens[i + 2];
  if (after?.folded === '.' && tokens[i + 3]?.type === 'digits') return undefined;
  const text = digitsOf(digits);
  return { end: i + 2, values: [Number(`0.${text}`)], steps: [10 ** -text.length], decimal: '.' };
}

const isSpace = (sep: string): boolean => sep !== '' && (sep === ' ' || GROUPING_SPACES.includes(sep));
const made = (
  i: number,
  used: number,
  values: readonly number[],
  decimals: readonly number[],
  signs: Partial<DigitsRead>,
): DigitsRead => ({
  end: i + 2 * used + 1,
  values,
  steps: decimals.map((d) => 10 ** -d),
  ...signs,
});

/** How many groups of three follow the first part with one and the same separator. */
function groupsWith(parts: readonly string[], seps: readonly string[]): number {
  const sep = seps[0]!;
  if (parts[0]!.length > 3 || (parts[0]!.startsWith('0') && parts[0] !== '0')) return 0;
  let n = 0;
  while (n < seps.length && seps[n] === sep && parts[n + 1]!.length === 3) n++;
  return n;
}

/** Indian grouping: pairs, then three ("12,34,567"). */
function indianGroups(parts: readonly string[], seps: readonly string[]): number {
  let n = 0;
  while (n < seps.length && seps[n] === ',' && parts[n + 1]!.length === 2) n++;
  return n > 0 && seps[n] === ',' && parts[n + 1]!.length === 3 && parts[0]!.length <= 2 ? n + 1 : 0;
}

function split(
  parts: readonly string[],
  seps: readonly string[],
  i: number,
  locale: FigureLexicon,
): DigitsRead | undefined {
  const first = parts[0]!;
  if (!seps.length) return made(i, 0, [Number(first)], [0], {});
  let groups = groupsWith(parts, seps) || indianGroups(parts, seps);
  const sep = seps[0]!;
  if (isSpace(sep)) {
    // No number of its own begins with a zero: "250 000" is one in any language.
    const isOne = groups > 1 || parts[1]!.startsWith('0');
    const allowed = sep !== ' ' || locale.spaceGroups === 'plain' || (locale.spaceGroups === 'strict' && isOne);
    if (!allowed || groups === 0) return made(i, 0, [Number(first)], [0], {});
    // "12 345 6789": the run is no number, so its first part stands alone.
    if (isSpace(seps[groups] ?? '') && parts[groups + 1]!.length > 3) groups = 0;
    if (groups === 0) return made(i, 0, [Number(first)], [0], {});
  }
  const after = seps[groups];
  const decimals = parts[groups + 1];
  if (groups > 0) {
    const whole = parts.slice(0, groups + 1).join('');
    // "1,234.5": what follows the groups with the other sign is the decimals.
    if (after !== undefined && !isSpace(after) && after !== sep && after !== "'" && seps[groups + 1] !== after)
      return made(i, groups + 1, [Number(`${whole}.${decimals}`)], [decimals!.length], { decimal: after, group: sep });
    if (after !== undefined && after === sep) return undefined;
    return oneSign(parts, groups, sep, i, locale);
  }
  if (isSpace(sep) || sep === "'") return made(i, 0, [Number(first)], [0], {});
  // A sign that comes again parts a list, a version or a date, not decimals.
  if (seps[1] === sep) return undefined;
  return made(i, 1, [Number(`${first}.${parts[1]}`)], [parts[1]!.length], { decimal: sep });
}

/** Only groups of three behind one sign: thousands, or three decimals where it is the language's decimal sign. */
function oneSign(parts: readonly string[], groups: number, sep: string, i: number, locale: FigureLexicon): DigitsRead {
  const whole = Number(parts.slice(0, groups + 1).join(''));
  const grouped = made(i, groups, [whole], [0], { group: sep });
  if (isSpace(sep) || sep === "'" || groups > 1) return grouped;
  const asDecimal = Number(`${parts[0]}.${parts[1]}`);
  const decimal = made(i, 1, [asDecimal], [3], { decimal: sep });
  if (parts[0] === '0') return decimal;
  if (sep === locale.decimal)
    return locale.otherGroups.has(sep) ? made(i, 1, [asDecimal, whole], [3, 0], { decimal: sep }) : decimal;
  if (locale.otherGroups.has(sep)) return made(i, 1, [whole, asDecimal], [0, 3], { group: sep });
  return locale.groups.has(sep) ? grouped : decimal;
}
