import { expect, test } from 'vitest';
import { readClaims } from '../../server/src/engine/check.ts';
import { indexFacts } from '../../server/src/engine/facts/index.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { readProse } from '../../server/src/engine/prose/index.ts';
import { prepareDraft } from '../../server/src/engine/verdicts/match.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { loadEngine } from '../../server/src/resources.ts';

const engine = loadEngine();
const read = readerOf((text, lang) => recognise(text, engine.locale(lang)!, {}));

/** What is measured of each figure of a sentence against the one fact of a base. */
function measured(property: string, sentence: string) {
  const yaml = `facts:\n  wreck:\n    subject: { en: [wreck] }\n    properties:\n      ${property}\n`;
  const { base } = mergeFacts([parseFactFile(yaml, 'wreck.facts.yaml', read)]);
  const prose = readProse(sentence, 'markdown', { profiles: engine.profiles, language: 'en' });
  const index = indexFacts(base, engine.tools.lexicon);
  return prepareDraft(readClaims(prose, engine, undefined), index).map((p) => p.measured[0]);
}

test('a number may stand without the unit that it only borrows', () => {
  const debt = 'debt: { label: { en: [debt] }, value: 71 million EUR }';
  const said = 'The debt of the wreck is 58 million dollars, down from';
  expect(measured(debt, `${said} 71 million.`)[1]?.judgement.relation).toBe('agrees');
  expect(measured(debt, 'The debt fell to 58 million euros from 82 million.')[1]?.judgement.relation).toBe('disagrees');
  expect(measured(debt, 'The debt of the wreck was 71 million dollars.')[0]?.judgement.relation).toBe('disagrees');
});

test('six is no slip of six thousand, six hundred is one', () => {
  const jars = 'jars: { of: { en: [jars] }, value: "6000" }';
  expect(measured(jars, 'The wreck held six jars.')[0]?.features.digits).toBe(0);
  expect(measured(jars, 'The wreck held 600 jars.')[0]?.features.digits).toBeGreaterThan(0);
  expect(measured(jars, 'The wreck held 60,000 jars.')[0]?.features.digits).toBeGreaterThan(0);
});

test('half a year has no digits that five years could share', () => {
  const laid = 'age: { label: { en: [years, under water] }, value: 5 years }';
  const [half] = measured(laid, 'The wreck was under water for half a year.');
  expect(half?.judgement.relation).toBe('disagrees');
  expect(half?.features.digits).toBe(0);
  expect(measured(laid, 'The wreck was under water for 50 years.')[0]?.features.digits).toBeGreaterThan(0);
});
