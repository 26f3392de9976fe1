import { describe, expect, test } from 'vitest';
import { buildFacts } from '../../server/src/build/build.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';
import { updateFactFile } from '../../server/src/build/update.ts';
import { type Status, verifyFacts } from '../../server/src/build/verify.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';

const tools = loadBuildTools();

const SOURCE = `The lock at Fennick was rebuilt in 2019 and cost 14.6 million euros. It lifts barges by 9.4 metres.

Some 3,870 barges passed through it in 2024, up 6 % on the year before. Pleasure craft numbered 11,300.

A barge waits 42 minutes on average. The keeper's house, built in 1887, is rented out for 960 euros a month.
`;

/** The base of the source, with what its quotes find in another text of the same document. */
async function checkAfter(edit: (text: string) => string): Promise<Record<Status, string[]>> {
  const input = { path: 'lock.txt', bytes: new TextEncoder().encode(SOURCE), sha256: '' };
  const { text } = updateFactFile(undefined, await buildFacts([input], tools, { language: 'en' }));
  const file = parseFactFile(
    text,
    'lock.facts.yaml',
    readerOf((t, lang) => tools.recognise(t, lang)),
  );
  const checks = verifyFacts(mergeFacts([file]).base, '2026-01-01', {
    recognise: tools.recognise,
    textOf: () => [edit(SOURCE)],
  });
  const found: Partial<Record<Status, string[]>> = {};
  for (const c of checks) {
    found[c.status] ??= [];
    found[c.status]!.push(c.quote ?? c.fact);
  }
  return found as Record<Status, string[]>;
}

const paragraphs = (text: string): string[] => text.trim().split('\n\n');

describe('a source that was edited after the base was built', () => {
  // What was done, and the quotes that are no longer as they were; all others must be in order.
  const cases: [string, (t: string) => string, Partial<Record<Status, RegExp[]>>][] = [
    ['nothing', (t) => t, {}],
    ['paragraphs moved', (t) => paragraphs(t).reverse().join('\n\n'), {}],
    ['a paragraph added before', (t) => `In 2026, 17 people work at the lock, and 3 of them live there.\n\n${t}`, {}],
    ['another typography', (t) => t.replace('14.6 million', '14.6\u00a0million').replaceAll("'", '\u2019'), {}],
    [
      'words of a sentence changed, its figure kept',
      (t) =>
        t.replace('The lock at Fennick was rebuilt in 2019 and cost', 'Fennick lock, rebuilt in 2019, had a price of'),
      { drift: [/2019/] },
    ],
    ['one value changed', (t) => t.replace('9.4 metres', '9.7 metres'), { changed: [/9\.4 metres/] }],
    ['digits swapped', (t) => t.replace('3,870', '3,780'), { changed: [/3,870/] }],
    ['a unit changed', (t) => t.replace('42 minutes', '42 hours'), { changed: [/42 minutes/] }],
    ['a year changed', (t) => t.replace('1887', '1897'), { changed: [/1887/] }],
    ['a sentence taken out', (t) => t.replace(' Pleasure craft numbered 11,300.', ''), { vanished: [/11,300/] }],
    [
      'a paragraph taken out',
      (t) => paragraphs(t).slice(0, 2).join('\n\n'),
      { vanished: [/42 minutes/, /1887/, /960 euros/] },
    ],
    ['a word put into the quote', (t) => t.replace('3,870 barges', '3,870 laden barges'), { drift: [/3,870 barges/] }],
  ];
  for (const [name, edit, expected] of cases)
    test(name, async () => {
      const { ok, ...rest } = await checkAfter(edit);
      expect(ok?.length ?? 0).toBeGreaterThan(4);
      expect(Object.keys(rest).sort()).toEqual(Object.keys(expected).sort());
      for (const [status, quotes] of Object.entries(expected)) {
        const found = rest[status as keyof typeof rest];
        expect(found).toHaveLength(quotes.length);
        for (const quote of quotes) expect(found.some((f) => quote.test(f))).toBe(true);
      }
    });

  test('a document that now says something else altogether', async () => {
    const all = await checkAfter(() => 'The council met on Tuesday and spoke of the library, whose roof leaks.');
    expect(Object.keys(all)).toEqual(['vanished']);
  });
});
