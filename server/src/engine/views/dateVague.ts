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

function vagueAt(scan: Scan, i: number): Mention | undefined {
  const hit = termAt(scan, i, 'whole', 'few', 'couple');
  if (!hit) return undefined;
  const at = isMark(scan, hit.end, DASHES) ? hit.end + 1 : skip(scan, hit.end);
  const unit = at > hit.end ? termAt(scan, at, 'unit') : undefined;
  const known = unit && !unit.value.symbol ? UNITS[unit.value.unit] : undefined;
  const { is } = hit.value;
  if (!unit || !known || (is === 'whole' && unit.value.plural === true)) return undefined;
  const count = COUNTS[is] * known[1];
  const q: Quantity = {
    type: 'quantity',
    dimension: 'time',
    unit: known[0],
    low: count,
    high: count,
    step: 0,
    exact: false,
    vague: true,
  };
  return mentionOf(scan, i, unit.end, q);
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
