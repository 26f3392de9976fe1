import type { Cues } from '../engine/locales/cues.ts';
import type { Mention } from '../engine/mentions/types.ts';
import type { Quantity } from '../engine/values/types.ts';
import { endsWith, isMoved, isTo } from './levels.ts';

/** A change and the level it leads to differ by more than this; the ends of a stretch hardly do. */
const APART = 2;

/**
 * "Goes from 60 to 90 days" and "rose by 6.3 crowns to 63.1 crowns" read as stretches are two figures: what was and what is, or
 * a change and the level it leads to. Other mentions stay as they are.
 */
export function splitMoved(mention: Mention, text: string, lang: string, cues: Cues | undefined): readonly Mention[] {
  const value = mention.values[0];
  if (value?.type !== 'quantity' || value.hedge || !Number.isFinite(value.high) || value.low >= value.high)
    return [mention];
  const { start, end } = mention.span;
  const written = text.slice(start, end);
  const ends = splitAtTo(written, lang);
  if (!ends) return [mention];
  const before = text.slice(0, start);
  const from = endsWith(before, 'from', lang);
  if (!isMoved(text, start, lang, cues)) return [mention];
  if (!from && !(mention.direction && value.high > APART * value.low)) return [mention];
  const { parts: _parts, ...notation } = mention.notation;
  const { direction: _direction, head, ...rest } = mention;
  const one = (which: 'low' | 'high', changes: boolean): Mention => ({
    ...rest,
    ...(changes && mention.direction ? { direction: mention.direction } : {}),
    ...(which === 'high' && head ? { head } : {}),
    kind: mention.kind === 'range' ? kindOf(value) : mention.kind,
    span: which === 'low' ? { start, end: start + ends[0] } : { start: start + ends[1], end },
    values: mention.values.flatMap((v) => (v.type === 'quantity' ? [bound(v, which, changes)] : [])),
    // The unit's words may stand with the second figure only: the text of the first borrows them.
    notation,
  });
  return [one('low', !from), one('high', false)];
}

const bound = ({ direction, ...v }: Quantity, which: 'low' | 'high', changes: boolean): Quantity => ({
  ...v,
  low: v[which],
  high: v[which],
  ...(changes && direction ? { direction } : {}),
});

const kindOf = (q: Quantity): Mention['kind'] =>
  q.dimension === 'money' ? 'money' : q.dimension === 'ratio' ? 'percent' : q.unit ? 'quantity' : 'number';

/** Where the first figure ends and the second begins, if the word between them is the one before a level. */
function splitAtTo(written: string, lang: string): readonly [number, number] | undefined {
  for (const m of written.matchAll(/[\s\u00a0]([^\s\d]+)(?=[\s\u00a0])/gu)) {
    const after = m.index + m[0].length + 1;
    if (m.index > 0 && /\d/.test(written.slice(0, m.index)) && isTo(m[1]!, lang) && /\d/.test(written.slice(after)))
      return [m.index, after];
  }
  return undefined;
}
