import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { localeOf } from '../../server/src/locales.ts';

const FACTS = join(import.meta.dirname, '../../facts');
/** Where the documents behind the shipped facts are, on machines that have them. */
const SOURCES = process.env.FACTCHECK_SOURCES ?? join(import.meta.dirname, '../../../shared/sources');

const readValue = readerOf((text, lang) => recognise(text, localeOf(lang), {}));
const { base, problems } = mergeFacts(
  readdirSync(FACTS)
    .filter((name) => name.endsWith('.facts.yaml'))
    .sort()
    .map((name) => parseFactFile(readFileSync(join(FACTS, name), 'utf8'), name, readValue)),
);

test('nothing is wrong with the shipped fact base', () => {
  expect(problems.map((p) => `${p.file} ${p.span.start}: ${p.message}`)).toEqual([]);
  expect(base.facts.length).toBeGreaterThan(40);
});

test.each(base.facts.map((f) => [f.id, f] as const))('%s has labels in all nine languages, and evidence', (_, fact) => {
  expect(Object.keys(fact.labels)).toEqual(
    expect.arrayContaining(['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'zh', 'ja']),
  );
  for (const { evidence } of fact.values) {
    expect(evidence.length).toBeGreaterThan(0);
    for (const { quote } of evidence) expect(quote?.exact).toBeTruthy();
  }
});

test.skipIf(!existsSync(SOURCES))('every quote stands in its source', () => {
  const texts = new Map(
    [...base.sources.values()].map((s) => [s.id, readFileSync(join(SOURCES, basename(s.document!)), 'utf8')]),
  );
  const lost = base.facts.flatMap((fact) =>
    fact.values
      .flatMap((v) => v.evidence)
      .filter(
        ({ source, quote }) =>
          !texts.get(source)!.includes((quote!.prefix ?? '') + quote!.exact + (quote!.suffix ?? '')),
      )
      .map(({ quote }) => `${fact.id}: ${quote!.exact}`),
  );
  expect(lost).toEqual([]);
});
