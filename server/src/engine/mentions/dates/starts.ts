import { CJK, COMBINING, DIGIT, LETTER, MARK, SPACE } from '../../locales/characters.ts';
import {
  DASH_GIVES,
  DATE_STARTS,
  type DateStarts,
  DIGITS_GIVE,
  ENDS_OPEN,
  GOES_ON,
  INNER,
  NAME_GIVES,
  NEEDING,
  NUMBER_GIVES,
  needsMet,
  PASSED,
  ROMAN_NEEDS,
  SIGNS,
  TERM,
  WORD,
} from '../../locales/dateStarts.ts';
import type { DateLexicon } from '../../locales/dateTerms.ts';
import type { Locale } from '../../locales/types.ts';
import { type Cut, classAt, foldedAt, isWord, KIND, lengthOf, NOTHING } from '../cut.ts';

/** A date, length or clock time may begin at the token itself; or there or behind the words that lead on from it. */
export const BEGINS = 1 << 16;
export const LEADS = 1 << 17;

/**
 * Marks the tokens where reading is worth a try: adds `BEGINS` and `LEADS` to the bits of each. From the last token to the
 * first, so that a preposition is tried only where a date may stand behind it. Returns those tokens, the last one first.
 */
export function markStarts(cut: Cut, locale: Locale): readonly number[] {
  const { starts, ideographic, compounds } = locale.dates;
  const { kinds, bits: all } = cut;
  const mayJoin = starts.joined !== undefined || compounds.length > 0;
  // Of the next token that is no space: whether it leads to a start, its bits as they are, and what it gives to a word before.
  const leads: number[] = [];
  let reaches = false;
  let behind = 0;
  let next = 0;
  for (let i = cut.count - 1; i >= 0; i--) {
    const kind = kinds[i]! & KIND;
    if (kind === SPACE) continue;
    const own = all[i]!;
    let bits = own & WORD;
    let begins =
      (own & DATE_STARTS.phrase) > 0 && ((behind & INNER) | (own & ENDS_OPEN)) > 0 && opensPhrase(cut, i, starts);
    if (kind === DIGIT) {
      bits = DIGITS_GIVE;
      begins ||= ideographic || digitsBegin(cut, i, goingOn(cut, i, next)) || isOldYear(cut, i);
    } else {
      if (kind === LETTER && bits === 0 && !ideographic)
        begins = (needsMet(ROMAN_NEEDS, next) && isRoman(cut, i)) || (mayJoin && isJoined(cut, i, locale.dates));
      // "one-year", "mid-2028", "l'an": the mark passes on what stands behind it.
      else if (own & SIGNS.apostrophe) {
        bits |= DATE_STARTS.lead | (next & PASSED);
        begins ||= classAt(cut, i + 1) === DIGIT;
      } else if (own & SIGNS.dash) bits |= DATE_STARTS.lead | DASH_GIVES | (next & PASSED);
      begins ||= (bits & DATE_STARTS.word) > 0 || (ideographic ? bits >= NEEDING : needsMet(bits, next));
    }
    reaches = begins || (reaches && (bits & DATE_STARTS.lead) > 0);
    behind = own;
    next = bits;
    if (!reaches) continue;
    all[i] = own | (begins ? BEGINS | LEADS : LEADS);
    leads.push(i);
  }
  return leads;
}

/** "12 noon", "24 hours a day": whether one of the phrases begins at token `i`, of which no token is made yet. */
function opensPhrase(cut: Cut, i: number, { phrases }: DateStarts): boolean {
  let node: typeof phrases.root | undefined = phrases.root;
  for (let at = i; node && at < cut.count; at++) {
    node = node.next.get(foldedAt(cut, at));
    if (node?.value) return true;
  }
  return false;
}

/** A word of numbers that is nothing else ("million"). */
const SCALE = TERM | NUMBER_GIVES;
const SCALE_ALONE = NUMBER_GIVES;

const goingOn = (cut: Cut, i: number, next: number): number =>
  (next & SCALE) === SCALE_ALONE ? behindScale(cut, i, next) : next;

/** Index behind the token at `i` and one space. */
const after = (cut: Cut, i: number): number => (classAt(cut, i + 1) === SPACE ? i + 2 : i + 1);

/** "5 million *years*", "9 millions d'*années*": digits before a word of numbers go on only if that does; bits of both. */
function behindScale(cut: Cut, i: number, next: number): number {
  let at = after(cut, i);
  if (!isWord(cut, at)) return next;
  for (let n = 0; n < 3; n++) {
    at = hasSign(cut, at + 1, SIGNS.apostrophe) ? at + 2 : after(cut, at);
    if (at >= cut.count || hasSign(cut, at, SIGNS.closing)) return next & ~GOES_ON;
    if (!isWord(cut, at)) return next;
    const bits = cut.bits[at]!;
    if ((bits & GOES_ON) === 0) return next & ~GOES_ON;
    // Behind a preposition stands what is counted.
    if ((bits & DATE_STARTS.lead) === 0 || (bits & NAME_GIVES) > 0) return next;
  }
  return next;
}

