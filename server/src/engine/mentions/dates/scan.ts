import { TERM } from '../../locales/dateStarts.ts';
import type { DateLexicon, Term } from '../../locales/dateTerms.ts';
import type { Locale } from '../../locales/types.ts';
import type { Span } from '../../span.ts';
import { parseIsoDay } from '../../values/calendar.ts';
import { type Cut, reach } from '../cut.ts';
import type { NumberRead } from '../numbers.ts';
import type { Token } from '../tokens.ts';
import type { Hit, Trie } from '../trie.ts';
import type { Notation, RecogniseOptions } from '../types.ts';
import type { Day } from './component.ts';
import type { Duration } from './duration.ts';
import type { Core } from './yearAfter.ts';

/** One component of a written date, with its span. */
export type Part = NonNullable<Notation['date']>[number];

/**
 * What the readers of this folder share: the text, its tokens, the words of its language, and the latest look-ups. Those
 * are kept by the last bits of the token's index: readers look at the neighbourhood of one place only.
 */
export interface Scan {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly locale: Locale;
  readonly lexicon: DateLexicon;
  /** Day number of the reference date. */
  readonly reference: number | undefined;
  readonly cut: Cut;
  readonly terms: Latest<readonly Hit<Term>[]>;
  readonly days: Latest<Day | null>;
  /** Days with their month. */
  readonly dayMonths: Latest<Core | null>;
  readonly lengths: Latest<Duration | null>;
  /** Numbers read; null where none begins. */
  readonly numbers: Latest<NumberRead | null>;
  /** What may begin at a token, bits of `MAY`. */
  readonly masks: Latest<number>;
}

/** The latest values by token. */
export interface Latest<T> {
  readonly keys: number[];
  readonly values: T[];
}
const KEPT = 64;
/** The bits of a token's index that tell its place among the latest. */
export const LAST = KEPT - 1;
const latest = <T>(): Latest<T> => ({ keys: new Array<number>(KEPT).fill(-1), values: [] });

/** The value of token `i` by `make`, kept until another token takes its place. */
export function kept<T>(scan: Scan, values: Latest<T>, i: number, make: (scan: Scan, i: number) => T): T {
  const slot = i & LAST;
  if (values.keys[slot] === i) return values.values[slot]!;
  const made = make(scan, i);
  values.keys[slot] = i;
  values.values[slot] = made;
  return made;
}

/** What the readers need to read a text that was cut with the locale's table of words. */
export function scanOf(cut: Cut, locale: Locale, options: RecogniseOptions): Scan {
  const reference = options.refDate === undefined ? undefined : parseIsoDay(options.refDate);
  return {
    text: cut.text,
    cut,
    tokens: cut.tokens,
    locale,
    lexicon: locale.dates,
    reference,
    terms: latest(),
    days: latest(),
    dayMonths: latest(),
    lengths: latest(),
    numbers: latest(),
    masks: latest(),
  };
}

const NONE: readonly Hit<Term>[] = [];

/** All terms whose phrase begins at token `i`, longest first. */
export function termsAt(scan: Scan, i: number): readonly Hit<Term>[] {
  if (!(scan.cut.bits[i]! & TERM)) return NONE;
  const { keys, values } = scan.terms;
  const slot = i & LAST;
  return keys[slot] === i ? values[slot]! : kept(scan, scan.terms, i, lookUp);
}

function lookUp(scan: Scan, i: number): readonly Hit<Term>[] {
  let found: Hit<Term>[] | undefined;
  let node: typeof scan.lexicon.terms.root | undefined = scan.lexicon.terms.root;
  for (let p = i; p < scan.tokens.length; p++) {
    reach(scan.cut, p);
    const token = scan.tokens[p];
    node = token && node.next.get(token.folded);
    if (!node) break;
    if (!node.value) continue;
    const hits = node.value.map((value) => ({ value, end: p + 1 }));
    found = found ? [...hits, ...found] : hits;
  }
  return found ?? NONE;
}

/** The longest phrase of `dictionary` that begins at token `i`; its tokens are made as it is looked for. */
export function phraseAt<T>(scan: Scan, dictionary: Trie<T>, i: number): Hit<T> | undefined {
  const { tokens, cut } = scan;
  let node: typeof dictionary.root | undefined = dictionary.root;
  let hit: Hit<T> | undefined;
  for (let p = i; p >= 0 && p < tokens.length; p++) {
    reach(cut, p);
    const token = tokens[p];
    node = token && node.next.get(token.folded);
    if (!node) break;
    if (node.value !== undefined) hit = { value: node.value, end: p + 1 };
  }
  return hit;
}

