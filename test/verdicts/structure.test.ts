// What the text's structure says of which fact a figure is about: the subject its sentence speaks of, what comes on top, and the form of a value.
import { describe, expect, test } from 'vitest';
import { readClaims } from '../../server/src/engine/check.ts';
import { indexFacts } from '../../server/src/engine/facts/index.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { readProse } from '../../server/src/engine/prose/index.ts';
import { formOf } from '../../server/src/engine/verdicts/form.ts';
import { matchDraft, prepareDraft } from '../../server/src/engine/verdicts/match.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { localeOf } from '../../server/src/locales.ts';
import { loadEngine } from '../../server/src/resources.ts';
import { value } from '../values/make.ts';

const engine = loadEngine();
const read = readerOf((text, lang) => recognise(text, localeOf(lang)!, {}));

const FACTS = `
sources:
  post: { title: Dairies, published: 2026-02-10, language: en }
facts:
  dairies:
    subject: { en: [dairies of the valley, dairies] }
    properties:
      total:
        label: { en: [in all, total] }
        of: { en: [dairies] }
        value: three
        role: total
        evidence: [{ source: post, quote: { exact: three dairies } }]
      further:
        label: { en: [further, more, additional] }
        of: { en: [dairies] }
        value: two
        role: count
        words: { en: [further] }
        evidence: [{ source: post, quote: { exact: two further dairies } }]
  jury:
    subject: { en: [jury of the cheese prize, jury] }
    properties:
      share:
        label: { en: [women] }
        value: 7 of 11
        evidence: [{ source: post, quote: { exact: 7 of 11 } }]
      women:
        label: { en: [women] }
        of: { en: [women] }
        value: seven
        evidence: [{ source: post, quote: { exact: seven women } }]
`;
const index = indexFacts(mergeFacts([parseFactFile(FACTS, 'a.facts.yaml', read)]).base, engine.tools.lexicon);
const claims = (text: string) =>
  readClaims(readProse(text, 'markdown', { profiles: engine.profiles, language: 'en' }), engine, '2026-02-20');

describe('what comes on top', () => {
  const features = (text: string, id: string) =>
    prepareDraft(claims(text), index)[0]!.measured.find((m) => m.fact.fact.id === id)!.features;

  test.each([
    ['Two further dairies opened.', 1, 0],
    ['Two more dairies opened.', 1, 0],
    ['Another two dairies opened.', 1, 0],
    ['Two dairies opened.', 0, 0],
    ['More than two dairies opened.', 0, 0],
  ])('%s', (text, same, clash) => {
    expect(features(text, 'dairies.further')).toMatchObject({ furtherSame: same, furtherClash: clash });
    expect(features(text, 'dairies.total')).toMatchObject({ furtherSame: 0, furtherClash: same });
  });
});

test('a part of a whole that is another does not agree with the part alone', () => {
  const ids = (text: string) =>
    prepareDraft(claims(text), index)[0]!
      .measured.filter((m) => m.judgement.relation === 'agrees')
      .map((m) => m.fact.fact.id);
  expect(ids('Of the jury, 7 of 17 are women.')).toEqual([]);
  expect(ids('Of the jury, 7 of 11 are women.')).toContain('jury.share');
});

test('a sentence that states facts of a subject speaks of it', () => {
  const [first, second] = matchDraft(
    claims('The dairies are three in all, four further dairies among them.'),
    index,
    engine.models,
  );
  expect(first!.agree?.fact.fact.id).toBe('dairies.total');
  expect(second!.decision).toMatchObject({ subject: expect.any(Number) });
  expect(second!.decision!.subject).toBeGreaterThan(0.3);
});

test('the question is the lead-in of its answer', () => {
  const [claim] = claims('How many dairies has the valley? Three.');
  const where = claim!.frame.near.find((n) => n.word.text === 'dairies')!.where;
  expect(where).toBe('lead-in');
});

test.each([
  ['3-5', 'range'],
  ['8.5bn USD', 'plain'],
  ['@2025-04', 'month'],
  ['@2025', 'year'],
  ['@2025-04-03', 'day'],
  ['@202X', 'span'],
])('the form of %s is %s', (written, form) => {
  expect(formOf(value(written))).toBe(form);
});
