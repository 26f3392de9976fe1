import type { Block } from '../engine/prose/types.ts';

/** What a document says about itself. `published` is YYYY-MM-DD (or a shorter EDTF date); `language` is ISO 639-1. */
export interface SourceMeta {
  readonly title?: string;
  readonly publisher?: string;
  readonly author?: string;
  readonly published?: string;
  /** `published` was worked out (a weekday with day and month), not read. */
  readonly inferred?: boolean;
  readonly language?: string;
  readonly url?: string;
}

/** A block of a source; its piece and `doc` offsets are in the document's `text`. */
export interface SourceBlock extends Block {
  /** Where a reader finds it: "¶ 12", "p. 3". */
  readonly locator: string;
  /** Says when and where the document was made, not what happened (dateline, byline, letterhead). */
  readonly about: boolean;
}

/** A source document as plain text blocks, page furniture left out. */
export interface SourceDocument {
  readonly meta: SourceMeta;
  readonly blocks: readonly SourceBlock[];
  /** The blocks' texts, parted by blank lines; evidence is anchored in it. */
  readonly text: string;
}

/** A block before it has a place in the document. */
export interface RawBlock {
  readonly kind: Block['kind'];
  readonly text: string;
  readonly headings: readonly string[];
  readonly leadIn?: string;
  readonly cell?: NonNullable<Block['cell']>;
  readonly quoted?: boolean;
  /** PDF page, from 1. */
  readonly page?: number;
  readonly about?: boolean;
}

/** A heading in capitals says nothing about names: above other blocks it stands as in a sentence. */
const inSentenceCase = (heading: string): string =>
  heading.length > 5 && heading === heading.toUpperCase() && heading !== heading.toLowerCase()
    ? heading[0]! + heading.slice(1).toLowerCase()
    : heading;

/** Puts blocks one after the other: text, offsets and locators. White space inside a block is made single and trimmed. */
export function assemble(meta: SourceMeta, raw: readonly RawBlock[], lang: string): SourceDocument {
  const blocks: SourceBlock[] = [];
  let text = '';
  for (const b of raw) {
    const body = b.text.replace(/[\t\n\r\f ]+/g, ' ').trim();
    if (body === '') continue;
    if (text !== '') text += '\n\n';
    const start = text.length;
    text += body;
    blocks.push({
      kind: b.kind,
      text: body,
      pieces: [{ at: 0, doc: 0, length: body.length }],
      doc: { start, end: text.length },
      headings: b.headings.map(inSentenceCase),
      ...(b.leadIn ? { leadIn: b.leadIn } : {}),
      ...(b.cell ? { cell: b.cell } : {}),
      quoted: b.quoted ?? false,
      lang,
      locator: b.page ? `p. ${b.page}` : `¶ ${blocks.length + 1}`,
      about: b.about ?? false,
    });
  }
  return { meta: lang && !meta.language ? { ...meta, language: lang } : meta, blocks, text };
}
