import { getDocumentProxy, getMeta } from 'unpdf';
import type { RawBlock, SourceMeta } from '../source.ts';
import { tidy } from './dom.ts';
import { type Line, linesOf, paragraphsOf, type TextPiece } from './pdfLines.ts';
import type { Read } from './registry.ts';
import { isDateLine, linesToBlocks } from './text.ts';

/** PDF dates look like `D:20260312101500Z`. */
function pdfDay(x: unknown): string | undefined {
  const m = typeof x === 'string' ? /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(x) : null;
  return m ? `${m[1]}-${m[2]}-${m[3]}` : undefined;
}

const keyOf = (line: string): string => line.replace(/\d+/g, '#');

/** Lines that stand on most pages (running heads, page numbers) are furniture. */
function runningLines(pages: readonly (readonly Line[])[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const lines of pages)
    for (const key of new Set([...lines.slice(0, 2), ...lines.slice(-2)].map((l) => keyOf(l.text))))
      seen.set(key, (seen.get(key) ?? 0) + 1);
  return new Set([...seen].filter(([, n]) => pages.length > 2 && n > pages.length / 2).map(([key]) => key));
}

/** The text of a document as paragraphs with their page, from 1; one that goes on over a page's end is one. */
function paragraphsByPage(pages: readonly (readonly Line[])[]): { text: string; page: number }[] {
  const running = runningLines(pages);
  const out: { text: string; page: number }[] = [];
  pages.forEach((lines, i) => {
    const own = lines.filter((l) => !running.has(keyOf(l.text)) && !/^\d{1,4}$/.test(l.text));
    for (const [k, text] of paragraphsOf(own).entries()) {
      const last = out.at(-1);
      const open = k === 0 && last && last.text.length > 60 && !/[.!?:;]["'»”’)\]]*$/u.test(last.text);
      if (open && /^\p{Ll}/u.test(text)) out[out.length - 1] = { ...last, text: `${last.text} ${text}` };
      else out.push({ text, page: i + 1 });
    }
  });
  return out;
}

/** Blocks with the page of the paragraph they come from; a paragraph may be cut into a heading and its text. */
function withPages(blocks: readonly RawBlock[], paragraphs: readonly { text: string; page: number }[]): RawBlock[] {
  let at = 0;
  return blocks.map((b) => {
    const found = paragraphs.findIndex((p, i) => i >= at && p.text.includes(b.text.slice(0, 40)));
    if (found >= 0) at = found;
    const page = paragraphs[at]?.page;
    return page === undefined ? b : { ...b, page };
  });
}

/** A document without a title of its own has the longest of the lines above its text. */
function titleIn(blocks: readonly RawBlock[]): string | undefined {
  const text = blocks.findIndex((b) => b.kind !== 'heading');
  const above = blocks.slice(0, text < 0 ? 3 : text).filter((b) => !isDateLine(b.text));
  return above.map((b) => b.text).sort((a, b) => b.length - a.length)[0];
}

async function pagesOf(pdf: Awaited<ReturnType<typeof getDocumentProxy>>): Promise<Line[][]> {
  const pages: Line[][] = [];
  for (let n = 1; n <= pdf.numPages; n++) {
    const { items } = await (await pdf.getPage(n)).getTextContent();
    pages.push(linesOf(items.filter((i): i is typeof i & TextPiece => 'str' in i)));
  }
  return pages;
}

export const read: Read = async (bytes) => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes)).catch((error: unknown) => {
    throw new Error(`not a readable PDF (${error instanceof Error ? error.message : String(error)})`);
  });
  const { info } = await getMeta(pdf).catch(() => ({ info: {} as Record<string, unknown> }));
  const paragraphs = paragraphsByPage(await pagesOf(pdf));
  const blocks = withPages(linesToBlocks(paragraphs.map((p) => p.text).join('\n\n')), paragraphs);
  if (blocks.length === 0) throw new Error('holds no text (a scan without recognised text?)');
  const record = info as Record<string, unknown>;
  const title = (typeof record.Title === 'string' && tidy(record.Title)) || titleIn(blocks);
  const author = typeof record.Author === 'string' ? tidy(record.Author) : '';
  const published = pdfDay(record.CreationDate);
  const meta: SourceMeta = {
    ...(title ? { title } : {}),
    ...(author ? { author } : {}),
    ...(published ? { published } : {}),
  };
  return { meta, blocks };
};
