import type { Claim } from '../engine/claims/types.ts';
import type { Mention } from '../engine/mentions/types.ts';
import type { SourceBlock } from './source.ts';

type Recognise = (text: string, lang: string, refDate?: string) => readonly Mention[];

/** Years, quarters, seasons and months; a day is an event. */
const PERIOD = /^\d{4}(?:-\d{2})?$/;

const periodIn = (m: Mention): string | undefined => {
  const value = m.values[0];
  return value?.type === 'date' && PERIOD.test(value.edtf) ? value.edtf : undefined;
};

/** What may tell the unit of a table's figures, nearest first: header, row label, the title of its rows, its caption. */
export const labelsOf = ({ cell, headings }: SourceBlock): readonly string[] | undefined =>
  cell && [cell.header, cell.rowLabel, ...headings.slice(-2).reverse()];

/** The period that a cell's header or row label names, where they name one and not two. */
export function periodOfCell(
  { cell, lang }: SourceBlock,
  refDate: string | undefined,
  recognise: Recognise,
): string | undefined {
  if (!cell) return undefined;
  for (const label of [cell.header, cell.rowLabel]) {
    if (!/\p{N}|\p{L}{3}/u.test(label)) continue;
    const periods = new Set(
      recognise(label, lang, refDate)
        .map(periodIn)
        .filter((p) => p !== undefined),
    );
    if (periods.size === 1) return [...periods][0];
  }
  return undefined;
}

/** A year or month that fills a header, or the first cell of a row with figures: it dates these, and states nothing itself. */
export function isLabelCell({ block, mention }: Claim, blocks: readonly SourceBlock[]): boolean {
  const { cell } = block;
  if (!cell || !periodIn(mention)) return false;
  if (cell.row < 0) return true;
  if (cell.column > 0 || mention.span.end - mention.span.start < block.text.trim().length) return false;
  return blocks.some(
    (b) => b.cell?.table === cell.table && b.cell.row === cell.row && b.cell.column > 0 && /\p{N}/u.test(b.text),
  );
}
