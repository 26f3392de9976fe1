import type { DateLexicon } from '../../locales/dateTerms.ts';
import type { Fields } from './fields.ts';
import { ends, free } from './numeric.ts';
import { chain, type Number_, type Reading, reading } from './numericParts.ts';
import type { Lead } from './point.ts';
import { DASHES, gap, isMark, type Part, type Scan } from './scan.ts';

/** A stretch between two numeric dates with a dash ("01/10-07/10/2025"): each reading as first and last day. */
export interface Between {
  readonly to: number;
  readonly pairs: readonly (readonly [Fields, Fields])[];
  readonly parts: readonly Part[];
}

export function numericBetween(scan: Scan, i: number, lead: Lead): Between | undefined {
  if (!isMark(scan, i + 1, '/.-') || !free(scan, i)) return undefined;
  const mark = scan.tokens[i + 1]!.text;
  const a = dateChain(scan, i, mark);
  const spacedDash = gap(scan, a.end) > a.end;
  const dash = gap(scan, a.end);
  const at = gap(scan, dash + 1);
  if (a.numbers.length < 2 || !isMark(scan, dash, DASHES) || at > dash + 1 !== spacedDash) return undefined;
  const b = dateChain(scan, at, mark);
  const [years, days] = [a.numbers.length + b.numbers.length > 4, a.numbers.length <= b.numbers.length];
  // "5/6-7/8" alone may be anything.
  if (b.numbers.length < 2 || !days || !(years || (lead.open && mark === '/')) || !ends(scan, b.end)) return undefined;
  const pairs: (readonly [Fields, Fields])[] = [];
  let parts: readonly Part[] = [];
  for (const isDayFirst of ORDERS[scan.lexicon.order]) {
    const last = ordered(scan, b.numbers, isDayFirst);
    const first = ordered(scan, a.numbers, isDayFirst);
    if (!first || !last) continue;
    const from = first.fields.year === undefined && last.fields.year !== undefined;
    pairs.push([from ? { ...first.fields, year: last.fields.year! } : first.fields, last.fields]);
    parts = parts.length ? parts : [...first.parts, ...last.parts];
  }
  return pairs.length ? { to: b.end, pairs, parts } : undefined;
}

const ORDERS: Readonly<Record<DateLexicon['order'], readonly boolean[]>> = {
  both: [true, false],
  dmy: [true],
  mdy: [false],
  ymd: [],
};

function ordered(scan: Scan, [a, b, c]: readonly Number_[], isDayFirst: boolean): Reading | undefined {
  if (!a || !b || a.width > 2 || (c && c.width !== 4 && c.width !== 2)) return undefined;
  return isDayFirst ? reading(scan, c, b, a) : reading(scan, c, a, b);
}

/** The numbers of one date; where a hyphen joins them, no more than three ("10-1-2018-10-7-2018"). */
function dateChain(scan: Scan, i: number, mark: string): ReturnType<typeof chain> {
  const all = chain(scan, i, mark);
  if (!DASHES.includes(mark) || all.numbers.length < 4) return all;
  const numbers = all.numbers.slice(0, 3);
  return { numbers, end: numbers[2]!.at + 1 };
}
