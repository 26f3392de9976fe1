// The shipped fact base against the documents it is from, on machines that have them.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check } from '../../server/src/engine/check.ts';
import { indexFacts } from '../../server/src/engine/facts/index.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { overlaps, type Span } from '../../server/src/engine/span.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { loadEngine } from '../../server/src/resources.ts';

const FACTS = join(import.meta.dirname, '../../facts');
const SOURCES = process.env.FACTCHECK_SOURCES ?? join(import.meta.dirname, '../../../shared/sources');
const engine = loadEngine();
const readValue = readerOf((text, lang) => recognise(text, engine.locale(lang)!, {}));
const { base } = mergeFacts(
  readdirSync(FACTS)
    .filter((name) => name.endsWith('.facts.yaml'))
    .map((name) => parseFactFile(readFileSync(join(FACTS, name), 'utf8'), name, readValue)),
);
const index = indexFacts(base, engine.tools.lexicon);

/** Figures that are no facts, by source, and why. */
const NO_FACTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'ukiyo-2025-07-17': {
    'des milliards': 'a title, no amount',
    troisième: 'a manner of speaking',
    '11:29': 'time of publication',
    'les milliards de dollars': 'a manner of speaking (title)',
  },
  convergence: {
    'décennie à venir': 'a manner of speaking',
    zéro: 'a manner of speaking',
    '24h/24': 'a manner of speaking',
  },
  'chip-self-sufficiency': {
    'fin de l’année': 'the article has no date',
    'année prochaine': 'the article has no date',
    aujourd: 'the article has no date',
    '1': 'footnote mark',
    '690': 'name of a chip',
  },
  'vietmetric-plan': { '2026': 'copyright line', '34': 'address', '91': 'address' },
};

function occurrences(text: string, part: string): readonly number[] {
  const found: number[] = [];
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) found.push(at);
  return found;
}

describe.skipIf(!existsSync(SOURCES))('the documents of the shipped facts', () => {
  test.each([...base.sources.values()].map((s) => [s.id, s] as const))(
    '%s: all its figures are facts, none is refuted',
    (id, source) => {
      const text = readFileSync(join(SOURCES, basename(source.document!)), 'utf8');
      const quoted: Span[] = base.facts
        .flatMap((fact) => fact.values.flatMap((v) => v.evidence))
        .filter((e) => e.source === id)
        .flatMap(({ quote }) => {
          const { exact, prefix = '', suffix = '' } = quote!;
          return occurrences(text, prefix + exact + suffix).map((at) => ({
            start: at + prefix.length,
            end: at + prefix.length + exact.length,
          }));
        });
      const { findings } = check(
        { text, format: 'text', language: 'fr', ...(source.published && { date: source.published }) },
        index,
        engine,
      );
      expect(findings.filter((f) => f.verdict === 'refuted').map((f) => `${f.surface}: ${f.fact}`)).toEqual([]);
      const open = findings.filter((f) => !quoted.some((q) => overlaps(q, f.span))).map((f) => f.surface);
      expect(
        open.filter(
          (surface) =>
            !Object.keys(NO_FACTS[id] ?? {}).some(
              (known) => surface === known || (known.length > 3 && surface.includes(known)),
            ),
        ),
      ).toEqual([]);
    },
  );
});
