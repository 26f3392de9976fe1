import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { wordEntries } from '../../server/src/engine/concepts/lexicon.ts';
import { contentWords } from '../../server/src/engine/concepts/words.ts';
import { tokenise } from '../../server/src/engine/mentions/tokens.ts';
import { loadFrameTools } from '../../server/src/languages.ts';

const FOLDER = join(import.meta.dirname, '../../server/locales/concepts');
const read = (file: string) =>
  readFileSync(join(FOLDER, file), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));
const ids = new Set(
  readdirSync(FOLDER)
    .filter((f) => f.endsWith('.tsv') && !['names.tsv', 'broader.tsv'].includes(f))
    .flatMap((file) => read(file).map(([id]) => id!)),
);
const rows = read('broader.tsv').map(([id = '', broader = '']) => ({ id, broader: broader.split(' ') }));
const direct = new Map(rows.map(({ id, broader }) => [id, broader]));

function above(id: string, seen = new Set<string>()): Set<string> {
  for (const next of direct.get(id) ?? []) if (!seen.has(next)) above(next, seen.add(next));
  return seen;
}

describe('broader.tsv', () => {
  it('speaks of concepts that there are, each once and sorted', () => {
    expect(rows.flatMap(({ id, broader }) => [id, ...broader]).filter((id) => !ids.has(id))).toEqual([]);
    expect(rows.map((r) => r.id)).toEqual([...new Set(rows.map((r) => r.id))].sort());
    expect(rows.filter(({ broader }) => new Set(broader).size < broader.length)).toEqual([]);
  });

  it('goes one way: nothing is broader than itself', () => {
    expect(rows.filter(({ id }) => above(id).has(id)).map((r) => r.id)).toEqual([]);
  });

  it.each([
    ['rise', 'fall'],
    ['buy', 'sell'],
    ['profit', 'loss'],
    ['import', 'export'],
    ['hire', 'dismiss'],
    ['open', 'close'],
    ['start', 'end'],
    ['surplus', 'deficit'],
  ])('keeps %s and %s apart', (one, other) => {
    const both = rows.filter(({ id, broader }) => {
      const all = new Set([id, ...broader, ...above(id)]);
      return all.has(one) && all.has(other);
    });
    expect(both.map((r) => r.id)).toEqual([]);
  });
});

describe('words of a narrow concept', () => {
  const { lexicon } = loadFrameTools();
  const termsIn = (lang: string, text: string) => contentWords(tokenise(text), lang, lexicon).flatMap((w) => w.terms);

  it.each([
    ['en', 'Profits plummeted', 'fr', 'une baisse', 'c:fall'],
    ['fr', 'des supermarchés', 'en', 'shops', 'c:shop'],
    ['de', 'Chipfabrik', 'fr', 'une usine', 'c:factory'],
  ])('say the broad one: %s “%s” meets %s “%s”', (lang, text, other, broad, term) => {
    expect(termsIn(lang, text)).toContain(term);
    expect(termsIn(other, broad)).toContain(term);
  });

  it('keep their own weight, and words of the broad one do not say the narrow one', () => {
    const [narrow] = wordEntries(lexicon, 'en', 'supermarket')!;
    expect(narrow).toMatchObject({ term: 'c:supermarket', tier: 3 });
    expect(termsIn('en', 'shops')).not.toContain('c:supermarket');
  });
});
