import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDoc, readProse, startMemory, toDoc } from '../../server/src/engine/prose/index.ts';
import type { Format, Prose } from '../../server/src/engine/prose/types.ts';
import cases from './cases.yaml';

interface Case {
  readonly name: string;
  readonly format?: Format;
  readonly draft: string;
  readonly blocks: readonly string[];
  readonly at?: Readonly<Record<string, string>>;
  readonly headings?: Readonly<Record<string, readonly string[]>>;
  readonly leadIn?: Readonly<Record<string, string>>;
  readonly cells?: Readonly<Record<string, readonly [string, string, number, number]>>;
  readonly comments?: readonly string[];
  readonly meta?: Readonly<Record<string, string>>;
  /** Only the last blocks are compared. */
  readonly loose?: boolean;
}

const MARKS = [
  '# ',
  '- ',
  '> ',
  '| a | 1 |\n|---|---|\n',
  '**',
  '`',
  '[',
  '](',
  ')',
  '<b>',
  '</b>',
  '<!--',
  '-->',
  '&nbsp;',
  '&#x20;',
];
const MORE = [
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  '\u00a0',
  '8.5',
  'bn',
  '😀',
  '---\n',
  'title: ',
  '"',
  "'",
  '\\',
  '<td>',
  '<p>',
  '<script>',
  '~~',
  '\ud800',
];

const LATEX = [
  '\\section{',
  '\\begin{itemize}',
  '\\begin{tabular}{lr}',
  '\\begin{quote}',
  '\\begin{verbatim}',
  '\\begin{document}',
  '\\end{document}',
  '\\end{itemize}',
  '\\item ',
  '\\footnote{',
  '\\SI{5}{\\km}',
  '\\href{',
  '\\cite[p. 4]{x}',
  '\\verb|',
  "\\'e",
  '\\%',
  '\\,',
  '\\\\',
  '\\(',
  '\\)',
  '$$',
  '% stet\n',
];

/** Text with much markup in it. */
const markdownish = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof(fc.constantFrom(...MARKS, ...MORE), fc.string({ maxLength: 5 })), { maxLength })
    .map((parts) => parts.join(''));