/** The member of `Term` that a class names. */
type TermOf<K> = K extends string ? Pick_<Term, K> : never;
type Pick_<T, K extends string> = T extends { readonly is: infer I }
  ? K extends I
    ? Omit<T, 'is'> & { readonly is: K }
    : never
  : never;

/** The longest term of a class at token `i`. */
export function termAt<K extends Term['is']>(
  scan: Scan,
  i: number,
  a: K,
  b?: K,
  c?: K,
  d?: K,
  e?: K,
  f?: K,
  g?: K,
): { readonly value: TermOf<K>; readonly end: number } | undefined {
  const hits = termsAt(scan, i);
  // Named parameters, not a rest array: this is the innermost look-up, and most tokens have no term at all.
  for (let n = 0; n < hits.length; n++) {
    const hit = hits[n]!;
    const { is } = hit.value;
    if (is === a || is === b || is === c || is === d || is === e || is === f || is === g)
      return hit as unknown as { readonly value: TermOf<K>; readonly end: number };
  }
  return undefined;
}

/** Index after the white space at `i`, if any; a paragraph break is not passed. */
export function gap(scan: Scan, i: number): number {
  reach(scan.cut, i);
  const token = scan.tokens[i];
  return token?.type === 'space' && (token.text.length < 2 || !isBreak(token.text)) ? i + 1 : i;
}

const isBreak = (space: string): boolean => /\n[^\S\n]*\n/.test(space);

/** Whether token `i` is one of the given marks. */
export const isMark = (scan: Scan, i: number, marks: string): boolean => {
  const token = scan.tokens[i];
  return token !== undefined && token.type === 'mark' && (marks.includes(token.folded) || marks.includes(token.text));
};

export { DASHES } from '../../locales/dateStarts.ts';

/** Index after ", " or a space or nothing: the loose gap between the parts of a date. */
export function comma(scan: Scan, i: number): number {
  const p = gap(scan, i);
  return isMark(scan, p, ',，') ? gap(scan, p + 1) : p;
}

export function spanOf(scan: Scan, from: number, to: number): Span {
  return { start: scan.tokens[from]!.start, end: scan.tokens[to - 1]!.end };
}

/** Value of a run of decimal digits in any script; NaN when too long to be a date part. */
export function digitsAt(scan: Scan, i: number, min: number, max: number): number | undefined {
  const token = scan.tokens[i];
  if (token?.type !== 'digits') return undefined;
  const folded = token.folded;
  if (folded.length < min || folded.length > max) return undefined;
  let value = 0;
  for (let at = 0; at < folded.length; at++) {
    const digit = folded.charCodeAt(at) - 48;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

/** Whether the digits at `i` stand alone: no decimal, grouping or sign joins them to other digits. */
export function isAlone(scan: Scan, i: number): boolean {
  const { tokens } = scan;
  const before = tokens[i - 1];
  const after = tokens[i + 1];
  if (before?.type === 'word' && !/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(before.text))
    return false;
  if (before?.type === 'mark' && '.,:/-–_+#$€£¥'.includes(before.text)) {
    if (tokens[i - 2]?.type === 'digits' || '_+#$€£¥'.includes(before.text)) return false;
    if (before.text === '-' && tokens[i - 2]?.type === 'word') return false;
  }
  return !(after?.type === 'mark' && '.,:/_'.includes(after.text) && tokens[i + 2]?.type === 'digits');
}

/** The nearest token before `i` that is no space, with its index. */
export function previous(scan: Scan, i: number): { readonly token: Token; readonly at: number } | undefined {
  for (let p = i - 1; p >= 0; p--) {
    const token = scan.tokens[p]!;
    if (token.type !== 'space') return { token, at: p };
    if (isBreak(token.text)) return undefined;
  }
  return undefined;
}

/** The nearest token at or after `i` that is no space, with its index. */
export function following(scan: Scan, i: number): { readonly token: Token; readonly at: number } | undefined {
  const p = gap(scan, i);
  const token = scan.tokens[p];
  return token && token.type !== 'space' ? { token, at: p } : undefined;
}

/** Whether token `i` opens a sentence, heading or list item, so that its capital letter says nothing. */
export function opensSentence(scan: Scan, i: number): boolean {
  const before = previous(scan, i);
  return before === undefined || (before.token.type === 'mark' && '.!?:;•|"«“„(>—–*#'.includes(before.token.text));
}

export { isCapital } from '../scan.ts';
