import { expect, test } from 'vitest';
import { clip, widthOf } from '../../server/src/cli/formats/terminal.ts';
import { linesOf, offsetAt, positionAt } from '../../server/src/cli/lines.ts';

test('lines end at \\n, \\r\\n and \\r; columns count UTF-16 units', () => {
  const lines = linesOf('a😀\r\nb\rc\n');
  expect([0, 3, 5, 7, 9].map((at) => positionAt(lines, at))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 4 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
  ]);
  expect(offsetAt(lines, 2, 1)).toBe(5);
  expect(offsetAt(lines, 1, 99)).toBe(3);
  expect(offsetAt(lines, 9, 1)).toBeUndefined();
});

test('an excerpt keeps the underline under the figure', () => {
  const line = `${'word '.repeat(60)}十二 12 ${'more '.repeat(60)}`;
  const at = line.indexOf('12');
  const { text, before, width } = clip(line, at, 2, 80);
  expect(widthOf(text)).toBeLessThan(90);
  expect(width).toBe(2);
  expect(widthOf(text.slice(0, text.indexOf('12')))).toBe(before);
});
