import type { RawBlock } from '../source.ts';
import { type Dom, isElement, TEXT, tag, tidy } from './dom.ts';
import { INLINE, inlineText, SKIP } from './inlineText.ts';
import { tableBlocks } from './table.ts';

const LIST = new Set(['ul', 'ol', 'menu']);

const isInline = (node: Dom): boolean =>
  node.nodeType === TEXT ||
  (isElement(node) &&
    (INLINE.has(tag(node)) || tag(node) === 'br') &&
    !node.querySelector('p,div,ul,ol,table,h1,h2,h3'));

/** Walks content and lists its paragraphs, headings, list items, cells and quotations in reading order. */
export function htmlBlocks(root: Dom, isAbout: (node: Dom) => boolean = () => false): RawBlock[] {
  const out: RawBlock[] = [];
  const headings: { level: number; text: string }[] = [];
  let tables = 0;
  const above = (): string[] => headings.map((h) => h.text);
  const push = (text: string, kind: RawBlock['kind'], quoted: boolean, about: boolean, leadIn?: string): void => {
    for (const part of text.split(/\n\s*\n/)) {
      const body = tidy(part);
      if (body) out.push({ kind, text: body, headings: above(), quoted, about, ...(leadIn ? { leadIn } : {}) });
    }
  };
  const heading = (node: Dom, level: number, about: boolean): void => {
    while (headings.length > 0 && headings.at(-1)!.level >= level) headings.pop();
    const text = tidy(inlineText(node));
    push(text, 'heading', false, about);
    if (text) headings.push({ level, text });
  };
  const list = (node: Dom, quoted: boolean, about: boolean): void => {
    const before = out.at(-1);
    const leadIn = before?.kind === 'paragraph' && before.text.length < 300 ? before.text : undefined;
    for (const item of node.childNodes) {
      if (!isElement(item)) continue;
      let own = '';
      const nested: Dom[] = [];
      for (const child of item.childNodes) {
        if (isElement(child) && LIST.has(tag(child))) nested.push(child);
        else own += isInline(child) ? inlineText(child) : ` ${inlineText(child)} `;
      }
      push(own, 'list-item', quoted, about || isAbout(item), leadIn);
      for (const child of nested) list(child, quoted, about);
    }
  };
  const walk = (node: Dom, quoted: boolean, about: boolean): void => {
    let run = '';
    const flush = (): void => {
      push(run, 'paragraph', quoted, about);
      run = '';
    };
    for (const child of node.childNodes) {
      if (isInline(child)) {
        run += inlineText(child);
        continue;
      }
      if (!isElement(child) || SKIP.has(tag(child))) continue;
      flush();
      const name = tag(child);
      const on = about || isAbout(child);
      if (/^h[1-6]$/.test(name)) heading(child, Number(name[1]), on);
      else if (LIST.has(name)) list(child, quoted, on);
      else if (name === 'table' && !child.querySelector('table')) out.push(...tableBlocks(child, above(), tables++));
      else walk(child, quoted || name === 'blockquote', on);
    }
    flush();
  };
  walk(root, false, isAbout(root));
  return out;
}
