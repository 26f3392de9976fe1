// A date of the same day of another month resembles a fact's; that alone must not hold it against the fact.
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
  council: { title: The council votes, published: 2025-12-18, language: fr }
facts:
  council:
    auto: true
    lang: fr
    properties:
      vote:
        date: 2025-12-17
        role: event
        words: [réuni, présidence, conseil, municipal, budget]
        names: [Corvelles]
        passage: council-1
        evidence: [{ source: council, quote: { exact: 17 décembre } }]
`;
const index = indexFacts(mergeFacts([parseFactFile(FACTS, 'a.facts.yaml', read)]).base, engine.tools.lexicon);
const UNSAID = 'nothing here speaks of the fact';
const vetoesOf = (text: string, lang: string): (string | undefined)[] => {
  const prose = readProse(text, 'markdown', { profiles: engine.profiles, language: lang });
  return matchDraft(readClaims(prose, engine, undefined), index, engine.models)
    .filter((m) => m.clash)
    .map((m) => m.veto);
};

test.each([
  ['en', '## [v4.0.5](https://example.org/compare) - 2025-11-17\n\n- Fix types.\n', [UNSAID]],
  ['fr', 'Réuni à Corvelles le 17 novembre 2025, le conseil municipal a voté le budget.\n', [undefined]],
])('%s: %s', (lang, text, expected) => {
  expect(vetoesOf(text, lang)).toEqual(expected);
});
