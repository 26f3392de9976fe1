import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { explainFrom, sectionsOf } from '../../server/src/lsp/explanations.ts';

const README =
  '# Draft Fact Check\n\n`fact.refuted` in a text\n\n#### `fact.refuted`\n\nIt disagrees.\r\n### `date.weekday`\n';

describe('where a code is explained', () => {
  it('is the heading that is the code', () => {
    expect([...sectionsOf(README)]).toEqual([
      ['fact.refuted', 5],
      ['date.weekday', 8],
    ]);
  });

  const folder = mkdtempSync(join(tmpdir(), 'factcheck-readme-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it.each(['README.md', 'readme.md'])('is on this machine, in the package of the program (%s)', (name) => {
    const root = join(folder, name.slice(0, 3));
    for (const sub of ['dist', 'bin']) mkdirSync(join(root, sub), { recursive: true });
    writeFileSync(join(root, name), README);
    writeFileSync(join(root, 'dist/cli.js'), '');
    symlinkSync(join(root, 'dist/cli.js'), join(root, 'bin/factcheck'));
    const explain = explainFrom(join(root, 'bin/factcheck'));
    expect(explain('date.weekday')).toBe(`${pathToFileURL(join(root, name)).href}#L8`);
    expect(explain('stet.unused')).toBeUndefined();
  });

  it('is nowhere without a README', () => {
    expect(explainFrom(join(folder, 'nothing/dist/x.js'))('fact.refuted')).toBeUndefined();
    expect(explainFrom(undefined)('fact.refuted')).toBeUndefined();
  });
});
