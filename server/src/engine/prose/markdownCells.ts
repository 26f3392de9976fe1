import type { SyntaxNode } from '@lezer/common';

/** The cells of a row with their columns: empty cells have no node, so the delimiters are counted. */
export function cellsOf(line: SyntaxNode): { node: SyntaxNode; column: number }[] {
  const cells: { node: SyntaxNode; column: number }[] = [];
  let column = line.firstChild?.name === 'TableDelimiter' ? -1 : 0;
  for (let node = line.firstChild; node; node = node.nextSibling) {
    if (node.name === 'TableDelimiter') column++;
    else if (node.name === 'TableCell') cells.push({ node, column });
  }
  return cells;
}
