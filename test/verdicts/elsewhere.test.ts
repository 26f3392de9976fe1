// What is said of a country that the base names only in an aside is not held against a fact of another.
import { expect, test } from 'vitest';
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
const FACTS = `
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
const index = indexFacts(mergeFacts([parseFactFile(FACTS, 'a.facts.yaml', read)]).base, engine.tools.lexicon);
const ELSEWHERE = 'the figure is said of another country or organisation';

test.each([
  ["Portugal's government announced a fund of 480 million euros for vineyards.", undefined],
  ["Chile's government announced a fund of 480 million euros for vineyards.", ELSEWHERE],
  ["Japan's government announced a fund of 480 million euros for vineyards.", ELSEWHERE],
])('%s', (text, veto) => {
  const prose = readProse(text, 'markdown', { profiles: engine.profiles, language: 'en' });
  const [match] = matchDraft(readClaims(prose, engine, undefined), index, engine.models);
  expect(match!.clash?.fact.fact.id).toBe('portugal.fund');
  expect(match!.veto).toBe(veto);
});
