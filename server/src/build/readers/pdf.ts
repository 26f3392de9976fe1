import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import type { RawBlock, SourceMeta } from '../source.ts';
import { tidy } from './dom.ts';
import type { Read } from './registry.ts';
import { linesToBlocks } from './text.ts';

/** PDF dates look like `D:20260312101500Z`. */
function pdfDay(x: unknown): string | undefined {
  const m = typeof x === 'string' ? /^(?:D:)?(\d{4})(\d{2})(\d{2})/.exec(x) : null;
  return m ? `${m[1]}-${m[2]}-${m[3]}` : undefined;
}

/** Lines that stand on most pages (running heads, page numbers) are furniture. */
function runningLines(pages: readonly string[]): ReadonlySet<string> {
  const seen = new Map<string, number>();
  for (const page of pages) {
    const lines = page.split('\n').map(tidy).filter(Boolean);
    for (const line of new Set([...lines.slice(0, 2), ...lines.slice(-2)])) {
      const key = line.replace(/\d+/g, '#');
      seen.set(key, (seen.get(key) ?? 0) + 1);
    }
  }
  return new Set([...seen].filter(([, n]) => pages.length > 2 && n > pages.length / 2).map(([key]) => key));
}

export const read: Read = async (bytes) => {
  const pdf = await getDocumentProxy(new Uint8Array(bytes)).catch((error: unknown) => {
    throw new Error(`not a readable PDF (${error instanceof Error ? error.message : String(error)})`);
  });
  const { text } = await extractText(pdf, { mergePages: false });
  const { info } = await getMeta(pdf).catch(() => ({ info: {} as Record<string, unknown> }));
  const running = runningLines(text);
  const blocks: RawBlock[] = [];
  text.forEach((page, i) => {
    const kept = page
      .split('\n')
      .filter((line) => !running.has(tidy(line).replace(/\d+/g, '#')) && !/^\s*\d{1,4}\s*$/.test(line));
    blocks.push(...linesToBlocks(kept.join('\n')).map((b) => ({ ...b, page: i + 1 })));
  });
  if (blocks.length === 0) throw new Error('holds no text (a scan without recognised text?)');
  const record = info as Record<string, unknown>;
  const title = typeof record.Title === 'string' ? tidy(record.Title) : '';
  const author = typeof record.Author === 'string' ? tidy(record.Author) : '';
  const published = pdfDay(record.CreationDate);
  const meta: SourceMeta = {
    ...(title ? { title } : {}),
    ...(author ? { author } : {}),
    ...(published ? { published } : {}),
  };
  return { meta, blocks };
};
