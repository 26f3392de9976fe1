import type { Duration } from './duration.ts';
import { digitsAt, isMark, type Scan, termAt } from './scan.ts';

const MINUTE = "'′’‘";
const SECOND = '"″”“';

/** Index behind the sign of seconds at token `i`: one sign, or that of minutes twice. */
function secondSign(scan: Scan, i: number): number | undefined {
  if (isMark(scan, i, SECOND)) return i + 1;
  return isMark(scan, i, MINUTE) && isMark(scan, i + 1, MINUTE) ? i + 2 : undefined;
}

/**
 * "2h04'35\"", "3'29\"14", "9\"58": a time run, in seconds, where the language does not tell feet and inches so. The sign
 * of seconds tells it, with minutes before it or hundredths behind it.
 */
export function primes(scan: Scan, i: number): Duration | undefined {
  if (!scan.lexicon.primes) return undefined;
  const first = digitsAt(scan, i, 1, 3);
  if (first === undefined || isMark(scan, i - 1, '.,:')) return undefined;
  let at = i;
  let total = 0;
  const hours = first < 100 && termAt(scan, i + 1, 'clockUnit') && scan.tokens[i + 1]!.text.length === 1;
  if (hours) {
    total = first * 3600;
    at = i + 2;
  }
  const minute = digitsAt(scan, at, 1, 3);
  const hasMinutes = minute !== undefined && isMark(scan, at + 1, MINUTE) && !isMark(scan, at + 2, MINUTE);
  if (hasMinutes) {
    total += minute * 60;
    at += 2;
  }
  const second = digitsAt(scan, at, 1, 2);
  const sign = second === undefined ? undefined : secondSign(scan, at + 1);
  const part = sign === undefined ? undefined : scan.tokens[sign];
  const decimals = part?.type === 'digits' && part.text.length <= 3 ? part : undefined;
  if (sign === undefined || second === undefined || second > 59 || !(hasMinutes || decimals)) return undefined;
  const step = decimals ? 10 ** -decimals.text.length : 1;
  const value = total + second + (decimals ? Number(decimals.folded) * step : 0);
  const to = decimals ? sign + 1 : sign;
  const read = { from: i, to, low: value, high: value, unit: 's', step, exact: !decimals };
  return { ...read, style: 'form', number: [i, to] };
}
