import { STARTS } from '../locales/starts.ts';
import { isAddress } from './addresses.ts';
import type { Amount } from './amounts.ts';
import { countsBehind, cueAfter, headAfter, type Near, touches } from './context.ts';
import { oftenAt } from './multiples.ts';
import type { NumberRead } from './numbers.ts';
import { type Scan, standsAlone } from './scan.ts';
import {
  identifierRun,
  joinedAfter,
  joinedBefore,
  listNumber,
  namedNumber,
  referenceMark,
  sectionNumber,
} from './shape.ts';
import type { Token } from './tokens.ts';
import { longest } from './trie.ts';
import { fitting, skipSpace, written } from './written.ts';

/** End of a stretch at `i` in which nothing is a figure: a fixed phrase, a URL, a telephone number. */
export function guardedUntil(scan: Scan, i: number, bits: number): number | undefined {
  const { tokens, locale } = scan;
  if (bits & STARTS.name) {
    const hit = longest(locale.guards.names, tokens, i);
    const isName = hit !== undefined && fitting(hit.value, written(tokens, i, hit.end)) !== undefined;
    if (isName && !partOfWord(scan, i, hit.end) && !opensRatio(scan, hit.end) && !oftenAt(scan, i)) return hit.end;
  }
  if (tokens[i]!.text === '+' && tokens[i + 1]?.type === 'digits') return identifierRun(scan, i + 1);
  return tokens[i]!.type === 'digits' ? identifierRun(scan, i) : undefined;
}
/** "una volta *su cinque*": a phrase that is no figure alone is the part of a ratio. */
function opensRatio({ tokens, f }: Scan, end: number): boolean {
  const link = longest(f.ratios.in, tokens, skipSpace(tokens, end));
  const at = link && skipSpace(tokens, link.end);
  const token = at === undefined ? undefined : tokens[at];
  return token?.type === 'digits' || (token !== undefined && longest(f.words, tokens, at!)?.value.kind === 'add');
}
const partOfWord = (scan: Scan, i: number, end: number): boolean => {
  const [a, b] = [scan.tokens[i - 1], scan.tokens[end]];
  return (a?.type === 'digits' || b?.type === 'digits') ?? false;
};

/** Whether a number may not begin at `i`: it is part of a name, follows a label, numbers a list … */
export function numberBlocked(scan: Scan, i: number): boolean {
  const { tokens } = scan;
  const t = tokens[i]!;
  if (t.type === 'digits' && (joinedBefore(scan, i) || listNumber(tokens, i) || isTolerance(tokens, i))) return true;
  // A word glued by a hyphen to the word before is part of a compound ("mid-forties").
  if (t.type === 'word' && tokens[i - 1]?.folded === '-' && tokens[i - 2] && tokens[i - 2]!.type !== 'space')
    return true;
  return t.type === 'word' && tokens[i - 1]?.type === 'digits';
}

/** "3340 ± *35*": how exact the figure before is, no figure of its own. */
function isTolerance(tokens: readonly Token[], i: number): boolean {
  const sign = tokens[i - 1]?.type === 'space' ? i - 2 : i - 1;
  if (tokens[sign]?.text !== '±') return false;
  const before = tokens[sign - 1]?.type === 'space' ? sign - 2 : sign - 1;
  return before >= 0 && (tokens[before]!.type === 'digits' || tokens[before]!.text === '%');
}

/** Whether the number at `i` stands right behind a label: "section 3", "No. 12", "fig. 4". */
function labelled(scan: Scan, i: number, near: Near): boolean {
  const { tokens } = scan;
  let at = near.label!.end;
  if (tokens[at]?.folded === ':') at++;
  at = skipSpace(tokens, at);
  if (at !== i) return false;
  // What follows in the same list is labelled as well: "pages 12 and 13".
  const end = tokens[i]!.type === 'digits' ? i + 1 : i;
  const link = skipSpace(tokens, end);
  const more =
    longest(scan.f.ranges.and, tokens, link) ?? (tokens[link]?.folded === ',' ? { end: link + 1 } : undefined);
  if (more && tokens[skipSpace(tokens, more.end)]?.type === 'digits') near.label = { ...near.label!, end: more.end };
  return true;
}

/** Whether a unit says that this is a figure; a letter that is one only glued ("1.5C") leaves it open. */
const isMeasured = (a: Amount): boolean => a.unit !== undefined && a.unit.readings[0]!.glued !== true;

