import type { LineRange } from './types.ts';

type Position = LineRange['start'];

const isEnd = (unit: number): boolean => unit === 0x0a || unit === 0x0d;

/** Tells the line of an offset, and the UTF-16 unit in it, as editors count: lines end at \n, \r\n or \r, and nothing stands behind their end. */
export function linesIn(text: string): (offset: number) => Position {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (!isEnd(unit)) continue;
    if (unit === 0x0d && text.charCodeAt(i + 1) === 0x0a) i++;
    starts.push(i + 1);
  }
  return (offset) => {
    let [low, high] = [0, starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    const start = starts[low]!;
    let end = Math.min(offset, text.length);
    while (end > start && isEnd(text.charCodeAt(end - 1))) end--;
    return { line: low, character: end - start };
  };
}
