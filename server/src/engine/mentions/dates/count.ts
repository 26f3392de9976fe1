import type { TimeUnit } from '../../locales/dateTerms.ts';
import { nounFollows } from './component.ts';
import type { Duration } from './duration.ts';
import { numberAt } from './number.ts';
import { ofSomeone } from './people.ts';
import { DASHES, gap, isMark, phraseAt, type Scan, termAt } from './scan.ts';

export interface Count {
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly exact: boolean;
  readonly vague?: boolean;
  readonly end: number;
  readonly style: Duration['style'];
}

/** How many: a number, a range of two, a vague word. `one` lets an article stand for 1. */
export function countAt(scan: Scan, i: number, one: boolean): Count | undefined {
  const vague = phraseAt(scan, scan.locale.figures.vague, i);
  if (vague && scan.tokens[i]?.type === 'word') {
    const [low, high] = vague.value;
    return { low, high, step: 0, exact: false, vague: true, end: vague.end, style: 'form' };
  }
  const article = termAt(scan, i, 'one');
  const read = numberAt(scan, i);
  if (read && !read.ordinal && !read.magnitude && !(read.weak && !one && article)) {
    const value = read.values[0]!;
    return { low: value, high: value, step: read.steps[0] ?? 1, exact: read.exact, end: read.end, style: read.style };
  }
  return article && one ? { low: 1, high: 1, step: 1, exact: true, end: article.end, style: 'words' } : undefined;
}

/** "3 to 5", "3-5": the second number of a range, if one follows. */
export function upTo(scan: Scan, first: Count): Count {
  const p = gap(scan, first.end);
  const dash = isMark(scan, p, DASHES);
  const word = dash ? undefined : (termAt(scan, p, 'join') ?? phraseAt(scan, scan.locale.figures.ranges.or, p));
  // "a-hundred-year flood": an article and a hyphen begin no interval.
  if (dash && termAt(scan, first.end - 1, 'one')) return first;
  // "von 40 auf 41 Jahre": a change.
  if ((!dash && !word) || termAt(scan, p, 'joinDays')) return first;
  const at = gap(scan, dash ? p + 1 : word!.end);
  const second = countAt(scan, at, false);
  if (!second || second.vague || second.low <= first.low) return first;
  return { ...second, low: first.low, exact: first.exact && second.exact };
}

interface UnitWord {
  /** Tokens of the word itself, half-open. */
  readonly from: number;
  readonly to: number;
  /** Behind all that belongs to it ("heures *sur 24*"). */
  readonly end: number;
  readonly unit: TimeUnit;
}

/** The unit behind a count: glued, behind a space or a hyphen, with up to two adjectives between. */
export function unitAfter(scan: Scan, i: number, style: Duration['style']): UnitWord | undefined {
  let p = gap(scan, i);
  let shifted = false;
  if (p === i && isMark(scan, p, DASHES)) p = gap(scan, p + 1);
  for (let n = 0; n < 3; n++) {
    const unit = termAt(scan, p, 'unit');
    if (unit && (!unit.value.symbol || (style === 'digits' && n === 0 && symbolFits(scan, p, unit.end)))) {
      if (unit.value.unit === 'weekend') return undefined;
      // "$38 last week": what shifts one unit counts none.
      if (shifted && !unit.value.plural) return undefined;
      if (unit.value.unit === 'quarter' && unit.value.plural && !quartersCount(scan, n > 0, i, unit.end))
        return undefined;
      const end = unit.value.unit === 'h' ? behindDay(scan, unit.end) : unit.end;
      return { from: p, to: unit.end, end, unit: unit.value.unit };
    }
    const adjective = termAt(scan, p, 'adjective');
    if (!adjective) return undefined;
    shifted ||= scan.lexicon.monthFirst && termAt(scan, p, 'shiftBefore') !== undefined;
    p = gap(scan, adjective.end);
    if (p === adjective.end && isMark(scan, p, DASHES)) p++;
  }
  return undefined;
}

/** "12 heures sur 24": the hours of a day are no second figure, those of other things are ("2 heures sur 24 sites"). */
function behindDay(scan: Scan, end: number): number {
  const ofDay = termAt(scan, gap(scan, end), 'ofDay');
  return ofDay && !nounFollows(scan, ofDay.end) ? ofDay.end : end;
}

/** "three quarters" is a share, unless a word between or before it ("past", "for") or none of a whole behind it says else. */
function quartersCount(scan: Scan, between: boolean, i: number, end: number): boolean {
  if (termAt(scan, gap(scan, end), 'of')) return false;
  if (between) return true;
  for (let p = i - 1; p >= Math.max(0, i - 5); p--) if (termAt(scan, p, 'windowBack', 'windowAhead')) return true;
  return false;
}

/** Symbols are written in lower case and are no beginning of a longer sign ("h/24", "min.²"). */
function symbolFits(scan: Scan, p: number, end: number): boolean {
  // "the over-65s"
  if (isMark(scan, p - 2, DASHES) && scan.tokens[p - 3]?.type === 'word') return false;
  // "in her early 20s"
  if (ofSomeone(scan, p - 1)) return false;
  // "km/h", "m²"; but "12h/24"
  const goesOn = isMark(scan, end, "/²³'’") && termAt(scan, end, 'ofDay') === undefined;
  return scan.tokens[p]!.text === scan.tokens[p]!.text.toLowerCase() && !goesOn;
}

/** The sign of minutes, where it is also one of other things ("分" of points). */
export function minuteSign(scan: Scan, i: number): ReturnType<typeof unitAfter> {
  const mark = termAt(scan, i, 'minuteMark');
  return mark && { from: i, to: mark.end, end: mark.end, unit: 'min' };
}

/** "38分12秒": the seconds behind tell that it is one of minutes. */
export function minutesWithSeconds(scan: Scan, i: number): ReturnType<typeof unitAfter> {
  const sign = minuteSign(scan, i);
  const seconds = sign && countAt(scan, sign.end, false);
  return seconds && unitAfter(scan, seconds.end, seconds.style)?.unit === 's' ? sign : undefined;
}
