import {
  DASH_GIVES,
  DATE_STARTS,
  type DateStarts,
  DIGITS_GIVE,
  GOES_ON,
  NAME_GIVES,
  NEEDING,
  NUMBER_GIVES,
  needsMet,
  PASSED,
  ROMAN_NEEDS,
  TERM,
} from '../../locales/dateStarts.ts';
import type { DateLexicon } from '../../locales/dateTerms.ts';
import type { Locale } from '../../locales/types.ts';
import type { Token } from '../tokens.ts';
import { longest } from '../trie.ts';
import { DASHES } from './scan.ts';

/** A date, length or clock time may begin at the token itself; or there or behind the words that lead on from it. */
export const BEGINS = 1 << 16;
export const LEADS = 1 << 17;

/**
 * Marks the tokens where reading is worth a try: bits `BEGINS`, `LEADS` and `TERM` of each. One look-up a word, from the
 * last token to the first, so that a preposition is tried only where a date may stand behind it.
 */
export function markStarts(tokens: readonly Token[], locale: Locale): number[] {
  const { starts, ideographic, compounds } = locale.dates;
  const mayJoin = starts.joined !== undefined || compounds.length > 0;
  // A typed array would be made outside the heap, which costs more than a paragraph's reading.
  const marks = new Array<number>(tokens.length).fill(0);
  // Of the next token that is no space: whether it leads to a start, and its bits.
  let reaches = false;
  let next = 0;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i]!;
    if (token.type === 'space') continue;
    let bits = DIGITS_GIVE;
    let begins = false;
    if (token.type === 'digits') {
      // "12 noon", "24 hours a day"
      const own = starts.words.get(token.folded) ?? 0;
      const opens = (own & DATE_STARTS.phrase) > 0 && longest(starts.phrases, tokens, i) !== undefined;
      begins = ideographic || opens || digitsBegin(tokens, i, goingOn(tokens, i, next, starts), starts);
      marks[i] = own & TERM;
    } else {
      bits = starts.words.get(token.folded) ?? 0;
      if (token.type === 'mark') {
        const isApostrophe = token.folded === "'";
        begins = isApostrophe && tokens[i + 1]?.type === 'digits';
        // "one-year", "mid-2028", "l'an": the mark passes on what stands behind it.
        if (isApostrophe) bits |= DATE_STARTS.lead | (next & PASSED);
        else if (DASHES.includes(token.text)) bits |= DATE_STARTS.lead | DASH_GIVES | (next & PASSED);
      } else if (!ideographic && bits === 0)
        begins = (needsMet(ROMAN_NEEDS, next) && isRoman(token)) || (mayJoin && isJoined(token, locale.dates));
      begins ||= (bits & DATE_STARTS.word) > 0 || (ideographic ? bits >= NEEDING : needsMet(bits, next));
      begins ||= (bits & DATE_STARTS.phrase) > 0 && longest(starts.phrases, tokens, i) !== undefined;
    }
    reaches = begins || (reaches && (bits & DATE_STARTS.lead) > 0);
    next = bits;
    marks[i] = marks[i]! | (bits & TERM) | (reaches ? (begins ? BEGINS | LEADS : LEADS) : 0);
  }
  return marks;
}

/** A word of numbers that is nothing else ("million"). */
const SCALE = TERM | NUMBER_GIVES;
const SCALE_ALONE = NUMBER_GIVES;

const goingOn = (tokens: readonly Token[], i: number, next: number, starts: DateStarts): number =>
  (next & SCALE) === SCALE_ALONE ? behindScale(tokens, i, next, starts) : next;

/** "5 million *years*", "9 millions d'*années*": digits before a word of numbers go on only if that does; bits of both. */
function behindScale(tokens: readonly Token[], i: number, next: number, { words }: DateStarts): number {
  let at = tokens[i + 1]?.type === 'space' ? i + 2 : i + 1;
  if (tokens[at]?.type !== 'word') return next;
  for (let n = 0; n < 3; n++) {
    at = tokens[at + 1]?.type === 'space' || tokens[at + 1]?.folded === "'" ? at + 2 : at + 1;
    const behind = tokens[at];
    if (behind === undefined || '.,;:!?)'.includes(behind.text)) return next & ~GOES_ON;
    if (behind.type !== 'word') return next;
    const bits = words.get(behind.folded) ?? 0;
    if ((bits & GOES_ON) === 0) return next & ~GOES_ON;
    // Behind a preposition stands what is counted.
    if ((bits & DATE_STARTS.lead) === 0 || (bits & NAME_GIVES) > 0) return next;
  }
  return next;
}

