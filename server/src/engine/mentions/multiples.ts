import type { Form } from './forms.ts';
import { type Found, fromRange } from './found.ts';
import { type NumberRead, readNumber } from './numbers.ts';
import { perAfter } from './per.ts';
import type { RangeRead } from './ranges.ts';
import { type Scan, standsAlone } from './scan.ts';
import { longest } from './trie.ts';
import { skipSpace } from './written.ts';

/** "tripled", "divisé par deux", "×3", "twofold". */
export function multipleAt(scan: Scan, i: number): Form | undefined {
  const { tokens, f, locale } = scan;
  const m = f.multiples;
  const made = (end: number, value: number): Form => ({
    end,
    numberEnd: end,
    low: value,
    high: value,
    step: value % 1 ? 0 : 1,
    type: 'times',
  });
  const by = longest(m.divided, tokens, i) ?? longest(m.multiplied, tokens, i);
  if (by) {
    const n = readNumber(tokens, skipSpace(tokens, by.end), locale);
    const divided = longest(m.divided, tokens, i) !== undefined;
    if (n && !n.ordinal && n.values[0]! > 0) return made(n.end, divided ? 1 / n.values[0]! : n.values[0]!);
  }
  // "3 × 4 m" is a size.
  const isProduct = tokens[i - 1]?.type === 'space' && tokens[i - 2]?.type === 'digits';
  // "X4" is a model.
  const isLetter = tokens[i]!.text === 'X';
  if (m.sign.has(tokens[i]!.folded) && !isLetter && !glued(scan, i - 1) && !isProduct) {
    const at = skipSpace(tokens, i + 1);
    const n = tokens[at]?.type === 'digits' ? readNumber(tokens, at, locale) : undefined;
    if (n && (at === i + 1 || tokens[i]!.type === 'mark')) return made(n.end, n.values[0]!);
  }
  const form = longest(m.forms, tokens, i);
  // "un doublé", the two goals of one player
  if (form && m.nouns.has(tokens[i]!.folded) && f.articles.has(tokens[i - 2]?.folded ?? '')) return undefined;
  if (form) return made(form.end, form.value);
  const weak = longest(m.weak, tokens, i);
  if (!weak || !weakStands(scan, i, weak.end)) return undefined;
  const told = longest(m.more, tokens, skipSpace(tokens, weak.end));
  return made(told?.end ?? weak.end, weak.value);
}
/** "twice daily", "won twice", "einmal pro Woche": how often, no multiple of anything. */
export function oftenAt(scan: Scan, i: number): Form | undefined {
  const { tokens, f } = scan;
  const hit = longest(f.multiples.often, tokens, i);
  if (!hit) return undefined;
  const per = perAfter(scan, hit.end, false);
  if (!per && (hit.value === 1 || longest(f.multiples.oftenNot, tokens, skipSpace(tokens, hit.end)))) return undefined;
  return { end: hit.end, numberEnd: hit.end, low: hit.value, high: hit.value, step: 1, type: 'number' };
}

const glued = (scan: Scan, i: number): boolean =>
  i >= 0 && scan.tokens[i]!.type !== 'space' && !'(['.includes(scan.tokens[i]!.text);

/** "double" counts beside "to", "will", "the", "its" …, not in "double room". */
function weakStands(scan: Scan, i: number, end: number): boolean {
  const { tokens, f } = scan;
  const after = longest(f.multiples.weakAfter, tokens, skipSpace(tokens, end));
  if (after) return true;
  for (let back = 2; back <= 6 && back <= i; back += 2) {
    const before = longest(f.multiples.weakBefore, tokens, i - back);
    if (before && before.end === i - 1) return standsAlone(scan, end);
  }
  return false;
}

/** Whether a verb right before says that the multiple was added. */
const isAdded = ({ tokens, f }: Scan, i: number): boolean =>
  [1, 2, 3, 4].some((back) => i >= back && longest(f.multiples.added, tokens, i - back)?.end === i);

/** "three times as many", "trois fois plus", "10x" behind a number that ends at token `n.end`. */
export function timesAfter(scan: Scan, n: NumberRead): (Form & { readonly frequency: boolean }) | undefined {
  const { tokens, f } = scan;
  if (n.ordinal || n.values.length > 1) return undefined;
  const at = skipSpace(tokens, n.end);
  const suffix = at === n.end ? longest(f.multiples.suffixes, tokens, at) : undefined;
  const hit = suffix ?? longest(f.multiples.times, tokens, at);
  if (!hit) return undefined;
  let value = n.values[0]!;
  let end = hit.end;
  const isSign = hit.end === at + 1 && f.multiples.sign.has(tokens[at]!.folded);
  if (isSign && ((at !== n.end && tokens[hit.end]?.type === 'space') || tokens[hit.end]?.type === 'digits'))
    return undefined;
  if (isAdded(scan, n.start)) value++;
  const half = longest(f.half, tokens, skipSpace(tokens, end));
  if (half) {
    value += half.value;
    end = half.end;
  }
  const next = skipSpace(tokens, end);
  const compared = longest(f.multiples.comparative, tokens, next);
  const less = longest(f.multiples.less, tokens, next);
  if (less) value = 1 / value;
  // The comparative is part of what is said: "three times less" is no "three times".
  const told = less ?? longest(f.multiples.more, tokens, next);
  if (told) end = told.end;
  return {
    end,
    numberEnd: n.numberEnd,
    low: value,
    high: value,
    step: half ? 0.1 : 1,
    type: 'times',
    // "1.8 times earnings": nothing happens 1.8 times.
    frequency: !compared && !isSign && !suffix && Number.isInteger(value),
  };
}

/** "between two and three times as much": an interval of multiples. */
export function timesRange(scan: Scan, pair: RangeRead): Found | undefined {
  if (pair.low.unit || pair.high.unit) return undefined;
  const times = timesAfter(scan, pair.high.number);
  if (!times || times.frequency || times.low < 1) return undefined;
  const { end, notation, ...found } = fromRange(scan, pair);
  const values = found.values.map((v) => ({ ...v, dimension: 'times' as const }));
  return { ...found, values, notation, end: Math.max(end, times.end), counts: false };
}
