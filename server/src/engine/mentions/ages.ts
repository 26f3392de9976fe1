import type { Quantity } from '../values/types.ts';
import { isCapital, type Scan } from './scan.ts';
import { longest, type Trie } from './trie.ts';

/** The longest phrase before an age, in tokens, its spaces included ("at the age of"). */
const LONGEST = 10;
/** Years; people grow no older: a larger number behind "aged" is something else. */
const OLDEST = 125;

/** Whether a phrase of `dictionary` ends right before token `i`, a space apart or elided. */
export function endsBefore({ tokens }: Pick<Scan, 'tokens'>, dictionary: Trie<true>, i: number): boolean {
  const end = tokens[i - 1]?.type === 'space' ? i - 1 : i;
  for (let at = end - 1; at >= 0 && at >= end - LONGEST; at--)
    if (longest(dictionary, tokens, at)?.end === end) return true;
  return false;
}

/** "Maria Lopez, 34, won": digits between commas behind a name. */
function isApposed({ tokens, locale }: Scan, i: number): boolean {
  if (locale.capitalNouns || tokens[i]!.type !== 'digits' || tokens[i + 1]?.text !== ',') return false;
  const isComma = tokens[i - 1]?.type === 'space' && tokens[i - 2]?.text === ',';
  return isComma && isCapital(tokens[i - 3]) && tokens[i + 2]?.type === 'space';
}

/** "aged 34": a bare number that may be years as well. Both readings, the number first; undefined where nothing says so. */
export function asAge(scan: Scan, start: number, values: readonly Quantity[]): readonly Quantity[] | undefined {
  const [only] = values;
  // A mean age may have a decimal.
  const isPlain = only!.exact || only!.step < 1;
  const isBare = values.length === 1 && only!.dimension === 'count' && isPlain && only!.high <= OLDEST;
  if (!isBare || !(endsBefore(scan, scan.f.ages.before, start) || isApposed(scan, start))) return undefined;
  return [only!, { ...only!, dimension: 'time', unit: 'a' }];
}