/** Whether a label takes the number away: it has no unit or size of its own, and for a weak label nothing to count. */
export function named(scan: Scan, a: Amount, near: Near): boolean {
  const n = a.number;
  if (!near.label || (isMeasured(a) && !isSuffix(scan, a)) || n.magnitude || n.group !== undefined || n.ordinal)
    return false;
  return labelled(scan, n.start, near) && (!near.label.weak || near.label.isName || !countsBehind(scan, n.end));
}

/** "Ariane 44L": one capital letter glued to the digits behind a label. */
const isSuffix = ({ tokens }: Scan, a: Amount): boolean =>
  a.unit?.start === a.number.end && a.unit.end === a.unit.start + 1 && /^\p{Lu}$/u.test(tokens[a.unit.start]!.text);

/** More figures than this has no number whose length is told. */
const MOST_FIGURES = 20;

/** "a five-figure sum", "une croissance à deux chiffres": how long a number is, which is none itself. */
function tellsLength({ tokens, locale }: Scan, { end, values }: NumberRead): boolean {
  const at = tokens[end]?.folded === '-' ? end + 1 : skipSpace(tokens, end);
  const noun = tokens[at];
  return noun?.type === 'word' && values[0]! <= MOST_FIGURES && locale.guards.figureNouns.has(noun.folded);
}

/** Whether an amount is a figure at all, given what stands around it. */
export function amountStands(scan: Scan, a: Amount, near: Near): boolean {
  const { tokens } = scan;
  const n = a.number;
  const hasUnit = isMeasured(a);
  if (!hasUnit && n.exact && tellsLength(scan, n)) return false;
  if (n.style === 'digits') {
    if (!n.ordinal && joinedAfter(scan, a.end, hasUnit)) return false;
    if (hasUnit) return true;
    if (referenceMark(tokens, n.start, n.end)) return false;
    // "221B Baker Street"
    if (n.magnitude && n.magnitude.start === n.numberEnd && isAddress(scan, { ...n, end: n.numberEnd }, n.end))
      return false;
    if (n.magnitude) return true;
    if (sectionNumber(tokens, n.start) || (!n.ordinal && isAddress(scan, n))) return false;
    if (!n.ordinal && !n.group && (namedNumber(scan, n.start, n.end) || singularNumber(scan, n))) return false;
  }
  if (n.ordinal) return ordinalStands(scan, n);
  if (n.weak) return weakStands(scan, a, near);
  if (needsNoun(scan, n) && !hasUnit)
    return (
      cueAfter(scan, scan.f.directionsAfter, n.end) !== undefined ||
      headAfter(scan, n.end) !== undefined ||
      behindFunctionWord(scan, n.start) ||
      opensClause(scan, n)
    );
  return true;
}

/** "la 690 de Cambricon": a number behind an article in the singular names a thing, as it counts none. */
function singularNumber({ tokens, locale }: Scan, n: NumberRead): boolean {
  const article = tokens[n.start - 1]?.type === 'space' ? tokens[n.start - 2] : undefined;
  return article?.type === 'word' && n.exact && n.values[0]! > 1 && locale.guards.singular.has(article.folded);
}

function needsNoun(scan: Scan, n: NumberRead): boolean {
  return n.end === n.start + 1 && scan.f.needNoun.has(scan.tokens[n.start]!.folded);
}

/** "; *neuf* ont été conduits": at the head of a clause, before a function word that joins nothing, it stands for what was counted. */
function opensClause({ tokens, f }: Scan, n: NumberRead): boolean {
  const before = tokens[n.start - 1]?.type === 'space' ? tokens[n.start - 2] : undefined;
  const next = tokens[skipSpace(tokens, n.end)];
  const isElided = tokens[skipSpace(tokens, n.end) + 1]?.folded === "'";
  if (!(before && ',;:'.includes(before.text)) || next?.type !== 'word') return false;
  const isFunction = f.stop.has(next.folded) || (isElided && f.stop.has(`${next.folded}'`));
  const at = skipSpace(tokens, n.end);
  return isFunction && !longest(f.ranges.and, tokens, at) && !longest(f.ranges.or, tokens, at);
}

const behindFunctionWord = (scan: Scan, i: number): boolean => {
  const before = scan.tokens[i - 1]?.type === 'space' ? scan.tokens[i - 2] : undefined;
  return before?.type === 'word' && before.folded.length > 2 && scan.f.stop.has(before.folded);
};

