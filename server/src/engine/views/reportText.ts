import { fromDoc } from '../prose/map.ts';
import type { Block, Prose } from '../prose/types.ts';
import type { Report, ReportedFigure } from './report.ts';

/** A stretch of a block; `figure` where it is one. */
export interface Run {
  readonly text: string;
  readonly figure?: ReportedFigure;
}

/** A block's text with its figures marked. Code and addresses inside it stand as "…". */
export function runsOf(block: Block, figures: readonly ReportedFigure[]): readonly Run[] {
  const runs: Run[] = [];
  let at = 0;
  const plain = (end: number): void => {
    const text = shown(block.text.slice(at, end));
    if (text) runs.push({ text });
  };
  for (const figure of figures) {
    const { span } = figure.finding;
    if (span.start < block.doc.start || span.end > block.doc.end) continue;
    const own = fromDoc(block, span);
    if (!own || own.start < at || own.end <= own.start) continue;
    plain(own.start);
    runs.push({ text: shown(block.text.slice(own.start, own.end)), figure });
    at = own.end;
  }
  plain(block.text.length);
  return runs;
}

const shown = (text: string): string => text.replaceAll('\uFFFC', '…').replace(/\s+/g, ' ');

/** Blocks as they follow one another: cells of one row of a table side by side. */
export type Section =
  | { readonly kind: 'block'; readonly block: Block }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Block[])[] };

/** The draft's title with its figures marked, and its text without it: a title is shown once, also where it is given twice. */
export function layOut({ draft, figures }: Report): {
  readonly title: readonly Run[];
  readonly sections: readonly Section[];
} {
  const { blocks, title } = draft.prose;
  const titles = blocks.filter(
    (block) => block.text === title && (block.kind === 'front-matter' || block.kind === 'heading'),
  );
  const [first] = titles;
  const rest = blocks.filter((block) => !titles.slice(0, 2).includes(block));
  return { title: first ? runsOf(first, figures) : [{ text: title ?? draft.path }], sections: sectionsOf(rest) };
}

function sectionsOf(blocks: Prose['blocks']): readonly Section[] {
  const sections: Section[] = [];
  let rows: Block[][] = [];
  for (const [i, block] of blocks.entries()) {
    const before = blocks[i - 1]?.cell;
    if (!block.cell) sections.push({ kind: 'block', block });
    else if (before?.table !== block.cell.table) {
      rows = [[block]];
      sections.push({ kind: 'table', rows });
    } else if (before.row !== block.cell.row) rows.push([block]);
    else rows.at(-1)!.push(block);
  }
  return sections;
}