describe('prose', () => {
  for (const c of cases as readonly Case[]) {
    it(`${c.format ?? 'markdown'}: ${c.name}`, () => {
      const prose = readProse(c.draft, c.format ?? 'markdown');
      const blocks = prose.blocks.map((block) => `${block.kind}: ${block.text}`);
      expect(c.loose ? blocks.slice(-c.blocks.length) : blocks).toEqual(c.blocks);
      expect(prose.comments.map((comment) => comment.text)).toEqual(c.comments ?? []);
      checkTiling(c.draft, prose);
      for (const [text, stands] of Object.entries(c.at ?? {})) {
        const block = prose.blocks.find((b) => b.text.includes(text))!;
        const span = { start: block.text.indexOf(text), end: block.text.indexOf(text) + text.length };
        const doc = toDoc(block, span);
        expect(c.draft.slice(doc.start, doc.end)).toBe(stands);
        expect(fromDoc(block, doc)).toEqual(span);
      }
      const byText = new Map(prose.blocks.map((block) => [block.text, block]));
      for (const [text, headings] of Object.entries(c.headings ?? {}))
        expect(byText.get(text)?.headings).toEqual(headings);
      for (const [text, leadIn] of Object.entries(c.leadIn ?? {})) expect(byText.get(text)?.leadIn).toBe(leadIn);
      for (const [text, expected] of Object.entries(c.cells ?? {})) {
        const cell = byText.get(text)?.cell;
        expect([cell?.header, cell?.rowLabel, cell?.row, cell?.column]).toEqual(expected);
      }
      for (const [key, value] of Object.entries(c.meta ?? {})) expect(prose.meta.get(key)?.value).toBe(value);
    });
  }

  it('never throws, and its pieces tile every block, on arbitrary text', () => {
    const text = markdownish(40);
    fc.assert(
      fc.property(text, fc.constantFrom<Format>('markdown', 'text', 'html'), (draft, format) => {
        checkTiling(draft, readProse(draft, format));
      }),
      { numRuns: 1500, seed: 7 },
    );
  });

  it('reads LaTeX of any kind without failing, and in time that grows with its length', () => {
    const part = fc.oneof(
      fc.constantFrom(...LATEX),
      fc.constantFrom('\n\n', '\n', ' ', '8.5', 'billion', '}', '{', '[', ']', '&', '%', '$', '~'),
    );
    const text = fc.array(part, { maxLength: 40 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (draft) => checkTiling(draft, readProse(draft, 'latex'))),
      { numRuns: 1500, seed: 11 },
    );
    for (const opened of LATEX) checkTiling(opened.repeat(300), readProse(opened.repeat(300), 'latex'));
  });

  it('stands markup nested without end', () => {
    for (const [open, close] of [
      ['> ', ''],
      ['- ', ''],
      ['**a ', '**'],
      ['[', '](x)'],
      ['<b>', '</b>'],
      ['<div>', ''],
      ['_*', '*_'],
      ['![', '](x)'],
    ] as const) {
      const draft = `${open.repeat(1500)} 8.5 billion ${close.repeat(1500)}\n`;
      for (const format of ['markdown', 'html', 'text'] as const) checkTiling(draft, readProse(draft, format));
    }
  });

  it('reads the same with a memory of earlier versions as without, after any edits', () => {
    const text = markdownish(30);
    const edit = fc.tuple(fc.nat(), fc.nat({ max: 12 }), markdownish(4));
    fc.assert(
      fc.property(text, fc.array(edit, { maxLength: 6 }), (start, edits) => {
        const memory = startMemory();
        let draft = start;
        readProse(draft, 'markdown', { memory });
        for (const [place, length, by] of edits) {
          const at = place % (draft.length + 1);
          draft = draft.slice(0, at) + by + draft.slice(at + length);
          const prose = readProse(draft, 'markdown', { memory });
          checkTiling(draft, prose);
          expect(prose).toEqual(readProse(draft, 'markdown'));
        }
      }),
      { numRuns: 400, seed: 5 },
    );
  });

  it('keeps the pieces of every block that an edit does not touch', () => {
    const memory = startMemory();
    const paragraphs = Array.from(
      { length: 200 },
      (_, i) => `Paragraph ${i} says **${i}.5** billion <!-- stet -->.\n\n`,
    );
    const before = readProse(paragraphs.join(''), 'markdown', { memory });
    paragraphs[100] = 'Changed 7.\n\nAdded 8.\n\n';
    const after = readProse(paragraphs.join(''), 'markdown', { memory });
    const known = new Set(before.blocks.map((block) => block.pieces));
    expect(after.blocks).toHaveLength(201);
    // The parser reads a little around an edit again.
    expect(after.blocks.filter((block) => !known.has(block.pieces)).length).toBeLessThanOrEqual(5);
    expect(after.comments).toHaveLength(199);
  });

  it('keeps them also between edits in many places at once, and each block its own', () => {
    const memory = startMemory();
    // Every other paragraph says the same as others do.
    const paragraphs = Array.from({ length: 200 }, (_, i) =>
      i % 2
        ? `Again **7.5** billion.\n\n`
        : `${i % 40 ? '' : '## Part\n\n'}Paragraph ${i} says **${i}.5** billion.\n\n`,
    );
    const before = readProse(paragraphs.join(''), 'markdown', { memory });
    for (let i = 0; i < 200; i += 20) paragraphs[i] = `Changed ${i}.\n\n`;
    const text = paragraphs.join('');
    const after = readProse(text, 'markdown', { memory });
    expect(after).toEqual(readProse(text, 'markdown'));
    checkTiling(text, after);
    const known = new Set(before.blocks.map((block) => block.pieces));
    expect(after.blocks.filter((block) => !known.has(block.pieces)).map((block) => block.text.split(' ')[0])).toEqual(
      Array.from({ length: 10 }, () => 'Changed'),
    );
    expect(new Set(after.blocks.map((block) => block.pieces)).size).toBe(after.blocks.length);
    // What was known again is remembered as such.
    const last = readProse(`${text}The end.`, 'markdown', { memory });
    const kept = new Set(after.blocks.map((block) => block.pieces));
    expect(last.blocks.filter((block) => !kept.has(block.pieces)).length).toBeLessThanOrEqual(3);
  });
});

/** Pieces cover the text without gaps, go forwards in the document, and equal it unless they are replacements. */
function checkTiling(draft: string, prose: Prose): void {
  for (const block of prose.blocks) {
    let at = 0;
    let doc = 0;
    const base = block.doc.start;
    for (const piece of block.pieces) {
      expect(piece.at).toBe(at);
      expect(piece.doc).toBeGreaterThanOrEqual(doc);
      if (piece.docLength === undefined) {
        const there = draft.slice(base + piece.doc, base + piece.doc + piece.length).replace(/[\n\r]/g, ' ');
        expect(block.text.slice(at, at + piece.length).replace(/[\n\r]/g, ' ')).toBe(there);
      }
      at += piece.length;
      doc = piece.doc + (piece.docLength ?? piece.length);
    }
    expect(at).toBe(block.text.length);
    expect(base + doc).toBe(block.doc.end);
    expect(block.doc.end).toBeLessThanOrEqual(draft.length);
    expect(toDoc(block, { start: 0, end: block.text.length })).toEqual(block.doc);
  }
}
