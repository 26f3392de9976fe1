// What denies, asks or supposes a figure, and what only looks like it.
import { expect, test } from 'vitest';
import { readClaims } from '../../server/src/engine/check.ts';
import { readProse } from '../../server/src/engine/prose/index.ts';
import { situateAll } from '../../server/src/engine/verdicts/situation.ts';
import { unstatedBy } from '../../server/src/engine/verdicts/vetoes.ts';
import { loadEngine } from '../../server/src/resources.ts';

const engine = loadEngine();

test.each([
  ['en', 'The plant does not employ 340 people.', false],
  ['en', 'Does the plant employ 340 people?', false],
  ['en', 'If the plant employs 340 people, it is the largest.', false],
  ['en', 'The hotline takes 7,500 calls a day, and most ask: may I still drive?', true],
  ['en', 'What does the plant cost: 340 million?', false],
  ['en', 'At its peak the error rate was 17 %.', true],
  ['de', 'Auf dem Höhepunkt lag die Fehlerquote bei 17 %.', true],
  ['de', 'Das Werk beschäftigt nicht 340 Menschen.', false],
  ['fr', 'Le match a vu 71 avertissements et sept exclusions.', true],
  ['fr', 'Le second a gagné avec un écart de 12 points.', true],
  ['fr', 'L’usine n’emploie pas 340 personnes.', false],
  ['nl', 'Het foutenpercentage bedroeg 17 %.', true],
  // What hedges, bounds or lacks something else denies no figure.
  ['en', 'Hardly 340 people work there without 12 trainees.', true],
  ['es', 'Ahora apenas llega al 21 %.', true],
  ['fr', 'Le taux de puces sans défaut atteint 98 %.', true],
  ['it', 'Un ponte costerebbe 3 milioni, e non prima del 2031.', true],
] as const)('%s: %s', (language, text, stated) => {
  const claims = readClaims(readProse(text, 'markdown', { profiles: engine.profiles, language }), engine, undefined);
  const said = situateAll(claims).map((s) => unstatedBy(s) === undefined);
  expect(said.length).toBeGreaterThan(0);
  expect(new Set(said)).toEqual(new Set([stated]));
});
