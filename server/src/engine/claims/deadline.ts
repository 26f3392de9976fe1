import type { CueHit } from '../locales/cues.ts';
import type { Token } from '../mentions/tokens.ts';
import type { Mention } from '../mentions/types.ts';
import { wordsBetween } from './between.ts';

/** Words between a word for a deadline and its date: "the deadline *for the new weir is* 2030". */
const CALLED = 6;

/** "Deadline: 2030", "the 2030 horizon": a word before or right behind the date, in its clause, says that it is one. */
export const isCalledDeadline = (
  cues: readonly CueHit[],
  tokens: readonly Token[],
  from: number,
  to: number,
): boolean =>
  cues.some(
    (c) =>
      c.kinds.has('deadline') &&
      ((c.from >= to && wordsBetween(tokens, to, c.from) === 0) ||
        (c.to <= from &&
          wordsBetween(tokens, c.to, from) <= CALLED &&
          !tokens.slice(c.to, from).some((t) => /[,;.!?]/.test(t.text)))),
  );

/** Words between a negation and the bound that it turns round ("will *not* reach the valley *before* 2027"). */
const NEGATED = 5;

/** "Not until May", "pas avant mai": it begins then. */
export function isNegated(mention: Mention, cues: readonly CueHit[], tokens: readonly Token[], from: number): boolean {
  const start = mention.bound?.span.start ?? 0;
  const at = tokens.findIndex((t) => t.start >= start);
  const end = at < 0 ? from : Math.min(at, from);
  return cues.some(
    (c) =>
      c.kinds.has('negation') &&
      c.to <= end &&
      wordsBetween(tokens, c.to, end) <= NEGATED &&
      !tokens.slice(c.to, end).some((t) => /[,;:.!?]/.test(t.text)),
  );
}
