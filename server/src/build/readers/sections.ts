import type { RawBlock } from '../source.ts';

/** Rows of a table that have their first cell alone are titles of the rows below: they become headings of those. */
export function withSections(blocks: readonly RawBlock[]): RawBlock[] {
  const rows = new Map<string, number>();
  const wide = new Set<number>();
  const rowOf = ({ cell }: RawBlock): string => `${cell?.table}/${cell?.row}`;
  for (const block of blocks) {
    if (!block.cell) continue;
    rows.set(rowOf(block), (rows.get(rowOf(block)) ?? 0) + 1);
    if (block.cell.column > 0) wide.add(block.cell.table);
  }
  const titles = new Map<number, string>();
  return blocks.flatMap((block): RawBlock[] => {
    const { cell } = block;
    if (!cell || cell.row < 0) return [block];
    if (cell.column === 0 && rows.get(rowOf(block)) === 1 && wide.has(cell.table) && /\p{L}/u.test(block.text)) {
      titles.set(cell.table, block.text);
      return [];
    }
    const title = titles.get(cell.table);
    return [title ? { ...block, headings: [...block.headings, title] } : block];
  });
}
