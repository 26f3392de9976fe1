// Lengths that no fact can be held against, which the `mentions` contract lists all the same: "all day", "a few weeks".
import { DASHES, isMark, type Scan, spanOf, termAt } from '../mentions/dates/scan.ts';
import type { Mention } from '../mentions/types.ts';
import type { DateSet, Quantity } from '../values/types.ts';
import { shiftDay } from './dateShift.ts';
import { behind, skip } from './dateWords.ts';

/** How many "a few" and "a couple of" stand for, as the recognisers of other makers count them too. */
const COUNTS = { whole: 1, few: 3, couple: 2 } as const;

/** Units of lengths, with how many of a UCUM unit each is. */
const UNITS: Readonly<Record<string, readonly [string, number]>> = {
  a: ['a', 1],
  mo: ['mo', 1],
  wk: ['wk', 1],
  d: ['d', 1],
  h: ['h', 1],
  min: ['min', 1],
  s: ['s', 1],
  fortnight: ['wk', 2],
  decade: ['a', 10],
};

/** All mentions, those of vague lengths among them; `mentions` are sorted. */
export function addVague(scan: Scan, mentions: readonly Mention[]): readonly Mention[] {
  const out: Mention[] = [];
  let next = 0;
  for (let i = 0; i < scan.tokens.length; i++) {
    const { start } = scan.tokens[i]!;
    while (next < mentions.length && mentions[next]!.span.start <= start) out.push(mentions[next++]!);
    const free = (out.at(-1)?.span.end ?? 0) <= start;
    const vague = free ? vagueAt(scan, i) : undefined;
    if (vague && vague.span.end <= (mentions[next]?.span.start ?? Number.POSITIVE_INFINITY)) out.push(vague);
  }
  return [...out, ...mentions.slice(next)];
}

/** A feast of a lunar calendar, whose day is not reckoned here. */
function feastAt(scan: Scan, i: number): Mention | undefined {
  const hit = termAt(scan, i, 'lunarFeast');
  if (!hit) return undefined;
  return {
    span: spanOf(scan, i, hit.end),
    kind: 'date',
    values: [{ type: 'date', edtf: '', unresolved: true }],
    notation: { style: 'words', date: [{ part: 'day', span: spanOf(scan, i, hit.end), form: 'long' }] },
    lang: scan.locale.lang,
  };
}

/** "la journée entière": the word stands behind its unit. */
function wholeBehind(scan: Scan, i: number): Mention | undefined {
  const unit = termAt(scan, i, 'unit');
  const known = unit && !unit.value.symbol && !unit.value.plural ? UNITS[unit.value.unit] : undefined;
  const end = known && behind(scan, unit!.end, 'wholeAfter');
  return end === undefined ? undefined : mentionOf(scan, i, end, lengthOf(known!, 1));
}

function vagueAt(scan: Scan, i: number): Mention | undefined {
  const hit = termAt(scan, i, 'whole', 'few', 'couple');
  if (!hit) return wholeBehind(scan, i) ?? feastAt(scan, i);
  const at = isMark(scan, hit.end, DASHES) ? hit.end + 1 : skip(scan, hit.end);
  // "toute l'année" has no space behind its article.
  const joins = at > hit.end || scan.tokens[hit.end - 1]?.folded === "'";
  const unit = joins ? termAt(scan, at, 'unit') : undefined;
  const known = unit && !unit.value.symbol ? UNITS[unit.value.unit] : undefined;
  const { is } = hit.value;
  if (!unit || !known || (is === 'whole' && unit.value.plural === true)) return undefined;
  return mentionOf(scan, i, unit.end, lengthOf(known, COUNTS[is]));
}

function lengthOf([unit, factor]: readonly [string, number], times: number): Quantity {
  const count = times * factor;
  const base = { type: 'quantity', dimension: 'time', unit, low: count, high: count } as const;
  return { ...base, step: 0, exact: false, vague: true };
}

/** The length, or with "ago" the day it is counted back to. */
function mentionOf(scan: Scan, from: number, end: number, q: Quantity): Mention {
  const ago = behind(scan, end, 'agoAfter');
  const base = { notation: { number: spanOf(scan, from, end), style: 'form' as const }, lang: scan.locale.lang };
  if (ago === undefined) return { ...base, span: spanOf(scan, from, end), kind: 'duration', values: [q] };
  const day = scan.reference === undefined ? undefined : shiftDay(scan.reference, -q.low, q.unit);
  const date: DateSet = { type: 'date', edtf: day ?? '', ...(day ? {} : { unresolved: true }) };
  return { ...base, span: spanOf(scan, from, ago), kind: 'date', values: [date] };
}
