// Every text that the editor shows has its French: keys of package.json, and literals given to `l10n.t` in the client.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const json = (path: string): Record<string, string> => JSON.parse(read(path)) as Record<string, string>;

describe('package.json', () => {
  const used = [...new Set([...read('package.json').matchAll(/"%([\w.]+)%"/g)].map((m) => m[1] as string))].sort();
  for (const file of ['package.nls.json', 'package.nls.fr.json'])
    it(`has every text in ${file}, and no more`, () => {
      expect(used.length).toBeGreaterThan(0);
      expect(Object.keys(json(file)).sort()).toEqual(used);
    });
});

describe('the client', () => {
  const sources = readdirSync(join(root, 'client/src')).map((name) => read(`client/src/${name}`));
  const literals = sources.flatMap((text) =>
    [...text.matchAll(/l10n\.t\(\s*'((?:[^'\\]|\\.)*)'/g)].map((m) => (m[1] as string).replaceAll("\\'", "'")),
  );
  const used = [...new Set(literals)].sort();

  it('gives l10n.t nothing but plain literals', () => {
    const calls = sources.join('\n').match(/l10n\.t\(/g)?.length;
    expect(literals.length).toBe(calls);
  });

  it('has every text in French, and no more', () => {
    expect(Object.keys(json('client/l10n/bundle.l10n.fr.json')).sort()).toEqual(used);
  });

  it('keeps the places of a text in its French', () => {
    const places = (text: string): string[] => (text.match(/\{\d+\}/g) ?? []).sort();
    for (const [key, french] of Object.entries(json('client/l10n/bundle.l10n.fr.json')))
      expect(places(french), key).toEqual(places(key));
  });
});
