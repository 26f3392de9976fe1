// A date is a deadline by the word that binds it ("by 2030") or by one beside it that calls it so.
import { expect, test } from 'vitest';
import { buildFacts } from '../../server/src/build/build.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';

const tools = loadBuildTools();

/** Role of the one date in a text. */
async function roleIn(text: string, lang: string): Promise<string | undefined> {
  const source = `---\ntitle: Aldbrook\ndate: 2026-06-10\nlang: ${lang}\n---\n\n${text}\n`;
  const { facts } = await buildFacts([{ path: 'a.md', bytes: new TextEncoder().encode(source), sha256: 'a' }], tools);
  const dated = facts.filter((f) => f.values.some((v) => v.value.type === 'date'));
  expect(dated).toHaveLength(1);
  return dated[0]!.role;
}

test.each([
  ['en', 'The council wants the weir finished by 2030.'],
  ['en', '- **Deadline**: 2030. The weir must then be finished.'],
  ['en', 'The target date of 2030 for the weir still stands.'],
  ['en', 'Few believe in the 2030 deadline for the weir.'],
  ['fr', '- **Échéance** : 2030. Le barrage doit alors être achevé.'],
  ['fr', 'La commune met le cap sur 2030 pour son barrage.'],
  ['de', 'Das Zieljahr für das Wehr ist 2030.'],
  ['es', 'El plazo para la presa es 2030.'],
  ['it', 'La scadenza per la diga è il 2030.'],
  ['pt', 'O prazo para a barragem é 2030.'],
  ['nl', 'Het streefjaar voor de stuw is 2030.'],
])('%s: %s', async (lang, text) => expect(await roleIn(text, lang)).toBe('deadline'));

test.each([
  ['en', 'The weir was finished in 2020, long before its neighbour.'],
  ['fr', 'Le barrage a été achevé en 2020, bien avant le moulin.'],
  ['en', 'On the horizon, the weir of 2020 can be seen.'],
])('%s, no deadline: %s', async (lang, text) => expect(await roleIn(text, lang)).toBe('event'));
