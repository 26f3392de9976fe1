import type { Claim } from '../engine/claims/types.ts';
import type { Mention } from '../engine/mentions/types.ts';
import type { Value } from '../engine/values/types.ts';
import type { SourceBlock } from './source.ts';

type Recognise = (text: string, lang: string, refDate?: string) => readonly Mention[];

/** Years, quarters, seasons and months; a day is an event. */
const PERIOD = /^\d{4}(?:-\d{2})?$/;

/** "Junio" where no year is known. */
const MONTH = /^XXXX-\d{2}$/;

const isMonth = ({ values: [value] }: Mention): boolean => value?.type === 'date' && MONTH.test(value.edtf);

const periodIn = (m: Mention): string | undefined => {
  const value = m.values[0];
  return value?.type === 'date' && PERIOD.test(value.edtf) ? value.edtf : undefined;
};

/** "84.6": no digits are parted in it but those of the decimals. */
const DECIMAL = /^\D*\d+[.,]\d{1,2}\D*$/;
/** "3,912", and nothing else. */
const GROUPED = /^\d{1,3}(?:[.,'’\u00a0\u202f ]\d{3})+$/;

/**
 * Columns of whole numbers in thousands beside columns of decimals, as "table/column": what they count is not in the unit that the
 * table's title tells of the others ("in millions of dollars" above "Weekend" and "Theaters").
 */
export function countColumns(blocks: readonly SourceBlock[]): ReadonlySet<string> {
  const decimal = new Map<number, Set<number>>();
  const grouped = new Map<number, Set<number>>();
  for (const { cell, text } of blocks) {
    if (!cell || cell.row < 0) continue;
    const kind = DECIMAL.test(text) ? decimal : GROUPED.test(text.trim()) ? grouped : undefined;
    if (kind) kind.set(cell.table, (kind.get(cell.table) ?? new Set()).add(cell.column));
  }
  const found = new Set<string>();
  for (const [table, columns] of grouped) {
    const others = decimal.get(table) ?? new Set<number>();
    for (const c of columns) if (others.size > 0 && !others.has(c)) found.add(`${table}/${c}`);
  }
  return found;
}

/** What may tell the unit of a table's figures, nearest first: header, row label, the title of its rows, its caption. `counts`: see `countColumns`. */
export function labelsOf({ cell, headings }: SourceBlock, counts: ReadonlySet<string>): readonly string[] | undefined {
  if (!cell) return undefined;
  const own = [cell.header, cell.rowLabel];
  return counts.has(`${cell.table}/${cell.column}`) ? own : [...own, ...headings.slice(-2).reverse()];
}

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

/** "In thousands of euros" above a table is the unit of its figures, and none itself. */
export const isUnitLabel = ({ at }: Claim, value: Value, blocks: readonly SourceBlock[]): boolean =>
  value.type === 'quantity' && value.vague === true && !blocks[at]?.cell && blocks[at + 1]?.cell !== undefined;

/** A year or month that fills a header, or the first cell of a row with figures: it dates these, and states nothing itself. */
export function isLabelCell({ block, mention }: Claim, blocks: readonly SourceBlock[]): boolean {
  const { cell } = block;
  if (!cell || !(periodIn(mention) || isMonth(mention))) return false;
  if (cell.row < 0) return true;
  if (cell.column > 0 || mention.span.end - mention.span.start < block.text.trim().length) return false;
  return blocks.some(
    (b) => b.cell?.table === cell.table && b.cell.row === cell.row && b.cell.column > 0 && /\p{N}/u.test(b.text),
  );
}
