import { describe, expect, test } from 'vitest';
import { buildFacts } from '../../server/src/build/build.ts';
import { propertyData } from '../../server/src/build/factNodes.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';

const tools = loadBuildTools();

const FERRY = `---
date: 2026-03-02
lang: en
---

# Ferry Marrowby sinks off Harl Point

The car ferry Marrowby sank off Harl Point on 26 February. Seventeen passengers died and 64 were taken to hospital in Kelsey. Some 40 divers searched the wreck.

The ship was built in Gdansk and carried 212 people. Its owner, Tarrant Lines, had been fined £38,000 after an inspection of the bow door.

A survey of the hull takes 18 months. Insurers put the loss at £4.2 million.
`;
const BAC = `---
date: 2026-03-05
lang: fr
---

# Le naufrage du Marrowby, une porte de trop

Le ferry Marrowby a coulé le 26 février au large de la pointe de Harl. Dix-sept morts, 64 blessés : Kelsey enterre ses victimes. Quelque 40 plongeurs sont descendus.

L'armateur Tarrant Lines avait reçu une amende de 38 000 livres pour la porte d'étrave. Le navire transportait 212 personnes.
`;
const SCHOOL = `---
date: 2026-03-04
lang: en
---

# Brackley raises its choir school

The choir school of Brackley opens a wing with 17 classrooms. The piano cost £38,000, the organ £4.2 million, paid by a bequest.

Singing lessons began on 26 February and last 18 months; 64 pupils have applied, the music teacher says.
`;
const ROOF = `---
date: 2026-03-06
lang: fr
---

# À Vernay, le toit du lycée

Le lycée de Vernay refait son toit pour 38 000 livres sterling, reçues d'un ancien élève. Les 64 internes dormiront ailleurs pendant 18 mois.
`;

const texts = { FERRY, BAC, SCHOOL, ROOF };
type Name = keyof typeof texts;

/** How many sources each value of a base of these texts has. */
async function sourcesOf(...names: readonly Name[]): Promise<Record<string, number[]>> {
  const inputs = names.map((n) => ({ path: `${n}.md`, bytes: new TextEncoder().encode(texts[n]), sha256: n }));
  const { facts } = await buildFacts(inputs, tools);
  const told: Record<string, number[]> = {};
  for (const f of facts)
    for (const v of f.values) {
      const key =
        v.value.type === 'quantity'
          ? `${v.value.low} ${v.value.unit}`.trim()
          : String((v.value as { edtf?: string }).edtf);
      told[key] = [...(told[key] ?? []), new Set(f.values.flatMap((w) => w.evidence.map((e) => e.source))).size];
    }
  return told;
}

describe('one claim of two sources', () => {
  test('what two sources of one story tell once each is one, whatever their words and language', async () => {
    const told = await sourcesOf('FERRY', 'BAC');
    for (const key of ['17', '40', '64', '212', '38000 GBP', '2026-02-26'])
      expect([key, told[key]]).toEqual([key, [2]]);
  });

  test('the same figures in another story are other facts', async () => {
    const told = await sourcesOf('FERRY', 'SCHOOL');
    for (const key of ['17', '64', '38000 GBP', '4200000 GBP', '2026-02-26', '18 mo'])
      expect([key, told[key]]).toEqual([key, [1, 1]]);
  });

  test('nor do they join across languages', async () => {
    const told = await sourcesOf('FERRY', 'ROOF');
    for (const key of ['64', '38000 GBP', '18 mo']) expect([key, told[key]]).toEqual([key, [1, 1]]);
  });

  test('stories are told apart in one base', async () => {
    const told = await sourcesOf('FERRY', 'SCHOOL', 'BAC', 'ROOF');
    expect(told['38000 GBP']).toEqual([2, 1, 1]);
    expect(told['64']).toEqual([2, 1, 1]);
    expect(told['17']).toEqual([2, 1]);
  });

  test('what is counted is told in the languages of its sources', async () => {
    const inputs = (['FERRY', 'BAC'] as const).map((n) => ({
      path: `${n}.md`,
      bytes: new TextEncoder().encode(texts[n]),
      sha256: n,
    }));
    const { facts } = await buildFacts(inputs, tools);
    const divers = facts.find((f) => f.of === 'divers');
    expect(propertyData(divers!).of).toEqual({ en: 'divers', fr: 'plongeurs' });
  });
});
