import { describe, expect, it } from 'vitest';
import { explainFrom, sectionsOf } from '../../server/src/lsp/explanations.ts';

const README =
  '# Draft Fact Check\n\n`fact.refuted` in a text\n\n#### `fact.refuted`\n\nIt disagrees.\r\n### `date.weekday`\n';

const reading = (files: Readonly<Record<string, string>>) => {
  const asked: string[] = [];
  return {
    asked,
    async read(uri: string): Promise<Uint8Array> {
      asked.push(uri);
      const text = files[uri];
      if (text === undefined) throw new Error('ENOENT');
      return new TextEncoder().encode(text);
    },
  };
};

describe('where a code is explained', () => {
  it('is the heading that is the code', () => {
    expect([...sectionsOf(README)]).toEqual([
      ['fact.refuted', 5],
      ['date.weekday', 8],
    ]);
  });

  it.each([
    ['file:///p/dist/server.js', 'file:///p/README.md'],
    ['file:///p/dist/server.js', 'file:///p/readme.md'],
    ['file:///p/dist/chunks/x.js', 'file:///p/README.md'],
  ])('is on this machine, in the package of the program (%s, %s)', async (program, readme) => {
    const files = reading({ 'file:///README.md': 'another’s', [readme]: README });
    const explain = explainFrom(program, files);
    expect(await explain('date.weekday')).toBe(`${readme}#L8`);
    const reads = files.asked.length;
    expect(await explain('stet.unused')).toBeUndefined();
    expect(files.asked.length).toBe(reads);
  });

  it('is nowhere without a README', async () => {
    expect(await explainFrom('file:///p/dist/server.js', reading({}))('fact.refuted')).toBeUndefined();
  });
});
