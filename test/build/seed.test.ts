import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { buildFacts } from '../../server/src/build/build.ts';
import { readSource } from '../../server/src/build/readSource.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';

// Articles as text taken from web pages, beside the project where they are.
const folder = join(dirname(fileURLToPath(import.meta.url)), '../../../shared/sources');
const files = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.txt')) : [];

describe.skipIf(files.length === 0)('text taken from web pages', () => {
  const tools = loadBuildTools();
  const read = (file: string): Buffer => readFileSync(join(folder, file));

  for (const file of files)
    test(`${file} leaves menus, consent, contact and copyright out`, async () => {
      const { blocks } = await readSource(file, read(file), { profiles: tools.profiles });
      const furniture =
        /©|@\w+\.\w|^Adresse|^Contact|cookie|Aller au contenu|Passer au contenu|S'inscrire|Exit mobile|Laisser un commentaire|suivez-nous|À lire aussi|Articles de référence|Retour à/i;
      expect(blocks.filter((b) => furniture.test(b.text)).map((b) => b.text)).toEqual([]);
    });

  test('two are dated, one of them by its weekday; a copyright year is no date', async () => {
    const inputs = files.map((path) => ({ path, bytes: read(path), sha256: path }));
    const { sources, facts } = await buildFacts(inputs, tools);
    expect(sources.map((s) => s.published ?? '')).toEqual(['', '', '', '2025-07-16', '2025-07-17']);
    // One year is the deadline of several targets.
    expect(facts.filter((f) => f.by && f.values[0]!.text === '2027').length).toBeGreaterThanOrEqual(4);
    const texts = facts.flatMap((f) => f.values.map((v) => v.text));
    expect(texts).toContain('2025-04');
    expect(texts).toContain('2022-11');
    // "Next year" of an undated article stays unresolved.
    expect(facts.some((f) => f.sourceId.startsWith('001') && f.values[0]!.resolved)).toBe(false);
  });
});
