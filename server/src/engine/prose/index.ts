import type { Span } from '../span.ts';
import { addBlock, type Collected, startCollecting, TOP } from './collect.ts';
import { PROSE_KEYS, readFrontMatter } from './frontMatter.ts';
import { readHtmlInto } from './html.ts';
import { decideDocumentLanguage, decideLanguage, invertProfiles, languageOfTag, type Profiles } from './language.ts';
import { readLatexInto } from './latex.ts';
import { readMarkdownInto } from './markdown.ts';
import type { ProseMemory } from './memory.ts';
import { readPlainInto } from './plain.ts';
import type { Block, Format, Prose } from './types.ts';

export interface ProseOptions {
  /** Function words by language; without them every block has the language `language`. */
  readonly profiles?: Profiles;
  /** The document's language when it is known (a flag, the editor): it stands unless front matter names another. */
  readonly language?: string;
  /** The language where nothing speaks; 'en' otherwise. */
  readonly fallback?: string;
  /** What an earlier reading of the same draft left, to read less of it again. */
  readonly memory?: ProseMemory;
}

/**
 * The prose of a draft: blocks in document order with exact offsets, comments, front matter. `text` is the decoded file
 * without its byte-order mark. Total: any string gives a result, nothing is thrown.
 */
export function readProse(text: string, format: Format, options: ProseOptions = {}): Prose {
  const found = startCollecting();
  const meta: Meta = new Map();
  const body = readMeta(text, found, meta);
  READERS[format](found, text, body, meta, options.memory);
  const title = meta.get('title')?.value ?? found.blocks.find((block) => block.kind === 'heading')?.text;
  const blocks = assignLanguages(found, languageOfTag(meta.get('lang')?.value ?? meta.get('language')?.value), options);
  return { blocks, comments: found.comments, meta, ...(title ? { title } : {}) };
}

type Meta = Map<string, { value: string; span: Span }>;
type Reader = (to: Collected, text: string, from: number, meta: Meta, memory?: ProseMemory) => void;

/** One line per format; all may begin with front matter. */
const READERS: Readonly<Record<Format, Reader>> = {
  markdown: (to, text, from, _, memory) => readMarkdownInto(to, text, from, memory),
  text: readPlainInto,
  html: (to, text, from, meta) =>
    readHtmlInto(to, text, from, text.length, TOP, (key, value, start, end) => {
      if (value && !meta.has(key)) meta.set(key, { value, span: { start, end } });
    }),
  latex: readLatexInto,
};

/** Reads front matter, adds its prose, and returns where the body begins. */
function readMeta(text: string, found: Collected, meta: Meta): number {
  // Editors may leave a byte-order mark in front, which then counts in offsets but is not part of the text.
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const front = readFrontMatter(text, start);
  if (!front) return start;
  found.comments.push(...front.comments);
  for (const entry of front.entries) {
    meta.set(entry.key, { value: entry.built.text, span: entry.span });
    if (PROSE_KEYS.has(entry.key)) addBlock(found, 'front-matter', entry.built, TOP);
  }
  return front.end;
}

/** Front matter decides, then the caller, then the document's function words; a block may differ when it is clear. */
function assignLanguages(found: Collected, declared: string, options: ProseOptions): readonly Block[] {
  const { profiles } = options;
  const owners = profiles && invertProfiles(profiles);
  const fallback = options.fallback ?? 'en';
  const texts = textsOf(found.blocks);
  const prior = declared || options.language || (owners ? decideDocumentLanguage(texts, owners, fallback) : fallback);
  const priorKnown = profiles?.has(prior) === true;
  const languages = options.memory?.languages;
  for (const block of found.blocks) {
    const known = languages?.get(block.pieces);
    if (known?.prior === prior) block.lang = known.lang;
    else {
      block.lang = owners ? decideLanguage(block.text, owners, prior, priorKnown) : prior;
      languages?.set(block.pieces, { prior, lang: block.lang });
    }
  }
  return found.blocks;
}

function* textsOf(blocks: readonly Block[]): Generator<string> {
  for (const { text } of blocks) yield text;
}

/** The language most of a document's text is in; '' for a document without prose. */
export function documentLanguage(prose: Prose): string {
  const sizes = new Map<string, number>();
  for (const { lang, text } of prose.blocks) sizes.set(lang, (sizes.get(lang) ?? 0) + text.length);
  return [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

export { editToDoc } from './edits.ts';
export { detectLanguage, type Profiles } from './language.ts';
export { fromDoc, toDoc } from './map.ts';
export { type ProseMemory, startMemory } from './memory.ts';
