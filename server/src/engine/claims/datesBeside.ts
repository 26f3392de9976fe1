import type { Mention } from '../mentions/types.ts';
import type { Span } from '../span.ts';
import { proximity, type Reading, SENTENCE_FLOOR, tokenAt } from './reading.ts';
import type { Sentence } from './sentences.ts';
import type { NearDate } from './types.ts';

/** What is left of a date that stands behind another figure: "218,000, up from 196,000 in 2025". */
const ANOTHERS = 0.25;

const isDate = (m: Mention): boolean => m.values.some((v) => v.type === 'date');

/** Where dates stand, with their prepositions. */
export const dateSpans = (mentions: readonly Mention[]): readonly Span[] => mentions.filter(isDate).map(dateSpan);

const dateSpan = ({ span, bound }: Mention): Span => ({
  start: Math.min(span.start, bound?.span.start ?? span.start),
  end: span.end,
});

/** Whether a date behind the figure stands behind another one too, and is that one's. */
const isAnothers = (mention: Mention, date: Mention, mentions: readonly Mention[]): boolean =>
  date.span.start > mention.span.end &&
  !isDate(mention) &&
  mentions.some((m) => !isDate(m) && m.span.start >= mention.span.end && m.span.end <= date.span.start);

/** The dates of a figure's sentence, which may be its period. */
export function datesBeside(
  r: Reading,
  mention: Mention,
  from: number,
  to: number,
  s: Sentence,
  mentions: readonly Mention[],
): NearDate[] {
  const dates: NearDate[] = [];
  for (const m of mentions) {
    if (m === mention || !isDate(m)) continue;
    const k = tokenAt(r.tokens, m.span.start);
    if (k < s.from || k >= s.to) continue;
    const near = Math.max(SENTENCE_FLOOR, proximity(r, from, to, k));
    const weight = isAnothers(mention, m, mentions) ? near * ANOTHERS : near;
    for (const v of m.values) if (v.type === 'date' && v.edtf) dates.push({ edtf: v.edtf, weight });
  }
  return dates;
}