/** "one", "un": an amount only with a unit that is counted, or a hedge. */
function weakStands(scan: Scan, a: Amount, near: Near): boolean {
  const { tokens, f } = scan;
  if (a.sign || a.minor || a.number.end > a.number.start + 1 || a.number.magnitude) return true;
  const hedged = near.hedge !== undefined && touches(scan, near.hedge.end, a.start) && near.hedge.value !== 'about';
  if (!a.unit) return hedged && !f.articles.has(tokens[a.start]!.folded);
  const dimension = a.unit.readings[0]!.dimension;
  if (dimension === 'time') return hedged;
  // An article before a measure is one only under a hedge; before money it counts.
  if (dimension !== 'money' && dimension !== 'ratio' && f.articles.has(tokens[a.start]!.folded)) return hedged;
  return !f.weakNot.has(tokens[a.unit.start]!.folded) || hedged || a.unit.end > a.unit.start + 1;
}

const ORDINAL_SIGN = /^[ºª°]$/;

/** End of an ordinal's ending behind digits ("14e", "21st"), or undefined when the number is no ordinal in digits. */
export function ordinalEnd(scan: Scan, n: NumberRead): number | undefined {
  const { tokens, f } = scan;
  if (n.style !== 'digits' || n.magnitude || n.decimal || n.values[0]! > 1e9) return undefined;
  const suffix = tokens[n.end];
  // "14.º": the sign of the ending tells that its dot ends no sentence.
  const sign = suffix?.folded === '.' ? tokens[n.end + 1] : undefined;
  if (sign && ORDINAL_SIGN.test(sign.text) && f.ordinalSuffixes.has(`.${sign.folded}`)) return n.end + 2;
  if (!suffix || !f.ordinalSuffixes.has(suffix.folded)) return undefined;
  const next = tokens[n.end + 1];
  if (suffix.folded !== '.') return next?.type === 'digits' ? undefined : n.end + 1;
  const noun = tokens[n.end + 2];
  // "nur 85. Danach": an ordinal in digits has its determiner before it.
  const before = tokens[n.start - 1]?.type === 'space' ? tokens[n.start - 2] : undefined;
  if (before && !(before.type === 'word' && f.stop.has(before.folded))) return undefined;
  const joined = next?.type === 'space' ? longest(f.ranges.and, tokens, n.end + 2) : undefined;
  const other = joined ? skipSpace(tokens, joined.end) : undefined;
  // "in der 12. und 67. Minute"
  if (
    other !== undefined &&
    tokens[other]?.type === 'digits' &&
    tokens[other + 1]?.folded === '.' &&
    tokens[n.start]!.text.length <= 3
  )
    return n.end + 1;
  const counted = next?.type === 'space' && noun?.type === 'word' && !f.stop.has(noun.folded) && n.values[0]! < 200;
  return counted && tokens[n.start]!.text.length <= 3 ? n.end + 1 : undefined;
}

/** Ordinals in set phrases and adverbs are no figures: "first", "premier ministre", "second half"; the 14th plan is one. */
function ordinalStands(scan: Scan, n: NumberRead): boolean {
  const { tokens, locale } = scan;
  const { ordinalNot, ordinalAdverbs, ordinalRank, rankVerbs } = locale.guards;
  const at = skipSpace(tokens, n.end);
  // "second-largest"
  const next = tokens[tokens[at]?.folded === '-' ? at + 1 : at];
  if (next && n.values[0]! <= 3 && ordinalNot.has(next.folded)) return false;
  if (n.style === 'digits' || n.end > n.start + 1) return true;
  // "first" and "second" order a text more often than they count: only a rank is a figure.
  if (!ordinalAdverbs.has(tokens[n.start]!.folded) || (next !== undefined && ordinalRank.has(next.folded))) return true;
  // "el segundo valor *más* alto"
  const behind = next?.type === 'word' && next === tokens[at] ? tokens[skipSpace(tokens, at + 1)] : undefined;
  if (behind !== undefined && locale.guards.ordinalMost.has(behind.folded)) return true;
  // "finished second"
  const before = tokens[n.start - 1]?.type === 'space' ? tokens[n.start - 2] : undefined;
  if (before !== undefined && rankVerbs.has(before.folded) && standsAlone(scan, n.end)) return true;
  return n.values[0]! > 2 && headAfter(scan, n.end) !== undefined;
}