/** Signs that make a figure of the digits before them, whatever follows. */
const AMOUNT = '%‰€$£¥°';

/** Whether digits may begin a date, length or clock time, by the tokens right behind them; `next` are the bits of the next token that is no space. */
function digitsBegin(tokens: readonly Token[], i: number, next: number, starts: DateStarts): boolean {
  const glued = tokens[i + 1];
  const { length } = tokens[i]!.text;
  const mark = tokens[i - 1];
  // "81.3 million": what a decimal begins was tried at its first digits.
  if (mark !== undefined && (mark.text === '.' || mark.text === ',') && tokens[i - 2]?.type === 'digits')
    return (next & GOES_ON) !== 0;
  if (glued === undefined) return length <= 4;
  if (glued.type === 'word') return (next & GOES_ON) !== 0;
  const isDecimal = glued.type === 'mark' && '.,'.includes(glued.text) && tokens[i + 2]?.type === 'digits';
  if (isDecimal) return decimalBegins(tokens, i, starts);
  if (glued.type === 'mark') {
    if (AMOUNT.includes(glued.text)) return (next & GOES_ON) !== 0;
    return length <= 4 ? length !== 3 || (next & GOES_ON) !== 0 : (next & GOES_ON) !== 0;
  }
  const behind = tokens[i + 2];
  if (length === 4 || behind === undefined) return length === 4 || length < 3;
  if (behind.type === 'word' || AMOUNT.includes(behind.text)) return (next & GOES_ON) !== 0;
  return behind.type === 'digits' ? groupsBegin(tokens, i + 2, starts) : length < 3 || (next & GOES_ON) !== 0;
}

/** Groups of three digits behind the first; no number is longer. */
const MAX_GROUPS = 6;

/** "84 265 hectares": what stands behind the last group tells; other digits behind digits may be a date. */
function groupsBegin(tokens: readonly Token[], i: number, { words }: DateStarts): boolean {
  let end = i;
  for (let n = 0; n < MAX_GROUPS && tokens[end]?.type === 'digits' && tokens[end]!.text.length === 3; n++)
    end += tokens[end + 1]?.type === 'space' ? 2 : 1;
  const after = tokens[end];
  if (end === i || after === undefined || after.type === 'digits') return true;
  if (after.type === 'word') return ((words.get(after.folded) ?? 0) & GOES_ON) !== 0;
  return !(AMOUNT.includes(after.text) || '.,;:!?)'.includes(after.text));
}

/** A decimal ("8,5", "8.5") counts units or nothing; with two places behind a dot, or in a chain, it may be a clock time or date. */
function decimalBegins(tokens: readonly Token[], i: number, starts: DateStarts): boolean {
  const { words } = starts;
  const end = i + 3;
  const isDot = tokens[i + 1]!.text === '.';
  const isChain = tokens[end]?.text === '.';
  // No day, month or hour is more than 31.
  if (isDot && (isChain || (tokens[i + 2]!.text.length < 3 && !isOver31(tokens[i]!.text)))) {
    // "from 4.5 to 8.7" are days; "8.5" behind any other word is none.
    const before = tokens[i - 2];
    if (tokens[i + 2]!.text.length === 2 || (before?.type === 'word' && words.has(before.folded))) return true;
  }
  const after = tokens[end]?.type === 'space' ? tokens[end + 1] : tokens[end];
  if (after === undefined) return isDot;
  if (after.type === 'word') return (goingOn(tokens, i + 2, words.get(after.folded) ?? 0, starts) & GOES_ON) !== 0;
  return after.type === 'digits' || !AMOUNT.includes(after.text);
}

const isOver31 = (digits: string): boolean => digits.length > 2 || (digits.length === 2 && digits > '31');

/** Roman numerals of centuries. */
function isRoman(token: Token): boolean {
  const first = token.text.charCodeAt(0);
  return (first === 73 || first === 86 || first === 88) && /^[ivx]+(?:e|ème|ste)?$/.test(token.folded);
}

/** A numeral in one word, or a word with a number and a unit in it ("dreißigjährig"). */
function isJoined(token: Token, { starts, compounds }: DateLexicon): boolean {
  if (starts.joined?.has(token.folded.slice(0, 2))) return true;
  return compounds.some(({ ending }) => token.folded.endsWith(ending));
}
