import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { toOffset, toSpan } from '../../server/src/lsp/fromLsp.ts';
import { toEdit, toRange } from '../../server/src/lsp/toLsp.ts';

describe('offsets and positions', () => {
  it('convert into each other, on any text', () => {
    const piece = fc.constantFrom(
      'a',
      'é',
      '😀',
      '\n',
      '\r\n',
      '\r',
      '\u2028',
      '\uFEFF',
      '\u202f',
      '👩‍👩‍👧',
      ' ',
      '8.5',
    );
    const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, fc.nat(), fc.nat(), (draft, a, b) => {
        const document = TextDocument.create('x:/d.md', 'markdown', 1, draft);
        // The middle of a \r\n is no place that a position can name.
        const place = (n: number): number => {
          const at = n % (draft.length + 1);
          return draft[at - 1] === '\r' && draft[at] === '\n' ? at - 1 : at;
        };
        const [start, end] = [place(a), place(b)].sort((x, y) => x - y) as [number, number];
        expect(toSpan(document, toRange(document, { start, end }))).toEqual({ start, end });
        expect(toOffset(document, document.positionAt(start))).toBe(start);
        const edit = toEdit(document, { start, end, text: 'X' });
        expect(TextDocument.applyEdits(document, [edit])).toBe(`${draft.slice(0, start)}X${draft.slice(end)}`);
      }),
      { numRuns: 500, seed: 11 },
    );
  });

  it('bring positions outside the text to its nearest place', () => {
    const document = TextDocument.create('x:/d.md', 'markdown', 1, 'ab\ncd');
    expect(toOffset(document, { line: 0, character: 99 })).toBe(2);
    expect(toOffset(document, { line: 9, character: 0 })).toBe(5);
    expect(toSpan(document, { start: { line: 1, character: 1 }, end: { line: 0, character: 0 } })).toEqual({
      start: 4,
      end: 4,
    });
  });
});
