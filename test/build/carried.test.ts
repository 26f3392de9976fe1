import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runBuild } from '../../server/src/build/runBuild.ts';
import { runVerify } from '../../server/src/build/runVerify.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';
import { check } from '../../server/src/engine/check.ts';
import { type FactIndex, indexFacts } from '../../server/src/engine/facts/index.ts';
import { hoverMarkdown } from '../../server/src/engine/views/hover.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { loadEngine } from '../../server/src/resources.ts';
import { sayIn } from '../../server/src/ui.ts';
import { docx, paragraph, pdf } from './documents.ts';

// From a document of each format to the hover over a draft: value, source and the place in the document come through.
const tools = loadBuildTools();
const engine = loadEngine();
const cwd = mkdtempSync(join(tmpdir(), 'carried-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));
const console = { out: () => undefined, err: () => undefined };

const HTML = `<html lang="en"><head><title>The Aldbrook mill | Valley Post</title>
<script type="application/ld+json">{"@type":"NewsArticle","headline":"The Aldbrook mill","datePublished":"2026-06-10","publisher":{"name":"Valley Post"}}</script>
</head><body><nav><a href="/">Home</a></nav><article><h1>The Aldbrook mill</h1>
<p>The mill by the river has been standing for a long time.</p>
<p>The Aldbrook mill sold 4,120 tonnes of flour to the bakers of the valley in 2025.</p></article></body></html>`;
const PDF = pdf([
  ['The Brindle lighthouse', 'The Brindle lighthouse stands on the outer rocks.'],
  ['The keepers of the Brindle lighthouse climb 318 steps to the lamp every evening.'],
]);
const DOCX = docx(
  paragraph('The Corrow ferry', 'Heading1') +
    paragraph('The ferry has two decks.') +
    paragraph('The Corrow ferry carried 86,400 passengers to the islands in 2025.'),
);

let index: FactIndex;
beforeAll(async () => {
  mkdirSync(join(cwd, 'sources'));
  writeFileSync(join(cwd, 'sources/mill.html'), HTML);
  writeFileSync(join(cwd, 'sources/light.pdf'), PDF);
  writeFileSync(join(cwd, 'sources/ferry.docx'), DOCX);
  await runBuild({ sources: ['sources'], output: 'x.facts.yaml', cwd }, tools, console);
  const { base } = mergeFacts([
    parseFactFile(readFileSync(join(cwd, 'x.facts.yaml'), 'utf8'), 'x.facts.yaml', readerOf(tools.recognise)),
  ]);
  index = indexFacts(base, engine.tools.lexicon);
});

describe('from document to hover', () => {
  const cases: [string, string, string, RegExp][] = [
    ['a web page', 'The Aldbrook mill sold 4,120 tonnes of flour to the bakers of the valley.', '4,120 tonnes', /¶ 3/],
    ['a PDF', 'The keepers of the Brindle lighthouse climb 318 steps to the lamp every evening.', '318', /p\. 2/],
    ['a Word document', 'The Corrow ferry carried 86,400 passengers to the islands in 2025.', '86,400', /¶ 3/],
  ];
  test.each(cases)('%s', (_, text, surface, locator) => {
    const { findings } = check({ text, format: 'markdown', language: 'en', date: '2026-06-12' }, index, engine);
    const finding = findings.find((f) => f.surface === surface)!;
    expect(finding.verdict).toBe('supported');
    expect(finding.citations[0]!.evidence.locator).toMatch(locator);
    const hover = hoverMarkdown(finding, { say: sayIn('en'), write: ({ text: t }) => t, locale: 'en', plain: true });
    expect(hover).toMatch(locator);
  });

  test('every quote is found again in its document', async () => {
    expect(await runVerify({ files: ['x.facts.yaml'], today: '2026-06-12', cwd }, tools, console)).toBe(0);
  });
});
