import { describe, expect, it } from 'vitest';
import { editToDoc, readProse } from '../../server/src/engine/prose/index.ts';
import type { Format } from '../../server/src/engine/prose/types.ts';

// [draft, figure in the block's text, replacement, draft afterwards, format]
const cases: readonly [string, string, string, string, Format?][] = [
  ['A $5.8 billion fund', '$5.8 billion', '$8.5 billion', 'A $8.5 billion fund'],
  ['A **$5.8** billion fund', '$5.8 billion', '$8.5 billion', 'A **$8.5** billion fund'],
  ['A **$5.8 billion** fund', '$5.8 billion', 'nearly $8.5 billion', 'A **nearly $8.5 billion** fund'],
  ['A **5.8** *billion* fund', '5.8 billion', '850 million', 'A **850** *million* fund'],
  ['A [**5.8**](x) billion fund', '5.8 billion', '850 000', 'A [**850**](x) 000 fund'],
  ['A **5.8** billion fund', '5.8 billion', '412', 'A **412** fund'],
  ['> A 5.8\n> billion fund', '5.8 billion', '8.5 billion', '> A 8.5\n> billion fund'],
  ['A 5.8\r\nbillion fund', '5.8 billion', '7 million', 'A 7\r\nmillion fund'],
  ['5,8&nbsp;milliards', '5,8\u00a0milliards', '8,5\u00a0milliards', '8,5&nbsp;milliards'],
  [
    '<p>A <b>5,8</b>&nbsp;milliards</p>',
    '5,8\u00a0milliards',
    '8,5\u00a0milliards',
    '<p>A <b>8,5</b>&nbsp;milliards</p>',
    'html',
  ],
  ['<p>Le 14 <i>juillet</i> 2025</p>', '14 juillet 2025', '15 juin 2025', '<p>Le 15 <i>juin</i> 2025</p>', 'html'],
];

describe('edits of a block in the document', () => {
  for (const [draft, figure, text, after, format = 'markdown'] of cases) {
    it(`${draft} → ${text}`, () => {
      const block = readProse(draft, format).blocks[0]!;
      const start = block.text.indexOf(figure);
      const edits = editToDoc(block, { start, end: start + figure.length, text });
      const sorted = [...edits].sort((a, b) => b.start - a.start);
      expect(sorted.reduce((doc, e) => doc.slice(0, e.start) + e.text + doc.slice(e.end), draft)).toBe(after);
    });
  }
});
