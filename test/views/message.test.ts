import { describe, expect, it } from 'vitest';
import { check } from '../../server/src/engine/check.ts';
import { indexFacts } from '../../server/src/engine/facts/index.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { hoverMarkdown } from '../../server/src/engine/views/hover.ts';
import type { Finding } from '../../server/src/engine/views/types.ts';
import { writeValue } from '../../server/src/engine/views/write.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { loadEngine } from '../../server/src/resources.ts';
import { sayIn } from '../../server/src/ui.ts';
import data from './message.yaml';

interface Case {
  readonly draft: string;
  readonly en?: string;
  readonly fr?: string;
}

const { facts, cases } = data as { readonly facts: string; readonly cases: readonly Case[] };
const engines = { en: loadEngine(sayIn('en')), fr: loadEngine(sayIn('fr')) };
const engine = engines.en;
const readValue = readerOf((text, lang) => recognise(text, engine.locale(lang) ?? engine.locale('en')!, {}));
const { base } = mergeFacts([parseFactFile(facts, 'bridge', readValue)]);
const index = indexFacts(base, engine.tools.lexicon);

const findingsIn = (text: string, reader: 'en' | 'fr'): readonly Finding[] =>
  check({ text, format: 'text', date: '2025-07-20' }, index, engines[reader]).findings.filter(
    ({ verdict }) => verdict !== 'supported' && verdict !== 'unsupported',
  );

describe('what is said of a figure', () => {
  for (const { draft, ...said } of cases) {
    for (const reader of ['en', 'fr'] as const) {
      const message = said[reader];
      if (message === undefined) continue;
      it(`${reader}: ${draft}`, () => {
        const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ');
        expect(findingsIn(draft, reader).map((finding) => plain(finding.message))).toEqual([plain(message)]);
      });
    }
  }
});

/** The hover of the one figure of a draft that something is said of. */
function hover(draft: string, reader: 'en' | 'fr'): string {
  const [finding] = findingsIn(draft, reader);
  const fact = base.facts.find(({ id }) => id === finding?.fact);
  return hoverMarkdown(finding!, {
    say: engines[reader].say,
    locale: reader === 'en' ? 'en-GB' : reader,
    date: '2025-07-20',
    write: (value, about, lang) => writeValue(value, about, engine.locale(lang)),
    plain: true,
    ...(fact ? { fact } : {}),
  });
}

describe('a second fact that is nearly as likely', () => {
  it('is named in the hover, with its value', () => {
    const [finding] = findingsIn('The Harwick bridge carries 25,000 cars.', 'en');
    const [fact, runnerUp] = base.facts;
    const text = hoverMarkdown(finding!, {
      say: engine.say,
      locale: 'en-GB',
      write: (value, about, lang) => writeValue(value, about, engine.locale(lang)),
      plain: true,
      ...(fact && { fact }),
      ...(runnerUp && { runnerUp }),
    });
    const value = writeValue(runnerUp!.values[0]!, runnerUp!, engine.locale('en'));
    expect(text.split('\n\n').at(-1)).toMatch(new RegExp(`^Or perhaps: .* · .*: ${value}`));
  });
});

describe('the hover', () => {
  it('says verdict, value, source with its age and place, and why', () => {
    expect(hover('The Harwick bridge carries fewer than 52,000 cars.', 'en').split('\n\n')).toEqual([
      'Disagrees. Harwick bridge · cars: 52,000',
      'The figure fits, the word beside it does not.',
      '- Bridges <https://example.org/b> · City of Harwick · 1 July 2025 (2 weeks ago) · § 4 — “52,000 cars”',
      expect.stringMatching(/^Why: matched on (?=.*Harwick)(?=.*bridge)(?=.*cars).*; /),
    ]);
  });

  it('follows the reader’s typography, and the draft’s language in values', () => {
    const text = hover('Il y a 300 ouvriers sur le pont de Harwick.', 'fr').replace(/[\u00a0\u202f]/g, ' ');
    expect(text).toMatch(/^N'est plus vrai\. pont de Harwick · ouvriers : 450 \(état : 1 mai 2025, il y a 2 mois\)/);
    expect(text).toMatch(/Pourquoi : rapproché par .* ; /);
  });
});
