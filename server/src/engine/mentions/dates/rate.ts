import type { Cue } from '../context.ts';
import { perAfter, perBeyond } from '../per.ts';
import { type Duration, durationAt } from './duration.ts';
import { isMark, phraseAt, type Scan } from './scan.ts';

/** The denominator of a length of time behind it: "90 minutes *a day*", "35 heures *par semaine*", "zwei Stunden *pro Woche*". */
export function rateAfter(scan: Scan, d: Duration): Cue<string> | undefined {
  const { tokens, locale } = scan;
  // "a three-day weekly fair" takes place weekly.
  if (d.noun && isMark(scan, d.noun[0] - 1, '-')) return undefined;
  const figures = { tokens, locale, f: locale.figures };
  const per = perAfter(figures, d.to, false) ?? perBeyond(figures, d.to);
  return per && isLonger(d, per.value) ? per : undefined;
}

/** Units of time by length. */
const ORDER = ['s', 'min', 'h', 'd', 'wk', 'mo', 'a'];

/** A length is told of what is longer, or of something that is no time. */
function isLonger({ unit }: Duration, per: string): boolean {
  const at = ORDER.indexOf(per === 'night' ? 'd' : per === 'quarter' || per === 'season' ? 'mo' : per);
  return at < 0 || at > ORDER.indexOf(unit);
}

/** A denominator right before token `i`: "*täglich* 20 Minuten", "*每周*35小时". */
export function rateBefore(scan: Scan, i: number): Cue<string> | undefined {
  const { tokens, locale } = scan;
  const { words } = locale.figures.per.before;
  const end = tokens[i - 1]?.type === 'space' ? i - 1 : i;
  // "每周*工作*35小时": a verb of one or two characters stands between.
  const gap = scan.lexicon.ideographic ? VERB : 0;
  for (let at = Math.max(0, end - LONGEST - gap); at < end; at++) {
    const hit = phraseAt(scan, words, at);
    if (!hit || hit.end + gap < end || tokens[at - 1]?.type === 'digits') continue;
    if (tokens.slice(hit.end, end).every((t) => t.type === 'word'))
      return { start: at, end: hit.end, value: hit.value };
  }
  return undefined;
}
/** Tokens of the longest denominator, and of a verb behind it. */
const LONGEST = 3;
const VERB = 2;

/** "1日8時間": eight hours of each day, which looks like a day and eight hours. */
export function rateInside(
  scan: Scan,
  d: Duration,
): { readonly duration: Duration; readonly per: Cue<string> } | undefined {
  const hit = scan.lexicon.ideographic ? phraseAt(scan, scan.locale.figures.per.before.words, d.from) : undefined;
  const duration = hit && hit.end < d.to ? durationAt(scan, hit.end, false) : undefined;
  return duration && hit && { duration, per: { start: d.from, end: hit.end, value: hit.value } };
}
