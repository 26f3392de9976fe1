import type { Value } from '../engine/values/types.ts';
import type { Stories } from './stories.ts';
import { digits, isTelling } from './telling.ts';
import type { BuiltFact } from './types.ts';
import { sameValue } from './valueText.ts';

/**
 * Likeness of words (0..1) from which two facts of different sources are one, by how their values compare. Read from the
 * labelled domains: claims of two sources with the same telling figure are one whatever their words, other pairs never come
 * above these. A claim split in two costs little, two claims made one cost a false alarm.
 */
const LIKENESS = {
  /** The same value with several telling digits. */
  telling: 0,
  /** The same value, small or round. */
  plain: 0.012,
  /** The same share in words ("a fifth", "four in ten"): there are few of them. */
  share: 0.08,
  /** The same year, month or day: several events may share it. */
  year: 0.16,
  month: 0.03,
  day: 0.012,
  /** A day and its month. */
  finer: 0.09,
  /** Values that agree when rounded or loosened. */
  near: 0.35,
  /** Different values of one size: the sources conflict. */
  rival: 0.16,
} as const;
/** Within one source the same figure may stand for two things; a repeat is one whose words are alike. */
const REPEAT = { telling: 0.04, other: 0.12 } as const;
/** Sources that are strangers to each other must say it in words that are as alike as those of one story, and so much more. */
const STRANGERS = 0.4;
const TIMES: ReadonlySet<string> = new Set(['a', 'mo', 'wk', 'd', 'h', 'min', 's', 'each']);
/** Conflicting sources differ by no more than this factor; what differs more is about something else. */
export const RIVAL_RATIO = 1.35;

/** Rare terms tell more: 1 for a term of one fact, towards 0 for one that all facts have. */
export function rarity(facts: readonly BuiltFact[]): (term: string) => number {
  const count = new Map<string, number>();
  for (const f of facts) for (const t of f.terms.keys()) count.set(t, (count.get(t) ?? 0) + 1);
  const top = Math.log(facts.length + 1);
  const weights = new Map([...count].map(([term, n]) => [term, Math.max(0.1, 1 - Math.log(n) / top)]));
  return (term) => weights.get(term) ?? 1;
}

type Closeness = keyof typeof LIKENESS | 'apart';

/** Likeness of two facts, 0 where they are not one. `stories` says which sources tell the same. */
export function alike(a: BuiltFact, b: BuiltFact, weight: (t: string) => number, stories: Stories): number {
  const close = closeness(a.values[0]!.value, b.values[0]!.value);
  if (close === 'apart' || !compatible(a, b, close)) return 0;
  const sameSource = a.sourceId === b.sourceId;
  const same =
    close === 'telling' ||
    close === 'plain' ||
    close === 'share' ||
    close === 'year' ||
    close === 'month' ||
    close === 'day';
  if (sameSource && (!same || a.passage === b.passage)) return 0;
  const score = overlap(a, b, weight);
  const near = sameSource ? 1 : stories.nearness(a.sourceId, b.sourceId);
  const more = sameSource ? REPEAT[close === 'telling' ? 'telling' : 'other'] : (1 - near) * STRANGERS;
  const isOne = near >= 1 && !sameSource && isDistinct(a.values[0]!.value, close) && [a, b].every(stories.isOnce);
  if (!isOne && score < LIKENESS[close] + more) return 0;
  // Values that are the same come first, whatever the words.
  return score + (close === 'telling' ? 2 : same ? 1 : 0.01);
}

/** Numbers below this count many things. */
const FEW = 10;

/** A day, a month, a measure or more than a few things: where two sources of one story tell it once each, they tell the same. */
function isDistinct(value: Value, close: Closeness): boolean {
  if (close === 'day' || close === 'month') return true;
  if (close !== 'plain' || value.type !== 'quantity') return false;
  if (value.dimension === 'count') return value.low >= FEW;
  if (value.dimension === 'time' || value.dimension === 'ratio') return digits(value.low) >= 2;
  return value.dimension !== 'times' && value.dimension !== 'ordinal';
}

