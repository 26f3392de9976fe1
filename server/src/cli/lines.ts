/** Lines of a text, for offsets ↔ line and column (1-based, columns in UTF-16 units). A line ends at \n, \r\n or \r. */
export interface Lines {
  readonly text: string;
  /** Offset of each line's first character. */
  readonly starts: readonly number[];
}

export function linesOf(text: string): Lines {
  const starts = [0];
  for (const match of text.matchAll(/\r\n?|\n/g)) starts.push(match.index + match[0].length);
  return { text, starts };
}

export function positionAt({ starts }: Lines, offset: number): { readonly line: number; readonly column: number } {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (starts[middle]! <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - starts[low]! + 1 };
}

/** Undefined beyond the last line; a column beyond the line's end is its end. */
export function offsetAt(lines: Lines, line: number, column: number): number | undefined {
  const start = lines.starts[line - 1];
  if (start === undefined || column < 1) return undefined;
  return Math.min(start + column - 1, start + lineText(lines, line).length);
}

/** The text of a line (1-based) without its end. */
export function lineText({ text, starts }: Lines, line: number): string {
  return text.slice(starts[line - 1], starts[line] ?? text.length).replace(/[\r\n]+$/, '');
}
