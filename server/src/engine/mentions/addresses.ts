import type { NumberRead } from './numbers.ts';
import { isCapital, type Scan } from './scan.ts';
import { longest } from './trie.ts';

/** Words of a street's name between its number and its kind ("1200 *Elm* Avenue", "calle *de la Luna* 4"). */
const NAME_WORDS = 4;
/** Digits of a postal code before its town. */
const POSTAL = 5;

/** `behind` is the token index behind its letter. Whether a bare number is that of a house ("12, rue des Acacias", "Lindenstraße 14") or a postal code before its town. */
export function isAddress(scan: Scan, n: NumberRead, behind = n.end): boolean {
  if (n.style !== 'digits' || n.end !== n.start + 1 || n.group !== undefined) return false;
  return (
    scan.tokens[n.start]!.text.length <= POSTAL &&
    (streetAfter(scan, behind) || streetBefore(scan, n.start) || isPostal(scan, n))
  );
}

/** "14 *King St.*", "12, *rue* des Acacias". */
function streetAfter({ tokens, locale }: Scan, end: number): boolean {
  const { after, names } = locale.guards.streets;
  let at = tokens[end]?.text === ',' ? end + 1 : end;
  if (tokens[at]?.type !== 'space') return false;
  at++;
  if (longest(after, tokens, at)) return true;
  for (let n = 0; n < NAME_WORDS && at === end + 1 + 2 * n && isCapital(tokens[at]); n++, at += 2)
    if (n > 0 && longest(names, tokens, at)) return true;
  return false;
}

/** "*calle* Alcalá 45", "*Lindenstraße* 14". */
function streetBefore(scan: Scan, start: number): boolean {
  const { tokens, locale, f } = scan;
  const { before, endings } = locale.guards.streets;
  let at = tokens[start - 1]?.type === 'space' ? start - 2 : start;
  if (tokens[at]?.text === ',') at--;
  for (let n = 0; n < NAME_WORDS && at >= 0 && at < start; n++, at -= 2) {
    const word = tokens[at]!;
    if (word.type !== 'word') return false;
    // "auf Platz 14" is a rank.
    const isRank = locale.guards.ordinalRank.has(word.folded);
    if (n === 0 && isCapital(word) && !isRank && endings.some((e) => word.folded.endsWith(e))) return true;
    if (n > 0 && longest(before, tokens, at)?.end === at + 1) return true;
    if (!isCapital(word) && !f.stop.has(word.folded)) return false;
    if (tokens[at - 1]?.type !== 'space') return false;
  }
  return false;
}

/** ", 69003 Lyon": five digits behind a comma and before a name. */
function isPostal({ tokens }: Scan, n: NumberRead): boolean {
  if (tokens[n.start]!.text.length !== POSTAL || tokens[n.start - 1]?.type !== 'space') return false;
  return tokens[n.start - 2]?.text === ',' && tokens[n.end]?.type === 'space' && isCapital(tokens[n.end + 1]);
}
