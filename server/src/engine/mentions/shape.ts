import { countsBehind, pluralAfter } from './context.ts';
import { readDigits } from './digits.ts';
import type { Scan } from './scan.ts';
import { isCapital, isLatin, isLower, opensSentence, standsAlone } from './scan.ts';
import type { Token } from './tokens.ts';
import { longest } from './trie.ts';

/** Marks that, glued before digits behind a letter or digit, make them part of a name, path, version or time. */
const JOINING = new Set(['×', '+', '-', '.', ',', '/', ':', '_', '@', '#', '=', '&', '\\', '^', '~', "'", '‑', '*']);
const ALWAYS_JOINING = new Set(['_', '@', '#', '=', '&', '\\', '^']);

/** Digits at `i` that belong to something before them: "H20", "GPT-4", "v2.3", "12:30", "page/12", "#12". */
export function joinedBefore({ tokens, f, locale }: Scan, i: number): boolean {
  const before = tokens[i - 1];
  if (!before || before.type === 'space') return false;
  if (before.type === 'word' || before.type === 'digits') return isLatin(before);
  const mark = before.folded;
  if (ALWAYS_JOINING.has(mark)) return true;
  const further = tokens[i - 2];
  // "dell'8 %", "l'11 septembre": an elided article or preposition is a word of its own.
  if (mark === "'" && further?.type === 'word' && f.stop.has(further.folded)) return false;
  if (mark === '-' && further?.type === 'word' && locale.guards.scales.has(further.folded)) return false;
  // "31–28": what stands behind the dash of a score is no figure of its own.
  if (mark === '–') return further?.type === 'digits';
  return JOINING.has(mark) && isLatin(further);
}

/**
 * Digits ending at `end` that go on into a name, file name, time or identifier: "910D", "3.txt", "12:30", "7-Zip". Behind
 * a unit or with a currency a slash opens a denominator ("$6/hour").
 */
export function joinedAfter(scan: Scan, end: number, hasUnit: boolean): boolean {
  const { tokens } = scan;
  const [a, b] = [tokens[end], tokens[end + 1]];
  if (!a || a.type === 'space') return false;
  // An ideograph behind digits counts something in its own languages; elsewhere it is a foreign date or name (2025年).
  if (a.type === 'word' || a.type === 'digits') return isLatin(a) || !scan.f.myriads;
  if (a.folded === '_' || a.folded === '@' || a.folded === '=') return true;
  if (!b || b.type === 'space') return false;
  // "in the 90+3rd minute"
  if (a.folded === '×' || a.folded === '+') return b.type === 'digits';
  if (a.folded === ':' || a.folded === '/')
    return b.type === 'digits' || (a.folded === '/' && b.type === 'word' && !hasUnit);
  if (a.folded === '.') return b.type === 'word' ? isLower(b) : b.type === 'digits';
  // Digits with a dash that are no interval (the caller has tried): scores, spans of years, telephone numbers.
  if (a.folded === '-' || a.folded === '–')
    return b.type === 'digits' || (a.folded === '-' && isCapital(b) && !scan.locale.capitalNouns);
  return false;
}

const MAX_RUN = 12;
const RUN_MARKS = new Set(['.', '-', '/', ')', '(', '‑', '·']);

/**
 * End of a telephone number or other identifier that begins at `i`: five or more groups of digits with spaces, dots or
 * hyphens, or three with hyphens or an international prefix. Undefined when the run is none.
 */
export function identifierRun({ tokens, f }: Scan, i: number): number | undefined {
  let end = i;
  let groups = 0;
  let shorts = 0;
  let total = 0;
  let uniform = true;
  let first: string | undefined;
  // A longer run than any number or identifier is a table row: its first groups decide.
  while (tokens[end]?.type === 'digits' && groups < MAX_RUN) {
    const size = tokens[end]!.text.length;
    groups++;
    total += size;
    if (size === 2 || size > 3) shorts++;
    const sep = tokens[end + 1];
    const isSep = sep && ((sep.type === 'space' && sep.text.length === 1) || RUN_MARKS.has(sep.folded));
    if (!isSep || tokens[end + 2]?.type !== 'digits') break;
    first ??= sep.type === 'space' ? ' ' : sep.folded;
    if ((sep.type === 'space' ? ' ' : sep.folded) !== first) uniform = false;
    end += 2;
  }
  if (groups === 0) return undefined;
  const plus = tokens[i - 1]?.text === '+';
  const leadingZero = tokens[i]!.text.startsWith('0') && tokens[i]!.text.length > 1;
  if (plus && groups >= 3 && total >= 9) return end + 1;
  if (groups >= 4 && (shorts >= 3 || !uniform)) {
    // "1 234 567.89" is one number.
    const read = uniform ? undefined : readDigits(tokens, i, f);
    return read?.end === end + 1 ? undefined : end + 1;
  }
  if (leadingZero && groups >= 3) return end + 1;
  if (groups === 1 && (leadingZero || total > 15)) return end + 1;
  if (groups >= 3 && !uniform && first === '-') return end + 1;
  return undefined;
}

const startsLine = (tokens: readonly Token[], i: number): boolean =>
  i === 0 || (tokens[i - 1]!.type === 'space' && (tokens[i - 1]!.text.includes('\n') || i === 1));

/** "1. Text", "2) Text" at the start of a line. */
export function listNumber(tokens: readonly Token[], i: number): boolean {
  if (!startsLine(tokens, i) || tokens[i]!.text.length > 2) return false;
  const mark = tokens[i + 1]?.folded;
  return (mark === '.' || mark === ')') && tokens[i + 2]?.type === 'space';
}

