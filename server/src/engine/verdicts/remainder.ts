import type { Hedge, Quantity } from '../values/types.ts';

const OTHER_WAY: Partial<Record<Hedge, Hedge>> = {
  'more-than': 'less-than',
  'less-than': 'more-than',
  'at-least': 'at-most',
  'at-most': 'at-least',
  'up-to': 'at-least',
  nearly: 'about',
};

/** What a share leaves of the whole: a third for "two thirds less". Its direction is gone, bounds turn round. */
export function remainder({ direction: _, hedge, ...share }: Quantity): Quantity {
  const left = { ...share, low: 1 - share.high, high: 1 - share.low };
  return hedge ? { ...left, hedge: OTHER_WAY[hedge] ?? hedge } : left;
}

/** Whether one tells by how much something is less, and the other how much that leaves: "67 % less", "a third of". */
export const tellsRemainder = (less: Quantity, level: Quantity): boolean =>
  less.dimension === 'ratio' &&
  level.dimension === 'ratio' &&
  less.direction === 'down' &&
  level.direction === undefined &&
  less.of === undefined &&
  less.low >= 0 &&
  less.high <= 1;
