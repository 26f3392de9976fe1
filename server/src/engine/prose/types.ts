import type { Span } from '../span.ts';

export type BlockKind = 'paragraph' | 'heading' | 'list-item' | 'table-cell' | 'quote' | 'front-matter';

/** One run of characters that stands in the document as it stands in the block's text. */
export interface Piece {
  /** Offset in the block's text. */
  readonly at: number;
  /** Offset in the document, counted from the block's start (`block.doc.start`). */
  readonly doc: number;
  readonly length: number;
  /**
   * Length in the document of what stands there as other characters: an entity, a line break with its indentation, code
   * that stands as U+FFFC. Absent where the text is the document's own.
   */
  readonly docLength?: number;
}

/**
 * A block of prose (paragraph, heading, list item, table cell …) as plain text: emphasis, link targets and other markup are
 * left out, so `**8.5** billion` reads "8.5 billion". Code, URLs and other non-prose inside a block stand as one U+FFFC.
 * A line break inside a block stays one character.
 */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
  /** The same array as long as the block says the same, wherever it moves: a key for what is derived from the text alone. */
  readonly pieces: readonly Piece[];
  /** The block's extent in the document. */
  readonly doc: Span;
  /** Texts of the headings above, outermost first; for a heading, those above it. */
  readonly headings: readonly string[];
  /** The sentence or paragraph that leads a list in ("Key figures:"). */
  readonly leadIn?: string;
  /** For a table cell: header of its column, label (first cell) of its row, caption; row and column number from 0 (body rows). */
  readonly cell?: {
    readonly header: string;
    readonly rowLabel: string;
    readonly row: number;
    readonly column: number;
    readonly table: number;
  };
  /** Inside a block quotation. */
  readonly quoted: boolean;
  /** ISO 639-1, once detected. */
  readonly lang: string;
}

/** A suppression comment of the draft (`stet`, `factcheck-disable` …), as found; judged in `views/suppress.ts`. */
export interface Comment {
  readonly span: Span;
  readonly text: string;
}

export interface Prose {
  readonly blocks: readonly Block[];
  readonly comments: readonly Comment[];
  /** Front-matter scalars by lower-case key (title, date, lang, factcheck …), as written. */
  readonly meta: ReadonlyMap<string, { readonly value: string; readonly span: Span }>;
  readonly title?: string;
}

export type Format = 'markdown' | 'text' | 'html' | 'latex';