/** "2.1 Title" at the start of a line; the caller knows that no unit follows. */
export function sectionNumber(tokens: readonly Token[], i: number): boolean {
  const [a, b, c, d] = [tokens[i + 1], tokens[i + 2], tokens[i + 3], tokens[i + 4]];
  if (!startsLine(tokens, i) || tokens[i]!.text.length > 2 || tokens[i]!.text === '0') return false;
  return a?.folded === '.' && b?.type === 'digits' && b.text.length <= 2 && c?.type === 'space' && isCapital(d);
}

/** "[12]", "(3)", and a superscript's stand-in "^3": citation and footnote marks. */
export function referenceMark(tokens: readonly Token[], i: number, end: number): boolean {
  const [a, b] = [tokens[i - 1]?.text, tokens[end]?.text];
  if (a === '[' && (b === ']' || b === ',' || b === '-' || b === '–')) return true;
  if (b === ']' && (a === ' ' || a === ',')) return true;
  return a === '(' && b === ')' && tokens[i]!.text.length <= 2 && end === i + 1 && !isAgeBehindName(tokens, i);
}

/** "Petra Lang (54)": behind a name of two words the number of years, from `YOUNGEST` on; notes are numbered lower. */
function isAgeBehindName(tokens: readonly Token[], i: number): boolean {
  if (Number(tokens[i]!.folded) < YOUNGEST || tokens[i - 2]?.type !== 'space') return false;
  return isCapital(tokens[i - 3]) && tokens[i - 4]?.type === 'space' && isCapital(tokens[i - 5]);
}
const YOUNGEST = 16;

/**
 * A capitalised name and a bare number behind it ("Falcon 9", "Python 3.11"), inside a sentence, when nothing that could
 * be counted follows. Where common nouns are capitalised too this says nothing.
 */
export function namedNumber(scan: Scan, i: number, end: number): boolean {
  const { tokens, locale } = scan;
  const name = tokens[i - 2];
  // "die B 85", "Flug LH 447": capital letters alone are a name in any language.
  const isLetter = name?.type === 'word' && /^\p{Lu}{1,3}$/u.test(name.text);
  if ((locale.capitalNouns && !isLetter) || tokens[i - 1]?.type !== 'space' || !isCapital(name)) return false;
  if (tokens[i]!.text.length > 4 || opensSentence(tokens, i - 2)) return false;
  if (longest(locale.dates.terms, tokens, i - 2) || locale.figures.stop.has(name!.folded)) return false;
  // "la Ligue 1 compte 18 clubs": what is no noun in the plural is not counted.
  const isAlone = locale.figures.head.endings.length > 0 ? !countsBehind(scan, end) : standsAlone(scan, end);
  return isAlone && !countsInHeadline(scan, i - 2, end) && !leavesNoun(scan, i - 2);
}

/** Words of a name, in tokens with what parts them. */
const NAME_REACH = 9;
/** Tokens of a sentence before the name in which the first figure is looked for. */
const FIGURE_REACH = 40;

/**
 * "The Greens took 19 seats and the Farmers' League 14": behind "and", an article and a name, a number counts what the figure
 * before it in the sentence does.
 */
function leavesNoun({ tokens, f }: Scan, name: number): boolean {
  let at = name;
  while (
    at > name - NAME_REACH &&
    (isCapital(tokens[at]) || tokens[at]?.folded === "'" || tokens[at]?.type === 'space')
  )
    at--;
  const article = tokens[at];
  if (article?.type !== 'word' || !f.stop.has(article.folded) || tokens[at - 1]?.type !== 'space') return false;
  const joint = at - 2;
  const isJoined = tokens[joint]?.type === 'word' && longest(f.ranges.and, tokens, joint)?.end === joint + 1;
  if (!isJoined) return false;
  for (let p = joint - 1; p >= 0 && p > joint - FIGURE_REACH && !'.!?;'.includes(tokens[p]!.text); p--)
    if (
      tokens[p]!.type === 'digits' &&
      tokens[p]!.text.length < 4 &&
      tokens[p - 1]?.type === 'space' &&
      isLower(tokens[p - 2])
    )
      return true;
  return false;
}

/** Words of fewer letters may be names in capitals ("MAX"), and keep their small letters in headlines. */
const SHORT = 3;
const isShouted = (t: Token | undefined): boolean =>
  t?.type === 'word' && t.text.length > SHORT && !/\p{Ll}/u.test(t.text);

/** "AIRLINE ORDERS 24 JETS", "Airline Orders 24 Jets": where all words have capitals, they make no name of the word before. */
function countsInHeadline(scan: Scan, name: number, end: number): boolean {
  const { tokens } = scan;
  const noun = tokens[end + 1];
  if (tokens[end]?.type !== 'space' || !isCapital(noun)) return false;
  if (isShouted(tokens[name]) && isShouted(noun)) return true;
  return pluralAfter(scan, end) && isTitled(tokens, name, -2) >= 2 && isTitled(tokens, end + 1, 2) >= 1;
}

/** Tokens of a headline that are looked at on either side of a figure. */
const TITLE_REACH = 24;
/** How many words in a row have capitals from token `i` on, the short ones apart; 0 where one has none. */
function isTitled(tokens: readonly Token[], i: number, step: number): number {
  let count = 0;
  const isPart = (t: Token | undefined): boolean => t?.type === 'word' || t?.type === 'digits';
  for (let at = i; isPart(tokens[at]) && Math.abs(at - i) < TITLE_REACH; at += step) {
    if (isCapital(tokens[at])) count++;
    else if (tokens[at]!.type === 'word' && tokens[at]!.text.length > SHORT) return 0;
    if (tokens[at + step / 2]?.type !== 'space') break;
  }
  return count;
}
