import { readDigits } from './digits.ts';
import type { Form } from './forms.ts';
import type { NumberRead } from './numbers.ts';
import { isCapital, opensSentence, type Scan } from './scan.ts';
import { longest } from './trie.ts';
import { tidy } from './written.ts';

/** Tokens before and behind a proportion in which a word of proportions is looked for. */
const REACH = 6;

/** "a 2:1 majority", "un ratio de 13,5:1", "a 16:9 screen": one number to another; where the other is not one, beside a word of proportions. */
export function proportionAt(scan: Scan, n: NumberRead): Form | undefined {
  const { tokens, f } = scan;
  if (n.style !== 'digits' || n.magnitude || n.ordinal || n.values.length > 1 || tokens[n.end]?.text !== ':')
    return undefined;
  const at = n.end + 1;
  const other = tokens[at]?.type === 'digits' ? readDigits(tokens, at, f) : undefined;
  const [part, whole] = [n.values[0]!, other?.values[0] ?? 0];
  if (!other || other.values.length > 1 || part <= 0 || whole <= 0 || goesOn(scan, n.start, other.end))
    return undefined;
  if (!isTold(scan, n.start, other.end) && (whole !== 1 || follows(scan, n.start))) return undefined;
  return {
    end: other.end,
    numberEnd: other.end,
    low: tidy(part / whole),
    high: tidy(part / whole),
    step: 0,
    type: 'of',
    of: { part, whole },
    parts: [
      [n.start, n.end],
      [at, other.end],
    ],
  };
}

/** More colons or letters beside it: a clock time, a code. */
function goesOn({ tokens }: Scan, start: number, end: number): boolean {
  const [before, after] = [tokens[start - 1], tokens[end]];
  return ':/.-'.includes(before?.text ?? ' ') || after?.type === 'word' || after?.text === ':' || after?.text === '/';
}

/** "Genesis 2:1": a name before it. */
const follows = (scan: Scan, start: number): boolean =>
  scan.tokens[start - 1]?.type === 'space' &&
  isCapital(scan.tokens[start - 2]) &&
  !scan.locale.capitalNouns &&
  !opensSentence(scan.tokens, start - 2);

function isTold({ tokens, f }: Scan, start: number, end: number): boolean {
  for (let at = Math.max(0, start - REACH); at < start; at++) if (longest(f.ratios.cues, tokens, at)) return true;
  for (let at = end; at < end + REACH && at < tokens.length; at++) if (longest(f.ratios.cues, tokens, at)) return true;
  return false;
}
