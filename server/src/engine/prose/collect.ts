import type { Built } from './builder.ts';
import type { Block, BlockKind, Comment } from './types.ts';

/** A block whose language is set last, and whose pieces are still to be known again. */
export type Found = Omit<Block, 'lang' | 'pieces'> & { lang: string; pieces: Block['pieces'] };

/** What a reader gathers while it walks a document, in document order. */
export interface Collected {
  readonly blocks: Found[];
  readonly comments: Comment[];
  /** Places of the blocks that were read although others are remembered; without headings. */
  readonly fresh: number[];
  /** Headings above the current place, with their levels. */
  readonly headings: { level: number; text: string }[];
  /** Their texts, one list for all blocks below them; undefined until it is needed. */
  texts: readonly string[] | undefined;
  tables: number;
}

export const startCollecting = (): Collected => ({
  blocks: [],
  comments: [],
  fresh: [],
  headings: [],
  texts: undefined,
  tables: 0,
});

/** What surrounds a block. */
export interface Place {
  readonly quoted: boolean;
  readonly leadIn?: string;
  readonly cell?: NonNullable<Block['cell']>;
}

export const TOP: Place = { quoted: false };

export function headingTexts(to: Collected): readonly string[] {
  to.texts ??= to.headings.map(({ text }) => text);
  return to.texts;
}

/** Adds a block under the current headings; one without a letter or digit is left out. Returns its text. */
export function addBlock(to: Collected, kind: BlockKind, built: Built, place: Place): string {
  if (!/[\p{L}\p{N}]/u.test(built.text)) return '';
  to.blocks.push({
    kind,
    text: built.text,
    pieces: built.pieces,
    doc: { start: built.start, end: built.end },
    headings: headingTexts(to),
    ...(place.leadIn ? { leadIn: place.leadIn } : {}),
    ...(place.cell ? { cell: place.cell } : {}),
    quoted: place.quoted,
    lang: '',
  });
  return built.text;
}

/** Adds a heading; those of its level and deeper no longer stand above what follows. */
export function addHeading(to: Collected, level: number, built: Built, place: Place): void {
  while ((to.headings.at(-1)?.level ?? 0) >= level) to.headings.pop();
  to.texts = undefined;
  const text = addBlock(to, 'heading', built, place);
  if (text) to.headings.push({ level, text });
  to.texts = undefined;
}

/** Adds a comment found at `[start, end)`; `text` is what stands between its delimiters. */
export function addComment(to: Collected, start: number, end: number, text: string): void {
  to.comments.push({ span: { start, end }, text: text.trim() });
}

/** The last sentence of the paragraph before a list or table: what leads it in. */
export function leadInOf(paragraph: string): string {
  const sentences = paragraph.split(/(?<=[.!?…。！？])\s+(?=\S)/u);
  return sentences.at(-1)?.trim() ?? '';
}
