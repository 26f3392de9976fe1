import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { RawBlock, SourceMeta } from '../source.ts';
import { type Dom, tidy } from './dom.ts';
import { htmlBlocks } from './htmlBlocks.ts';
import { isAbout, stripFurniture } from './htmlFurniture.ts';
import { readMeta } from './htmlMeta.ts';
import type { Read } from './registry.ts';

/** What Readability keeps must hold this share of the page's text, else it has thrown away the article and the whole body is used. */
const KEPT_SHARE = 0.5;

const bare = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim();

/** The article's node: Readability's choice, or the body where it finds none. */
function mainContent(html: string, body: Dom): Dom {
  const { document } = parseHTML(html) as unknown as { document: unknown };
  const copy = document as Dom;
  const copyBody = copy.querySelector('body');
  if (!copyBody) return body;
  stripFurniture(copyBody);
  const total = bare(copyBody.textContent).length;
  try {
    const reader = new Readability<unknown>(
      document as ConstructorParameters<typeof Readability>[0],
      {
        charThreshold: 200,
        keepClasses: true,
        serializer: (node: unknown) => node,
      } as ConstructorParameters<typeof Readability<unknown>>[1],
    );
    const article = reader.parse()?.content as Dom | undefined;
    if (article && bare(article.textContent).length >= KEPT_SHARE * total) return article;
  } catch {
    // Readability gives up on some trees; the stripped body still serves.
  }
  return body;
}

/** Reads HTML that is content only, as a word processor gives it: no furniture is looked for. */
export function readHtmlBody(html: string): { meta: SourceMeta; blocks: RawBlock[] } {
  const { document } = parseHTML(`<html><body>${html}</body></html>`) as unknown as { document: Dom };
  const body = document.querySelector('body');
  const blocks = body ? htmlBlocks(body) : [];
  const title = (blocks.find((b) => b.kind === 'heading') ?? blocks[0])?.text;
  return { meta: title && title.length < 200 ? { title } : {}, blocks };
}

/** Reads one HTML page: metadata from its head, content without its furniture. */
function readHtmlText(html: string): { meta: SourceMeta; blocks: RawBlock[] } {
  const { document } = parseHTML(/<html/i.test(html) ? html : `<html><body>${html}</body></html>`) as unknown as {
    document: Dom;
  };
  const meta = readMeta(document);
  const body = document.querySelector('body');
  if (!body) return { meta, blocks: [] };
  const about = [...body.querySelectorAll('*')].filter(isAbout).map((n) => tidy(n.textContent));
  const h1 = tidy(body.querySelector('h1')?.textContent ?? '');
  stripFurniture(body);
  const blocks = htmlBlocks(mainContent(html, body), isAbout);
  return { meta, blocks: withTitle(withAbout(blocks, about), h1 || meta.title) };
}

/** Readability drops the main heading as a repeat of the title; it is a claim like any other. */
function withTitle(blocks: RawBlock[], title: string | undefined): RawBlock[] {
  if (!title) return blocks;
  const isTitle = (b: RawBlock): boolean => b.kind === 'heading' && bare(b.text) === bare(title);
  const under = blocks.map((b) =>
    isTitle(b) || b.headings[0] === title ? b : { ...b, headings: [title, ...b.headings] },
  );
  return under.some(isTitle) ? under : [{ kind: 'heading', text: title, headings: [] }, ...under];
}

function withAbout(blocks: RawBlock[], about: readonly string[]): RawBlock[] {
  const known = new Set(blocks.map((b) => bare(b.text)));
  const missing = [...new Set(about.map(bare))].filter((t) => t && !known.has(t));
  return [...missing.map((text): RawBlock => ({ kind: 'paragraph', text, headings: [], about: true })), ...blocks];
}

export const read: Read = async (bytes) => readHtmlText(decodeHtml(bytes));

/** UTF-8 unless the page names another character set. */
function decodeHtml(bytes: Uint8Array): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  const named = /<meta[^>]+charset=["']?([\w-]+)/i.exec(head)?.[1] ?? 'utf-8';
  try {
    return new TextDecoder(named).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes);
  }
}
