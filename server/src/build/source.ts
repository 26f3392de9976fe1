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
  /** The title as it would stand in a sentence: not in capitals throughout. */
  readonly title?: string;
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

/** A text of more than one word in capitals throughout. */
export const isShouted = (text: string): boolean =>
  text.length > 5 && text === text.toUpperCase() && text !== text.toLowerCase();

/** The words that a document's running text writes with a capital inside a sentence, by their lower-case form. */
function namesOf(raw: readonly RawBlock[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { text } of raw)
    if (!isShouted(text))
      for (const [, name] of text.matchAll(/(?<=[\p{L}\p{N},] )(\p{Lu}[\p{L}\p{M}\p{N}]*)/gu))
        names.set(name!.toLowerCase(), name!);
  return names;
}

/** A heading in capitals says nothing about names: above other blocks it stands as in a sentence, names as the text has them. */
function inSentenceCase(heading: string, names: ReadonlyMap<string, string>): string {
  if (!isShouted(heading)) return heading;
  const words = heading.toLowerCase().replace(/\p{L}[\p{L}\p{M}\p{N}]*/gu, (word) => names.get(word) ?? word);
  return words[0]!.toUpperCase() + words.slice(1);
}

/** Puts blocks one after the other: text, offsets and locators. White space inside a block is made single and trimmed. */
export function assemble(meta: SourceMeta, raw: readonly RawBlock[], lang: string): SourceDocument {
  const blocks: SourceBlock[] = [];
  const names = namesOf(raw);
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
      headings: b.headings.map((h) => inSentenceCase(h, names)),
      ...(b.leadIn ? { leadIn: b.leadIn } : {}),
      ...(b.cell ? { cell: b.cell } : {}),
      quoted: b.quoted ?? false,
      lang,
      locator: b.page ? `p. ${b.page}` : `¶ ${blocks.length + 1}`,
      about: b.about ?? false,
    });
  }
  const title = meta.title && inSentenceCase(meta.title, names);
  return {
    meta: lang && !meta.language ? { ...meta, language: lang } : meta,
    ...(title ? { title } : {}),
    blocks,
    text,
  };
}