const POINT = SIGNS.dot | SIGNS.comma;
const hasSign = (cut: Cut, i: number, signs: number): boolean => i >= 0 && (cut.bits[i]! & signs) > 0;

/** Whether digits may begin a date, length or clock time, by the tokens right behind them; `next` are the bits of the next token that is no space. */
function digitsBegin(cut: Cut, i: number, next: number): boolean {
  const length = lengthOf(cut, i);
  const goesOn = (next & GOES_ON) !== 0;
  // "81.3 million": what a decimal begins was tried at its first digits.
  if (hasSign(cut, i - 1, POINT) && classAt(cut, i - 2) === DIGIT) return goesOn;
  const glued = classAt(cut, i + 1);
  if (glued === NOTHING) return length <= 4;
  if (glued === LETTER || glued === CJK) return goesOn;
  if (hasSign(cut, i + 1, POINT) && classAt(cut, i + 2) === DIGIT) return decimalBegins(cut, i);
  if (glued === MARK || glued === COMBINING)
    return goesOn || (!hasSign(cut, i + 1, SIGNS.amount) && length <= 4 && length !== 3);
  const behind = glued === DIGIT ? NOTHING : classAt(cut, i + 2);
  if (length === 4 || behind === NOTHING) return length === 4 || length < 3;
  if (behind === LETTER || behind === CJK || hasSign(cut, i + 2, SIGNS.amount)) return goesOn;
  return behind === DIGIT ? groupsBegin(cut, i + 2) : length < 3 || goesOn;
}

/** "dating to *680*": behind a word that leads on three digits may be a year. */
const isOldYear = (cut: Cut, i: number): boolean =>
  lengthOf(cut, i) === 3 && i >= 2 && classAt(cut, i - 1) === SPACE && (cut.bits[i - 2]! & DATE_STARTS.lead) > 0;

/** Groups of three digits behind the first; no number is longer. */
const MAX_GROUPS = 6;

/** "84 265 hectares": what stands behind the last group tells; other digits behind digits may be a date. */
function groupsBegin(cut: Cut, i: number): boolean {
  let end = i;
  for (let n = 0; n < MAX_GROUPS && classAt(cut, end) === DIGIT && lengthOf(cut, end) === 3; n++) end = after(cut, end);
  const kind = classAt(cut, end);
  if (end === i || kind === NOTHING || kind === DIGIT) return true;
  return isWord(cut, end) ? (cut.bits[end]! & GOES_ON) !== 0 : !hasSign(cut, end, SIGNS.amount | SIGNS.closing);
}

/** A decimal ("8,5", "8.5") counts units or nothing; with two places behind a dot, or in a chain, it may be a clock time or date. */
function decimalBegins(cut: Cut, i: number): boolean {
  const isDot = hasSign(cut, i + 1, SIGNS.dot);
  const decimals = lengthOf(cut, i + 2);
  // No day, month or hour is more than 31.
  if (isDot && (hasSign(cut, i + 3, SIGNS.dot) || (decimals < 3 && !isOver31(cut, i)))) {
    // "from 4.5 to 8.7" are days; "8.5" behind any other word is none.
    if (decimals === 2 || (isWord(cut, i - 2) && (cut.bits[i - 2]! & WORD) > 0)) return true;
  }
  const end = after(cut, i + 2);
  const kind = classAt(cut, end);
  if (kind === NOTHING) return isDot;
  if (isWord(cut, end)) return (goingOn(cut, i + 2, cut.bits[end]!) & GOES_ON) !== 0;
  return kind === DIGIT || !hasSign(cut, end, SIGNS.amount);
}

function isOver31(cut: Cut, i: number): boolean {
  const length = lengthOf(cut, i);
  return length > 2 || (length === 2 && cut.text.slice(cut.starts[i]!, cut.starts[i + 1]!) > '31');
}

/** I, V, X. */
const isCentury = (code: number): boolean => code === 73 || code === 86 || code === 88;

/** Roman numerals of centuries. */
const isRoman = (cut: Cut, i: number): boolean =>
  isCentury(cut.text.charCodeAt(cut.starts[i]!)) && /^[ivx]+(?:e|ème|ste)?$/.test(foldedAt(cut, i));

/** A numeral in one word, or a word with a number and a unit in it ("dreißigjährig"). */
function isJoined(cut: Cut, i: number, { starts, compounds }: DateLexicon): boolean {
  const word = foldedAt(cut, i);
  return starts.joined?.has(word.slice(0, 2)) === true || compounds.some(({ ending }) => word.endsWith(ending));
}