const meets = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean => [...a].some((t) => b.has(t));

const isLength = ({ values }: BuiltFact): boolean => {
  const value = values[0]!.value;
  return value.type === 'quantity' && value.dimension === 'time';
};

/** What must not differ: kind, direction, denominator, change against level, a deadline against an event, the name bound to the figure. */
function compatible(a: BuiltFact, b: BuiltFact, close: Closeness): boolean {
  if (a.kind !== b.kind || (a.by !== b.by && a.kind === 'value')) return false;
  if (a.direction && b.direction && a.direction !== b.direction) return false;
  if (a.per && b.per && a.per !== b.per) return false;
  // "24 hours a week" is not "within 24 hours".
  if (isLength(a) && a.per !== b.per) return false;
  // A telling figure is the same claim even where one source's role was misread.
  if (close !== 'telling' && (a.role === 'change') !== (b.role === 'change')) return false;
  if (
    close !== 'telling' &&
    close !== 'plain' &&
    close !== 'month' &&
    close !== 'day' &&
    (a.role === 'label') !== (b.role === 'label')
  )
    return false;
  // What one source gives as the earlier level is no rival of what the other gives as the present one.
  if ((close === 'rival' || close === 'near') && (a.role === 'previous') !== (b.role === 'previous')) return false;
  const [p, q] = [a.values[0]!.period, b.values[0]!.period];
  return !(p && q && p.slice(0, 4) !== q.slice(0, 4));
}

/** Weighted share of terms that both have, with heads and own names counting more; 0..1. */
function overlap(a: BuiltFact, b: BuiltFact, weight: (t: string) => number): number {
  let shared = 0;
  let all = 0;
  for (const [t, x] of a.terms) {
    const y = b.terms.get(t) ?? 0;
    shared += Math.min(x, y) * weight(t);
    all += Math.max(x, y) * weight(t);
  }
  for (const [t, y] of b.terms) if (!a.terms.has(t)) all += y * weight(t);
  let score = all === 0 ? 0 : shared / all;
  if (a.headTerms.size > 0 && b.headTerms.size > 0) score += meets(a.headTerms, b.headTerms) ? 0.15 : -0.15;
  // "Per inhabitant" tells of both what they are about; "per year" goes with anything.
  if (a.per && a.per === b.per && !TIMES.has(a.per)) score += 0.15;
  if (a.ownTerms.size > 0 && b.ownTerms.size > 0) score += meets(a.ownTerms, b.ownTerms) ? 0.1 : -0.1;
  return Math.max(0, Math.min(1, score));
}

/** How two values compare: the same (with many digits or few), one a part of the other, near, rivals, or of different things. */
function closeness(a: Value, b: Value): Closeness {
  if (a.type === 'date' && b.type === 'date') return closeDates(a.edtf, b.edtf);
  if (a.type !== 'quantity' || b.type !== 'quantity') return sameValue(a, b) ? 'telling' : 'apart';
  if (a.dimension !== b.dimension || a.unit !== b.unit) return 'apart';
  if (a.low === b.low && a.high === b.high) {
    const telling = isTelling(a);
    return telling ? 'telling' : a.dimension === 'ratio' && a.step === 0 ? 'share' : 'plain';
  }
  if (a.dimension === 'ordinal') return 'apart';
  const slack = Math.max(a.step, b.step) / 2;
  if (a.low <= b.high + slack && b.low <= a.high + slack && a.hedge !== b.hedge) return 'near';
  const ratio = a.low / b.low;
  const rivals = ratio <= RIVAL_RATIO && ratio >= 1 / RIVAL_RATIO && digits(a.low) >= 2 && digits(b.low) >= 2;
  return rivals ? 'rival' : 'apart';
}

function closeDates(a: string, b: string): Closeness {
  if (a === b) return a.length >= 10 ? 'day' : a.length > 4 ? 'month' : 'year';
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return /^\d{4}-\d{2}$/.test(short) && long.startsWith(short) ? 'finer' : 'apart';
}
