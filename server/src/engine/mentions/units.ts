import type { Unit } from '../locales/types.ts';
import type { NumberRead } from './numbers.ts';
import { isCapital, isLatin, type Scan, standsAlone } from './scan.ts';
import type { Token } from './tokens.ts';
import { type Hit, longest } from './trie.ts';
import { fitting, skipSpace, written } from './written.ts';

/** Currency before the number: "$", "US$", "EUR ". */
export function prefixAt(scan: Scan, i: number): { end: number; readings: readonly Unit[] } | undefined {
  const hit = longest(scan.f.prefixes, scan.tokens, i);
  if (!hit) return undefined;
  const unit = fitting(hit.value, written(scan.tokens, i, hit.end));
  return unit && { end: hit.end, readings: [unit] };
}

/**
 * The unit, currency or percent sign that begins at token `i`; `isGlued` when nothing parts it from the number. Words that
 * are function words too ("in") count only when glued.
 */
export function unitAt(
  scan: Scan,
  i: number,
  isGlued: boolean,
): { end: number; readings: readonly Unit[] } | undefined {
  const { tokens, f } = scan;
  const found = longest(f.units, tokens, i);
  if (!found || closesQuote(tokens, i)) return undefined;
  const hit = withoutStop(scan, i, found);
  const text = written(tokens, i, hit.end);
  const unit = fitting(hit.value, text, (u) => isGlued || u.glued !== true);
  const next = tokens[hit.end];
  const isWord = unit?.exactCase && !f.unitsFrom.has(unit.form) && isFunctionWord(scan, i, next);
  if (!unit || (!isGlued && hit.end === i + 1 && isWord)) return undefined;
  // A letter or digit that goes on: "5 kB2", "3 m2" are read by longer entries or not at all.
  const last = tokens[hit.end - 1];
  const joins =
    next?.type === 'digits'
      ? last?.type !== 'word' || isLatin(last)
      : next?.type === 'word' && isLatin(next) && isLatin(last) && last?.type === 'word';
  // "3,4 pour 100 000": the unit's own digits go on.
  const goesOn = last?.type === 'digits' && next?.type === 'space' && /^\d{3}$/.test(tokens[hit.end + 1]?.folded ?? '');
  if (joins || goesOn) return undefined;
  // A word that names two things ("pounds") keeps both readings; the lexicon's own comes first.
  const others = hit.value.filter((u) => u !== unit && isOther(u, unit));
  return { end: hit.end, readings: [unit, ...others] };
}

/** Tokens of the longest quotation whose end is told from inches. */
const QUOTATION = 40;

/** 'the "30 by 30" pledge': the sign of inches ends what it has opened. */
function closesQuote(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]?.text !== '"') return false;
  for (let at = i - 1; at >= 0 && at > i - QUOTATION; at--)
    if (tokens[at]!.text === '"') return tokens[at - 1]?.type !== 'digits' && tokens[at + 1]?.type !== 'space';
  return false;
}

/** Whether `u` is another thing that the same word names: a pound of weight, a point scored. */
const isOther = (u: Unit, unit: Unit): boolean =>
  !u.exactCase &&
  u.dimension !== unit.dimension &&
  (u.dimension === 'count' || (!unit.exactCase && u.code !== unit.code));

/** A period that ends the sentence is no part of the unit before it ("2 640 m."), where the unit is one without it too. */
function withoutStop(scan: Scan, i: number, hit: Hit<readonly Unit[]>): Hit<readonly Unit[]> {
  const { tokens, f } = scan;
  const last = hit.end - 1;
  if (last === i || tokens[last]!.folded !== '.') return hit;
  const [next, word] = [tokens[hit.end], tokens[hit.end + 1]];
  const isEnd = !next || (next.type === 'space' && (word?.type !== 'word' || isCapital(word)));
  if (!isEnd) return hit;
  const shorter = longest(f.units, tokens.slice(i, last), 0);
  return shorter && shorter.end === last - i ? { value: shorter.value, end: last } : hit;
}

/** A symbol that is a word as well ("in", "a"); elided forms ("m'") are words only before their apostrophe. */
function isFunctionWord(scan: Scan, i: number, next: Token | undefined): boolean {
  const word = scan.tokens[i]!.folded;
  // "a one-in-100-year flood"
  if (scan.f.stop.has(word) && next?.folded === '-') return true;
  if (!scan.f.stop.has(word) || !next || (next.type === 'mark' && next.folded !== "'")) return false;
  return word.length > 1 || next.folded === "'" || /[aeiouyàéèó]/.test(word);
}

/** Where a unit may begin behind a number: glued, behind a space, a hyphen, or a link word ("millions *de* dollars"). */
export function unitBehind(
  scan: Scan,
  n: NumberRead,
): { start: number; end: number; readings: readonly Unit[] } | undefined {
  const { tokens, f } = scan;
  const at = skipSpace(tokens, n.end);
  const direct = unitAt(scan, at, at === n.end);
  if (direct) return isMeant(scan, n, direct.readings[0]!) ? { start: at, ...direct } : undefined;
  const link = longest(f.unitLinks, tokens, at);
  if (!link) return undefined;
  const isHyphen = tokens[at]!.folded === '-';
  if (isHyphen ? at > n.end : !n.magnitude && !linkAllowed(n)) return undefined;
  const from = isHyphen ? link.end : skipSpace(tokens, link.end);
  const unit = unitAt(scan, from, false);
  if (isHyphen && unit && isName(scan, from, unit.end)) return undefined;
  return unit && (isHyphen || unit.readings[0]!.dimension !== 'ratio') ? { start: from, ...unit } : undefined;
}
/** "150 billion *won*", but "the party with 3 million *won*". */
const isMeant = ({ f }: Scan, { values }: NumberRead, { form }: Unit): boolean =>
  values[0]! >= (f.unitsFrom.get(form) ?? 0);

/** "el 11-M", "a 10-K filing": one capital behind a hyphen, where nothing follows that it could measure, or that is a magnitude's as well. */
const isName = (scan: Scan, from: number, end: number): boolean =>
  end === from + 1 &&
  /^\p{Lu}$/u.test(scan.tokens[from]!.text) &&
  (standsAlone(scan, end) || longest(scan.f.magnitudes, scan.tokens, from) !== undefined);

/** "mille de dollars" is no French, but a spelled thousand in other languages takes the link as millions do. */
const linkAllowed = (n: NumberRead): boolean => n.style === 'words' && n.values[0]! >= 1000;
