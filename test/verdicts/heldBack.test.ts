// Why a figure that differs from a fact's is no claim about it: it is said of another country, is a part of the whole, or is still to come.
import { describe, expect, test } from 'vitest';
import { readClaims } from '../../server/src/engine/check.ts';
import { indexFacts } from '../../server/src/engine/facts/index.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { readProse } from '../../server/src/engine/prose/index.ts';
import { matchDraft } from '../../server/src/engine/verdicts/match.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { localeOf } from '../../server/src/locales.ts';
import { loadEngine } from '../../server/src/resources.ts';

const engine = loadEngine();
const read = readerOf((text, lang) => recognise(text, localeOf(lang)!, {}));
const indexOf = (facts: string) =>
  indexFacts(mergeFacts([parseFactFile(facts, 'a.facts.yaml', read)]).base, engine.tools.lexicon);

/** The first figure of an English text, matched. */
function firstIn(text: string, index: ReturnType<typeof indexOf>) {
  const prose = readProse(text, 'markdown', { profiles: engine.profiles, language: 'en' });
  return matchDraft(readClaims(prose, engine, '2026-02-20'), index, engine.models)[0]!;
}

const BUILT = `
sources:
  post: { title: The fund for vineyards, published: 2026-02-10, language: en }
facts:
  portugal:
    auto: true
    lang: en
    properties:
      fund:
        value: 840 million euros
        words: [fund, vineyards, government, announced]
        names: [Portugal]
        passage: post-1
        evidence: [{ source: post, quote: { exact: 840 million euros } }]
      estates:
        value: 312
        of: { en: estates }
        words: [estates, exports]
        names: [Chile]
        passage: post-9
        evidence: [{ source: post, quote: { exact: 312 estates } }]
`;

const BY_HAND = `
sources:
  post: { title: The fund for vineyards, published: 2026-02-10, language: en }
facts:
  vineyard-fund:
    subject: { en: [vineyard fund], not: [Hopland] }
    properties:
      amount:
        label: { en: [amount, holds] }
        value: 840 million euros
        role: total
        words: { fr: [fonds, vignobles, gouvernement] }
        names: [Portugal]
        passage: post-1
        evidence: post
`;

const ELSEWHERE = 'the figure is said of another country or organisation';
const PART = 'the figure is a part, and the fact the whole';
const RIVAL = 'another subject is named, which the fact excludes';
const SUPPOSED = 'the figure is supposed, not stated';
const BESIDE = 'another figure beside it states the fact';
const TO_COME = 'the figure may come after what the sources tell';

describe('a built fact', () => {
  const index = indexOf(BUILT);
  test.each([
    ["Portugal's government announced a fund of 480 million euros for vineyards.", undefined],
    // Another passage of the source names Chile.
    ["Chile's government announced a fund of 480 million euros for vineyards.", ELSEWHERE],
    ["Japan's government announced a fund of 480 million euros for vineyards.", ELSEWHERE],
  ])('%s', (text, veto) => {
    const match = firstIn(text, index);
    expect(match.clash?.fact.fact.id).toBe('portugal.fund');
    expect(match.veto).toBe(veto);
  });
});

describe('a fact written by hand that keeps its passage', () => {
  const index = indexOf(BY_HAND);
  test.each([
    ['The vineyard fund holds 480 million euros.', undefined],
    ['Tokyo set up a vineyard fund: it holds 480 million euros.', ELSEWHERE],
    ['A first tranche of 480 million euros of the vineyard fund was paid out.', PART],
    ['The vineyard fund could grow to 950 million euros next year.', TO_COME],
    // What the sources could know of is no future of theirs.
    ['The vineyard fund could hold 950 million euros.', undefined],
    ['The vineyard fund of Hopland holds 480 million euros.', RIVAL],
    // A rival in another clause has figures of its own, and one in a heading is not what the sentence is about.
    ['The vineyard fund holds 480 million euros, while Hopland hesitates.', undefined],
    ['# Hopland and its neighbours\n\nThe vineyard fund holds 480 million euros.', undefined],
    ['If the vineyard fund holds 480 million euros, growers will cheer.', SUPPOSED],
    ['If the ministry is to be believed, the vineyard fund holds 480 million euros.', undefined],
    ['The vineyard fund holds 480 million euros here, and 840 million euros with its partners.', BESIDE],
  ])('%s', (text, veto) => {
    const match = firstIn(text, index);
    expect(match.clash?.fact.fact.id).toBe('vineyard-fund.amount');
    expect(match.veto).toBe(veto);
  });
});

test.each([
  ['no source', BY_HAND.replace('        evidence: post\n', '')],
  ['an undated one', BY_HAND.replace(' published: 2026-02-10,', '')],
])('of a fact with %s nobody knows what came after it', (_, facts) => {
  const match = firstIn('The vineyard fund could grow to 950 million euros next year.', indexOf(facts));
  expect(match.clash?.fact.fact.id).toBe('vineyard-fund.amount');
  expect(match.veto).toBeUndefined();
});
