import type { Span } from '../span.ts';
import { addBlock, type Collected, type Found, startCollecting, TOP } from './collect.ts';
import { type FrontMatter, PROSE_KEYS, readFrontMatter } from './frontMatter.ts';
import { readHtmlInto } from './html.ts';
import {
  decideDocumentLanguage,
  decideLanguage,
  invertProfiles,
  languageOfTag,
  type Profiles,
  type WordOwners,
} from './language.ts';
import { readLatexInto } from './latex.ts';
import { readMarkdownInto } from './markdown.ts';
import type { ProseMemory } from './memory.ts';
import { keepPieces, reusePieces } from './pieces.ts';
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
  const body = readMeta(text, found, meta, options.memory);
  READERS[format](found, text, body, meta, options.memory);
  const title = meta.get('title')?.value ?? found.blocks.find((block) => block.kind === 'heading')?.text;
  const blocks = assignLanguages(
    recallPieces(found, format, options.memory),
    languageOfTag(meta.get('lang')?.value ?? meta.get('language')?.value),
    options,
  );
  return { blocks, comments: found.comments, meta, ...(title ? { title } : {}) };
}

/** The blocks, those that say the same as before with the pieces of before. */
function recallPieces(found: Collected, format: Format, memory: ProseMemory | undefined): readonly Found[] {
  if (!memory) return found.blocks;
  if (format === 'markdown') {
    reusePieces(found.blocks, found.fresh, memory.blocks);
    memory.blocks = found.blocks;
    return found.blocks;
  }
  const { blocks, pieces } = keepPieces(found.blocks, memory.pieces);
  memory.pieces = pieces;
  return blocks;
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
function readMeta(text: string, found: Collected, meta: Meta, memory: ProseMemory | undefined): number {
  // Editors may leave a byte-order mark in front, which then counts in offsets but is not part of the text.
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const front = recallFrontMatter(text, start, memory);
  if (!front) return start;
  found.comments.push(...front.comments);
  for (const entry of front.entries) {
    meta.set(entry.key, { value: entry.built.text, span: entry.span });
    if (PROSE_KEYS.has(entry.key)) addBlock(found, 'front-matter', entry.built, TOP);
  }
  return front.end;
}

/** Front matter says the same as long as its own text does. */
function recallFrontMatter(text: string, start: number, memory: ProseMemory | undefined): FrontMatter | undefined {
  const known = memory?.front;
  if (known && text.startsWith(known.text)) return known.read;
  const read = readFrontMatter(text, start);
  // A carriage return at its end may be half of a line break.
  if (memory) memory.front = read && text[read.end - 1] === '\n' ? { text: text.slice(0, read.end), read } : undefined;
  return read;
}

/** Front matter decides, then the caller, then the document's function words; a block may differ when it is clear. */
function assignLanguages(blocks: readonly Found[], declared: string, options: ProseOptions): readonly Block[] {
  const { profiles } = options;
  const owners = profiles && ownersOf(profiles, options.memory);
  const fallback = options.fallback ?? 'en';
  const texts = textsOf(blocks);
  const prior = declared || options.language || (owners ? decideDocumentLanguage(texts, owners, fallback) : fallback);
  const priorKnown = profiles?.has(prior) === true;
  const { memory } = options;
  const languages = memory?.languages;
  const isPrior = memory?.prior === prior;
  if (memory && !isPrior) {
    // What was added has the languages of before.
    if (memory.prior !== '') memory.added = new WeakMap();
    memory.prior = prior;
  }
  const languageOf = ({ text, pieces }: Found): string => {
    const known = languages?.get(pieces);
    if (known?.prior === prior) return known.lang;
    const lang = owners ? decideLanguage(text, owners, prior, priorKnown) : prior;
    languages?.set(pieces, { prior, lang });
    return lang;
  };
  // A block that was added as before has its language already; where it has another now, it is another block.
  if (isPrior) for (const block of blocks) block.lang ||= languageOf(block);
  else
    return blocks.map((block) => {
      const lang = languageOf(block);
      if (block.lang === '') block.lang = lang;
      return block.lang === lang ? block : { ...block, lang };
    });
  return blocks;
}

function ownersOf(profiles: Profiles, memory: ProseMemory | undefined): WordOwners {
  if (memory?.owners?.profiles === profiles) return memory.owners.owners;
  const owners = invertProfiles(profiles);
  if (memory) memory.owners = { profiles, owners };
  return owners;
}

function* textsOf(blocks: readonly Block[]): Generator<string> {
  for (const { text } of blocks) yield text;
}

/** The language most of a document's text is in; '' for a document without prose. */
export function documentLanguage(prose: Prose): string {
  const sizes = new Map<string, number>();
  const { blocks } = prose;
  let last = '';
  let size = 0;
  for (let i = 0; i < blocks.length; i++) {
    const { lang, text } = blocks[i]!;
    if (lang !== last) {
      sizes.set(last, (sizes.get(last) ?? 0) + size);
      last = lang;
      size = 0;
    }
    size += text.length;
  }
  sizes.set(last, (sizes.get(last) ?? 0) + size);
  return [...sizes].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

export { editToDoc } from './edits.ts';
export { detectLanguage, type Profiles } from './language.ts';
export { fromDoc, toDoc } from './map.ts';
export { type ProseMemory, startMemory } from './memory.ts';
