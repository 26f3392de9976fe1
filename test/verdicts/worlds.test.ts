// What else a base knows must not make it surer of a figure, or less sure.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check, readClaims } from '../../server/src/engine/check.ts';
import { type FactIndex, indexFacts } from '../../server/src/engine/facts/index.ts';
import { startDraftMemory } from '../../server/src/engine/memory.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { toDoc } from '../../server/src/engine/prose/map.ts';
import { overlaps } from '../../server/src/engine/span.ts';
import { matchDraft } from '../../server/src/engine/verdicts/match.ts';
import { mergeMatches } from '../../server/src/engine/verdicts/merged.ts';
import { isRefuted } from '../../server/src/engine/views/finding.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { localeOf } from '../../server/src/locales.ts';
import { loadEngine } from '../../server/src/resources.ts';
import { writeFacts } from '../bench/generate/facts.mjs';
import { unmark } from '../build/marked.ts';

const engine = loadEngine();
const read = readerOf((text, lang) => recognise(text, localeOf(lang)));
const seed = join(import.meta.dirname, '../accuracy/seed');
const own = readFileSync(join(seed, 'built.facts.yaml'), 'utf8');
const drafts = readdirSync(join(seed, 'drafts'))
  .filter((name) => /\.(?:en|fr)\.md$/.test(name))
  .map((name) => unmark(readFileSync(join(seed, 'drafts', name), 'utf8'), false).text);

const folder = mkdtempSync(join(tmpdir(), 'worlds-'));
afterAll(() => rmSync(folder, { recursive: true }));

const baseOf = (files: Readonly<Record<string, string>>) =>
  mergeFacts(Object.entries(files).map(([name, text]) => parseFactFile(text, name, read))).base;
const indexOf = (files: Readonly<Record<string, string>>): FactIndex => indexFacts(baseOf(files), engine.tools.lexicon);

/** What is refuted in each draft, and by what. */
const refuted = (index: FactIndex): readonly (readonly string[])[] =>
  drafts.map((text) =>
    check({ text, format: 'markdown' }, index, engine)
      .findings.filter(({ verdict }) => verdict === 'refuted')
      .map(({ surface, fact }) => `${surface}: ${fact}`),
  );

let strange: Record<string, string>;
let alone: FactIndex;
beforeAll(() => {
  writeFacts(folder, 1500);
  strange = Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]));
  alone = indexOf({ 'own.facts.yaml': own });
});

test('what is refuted stays so when other files are loaded besides', () => {
  const expected = refuted(alone);
  expect(expected.flat().length).toBeGreaterThan(20);
  expect(refuted(indexOf({ ...strange, 'own.facts.yaml': own }))).toEqual(expected);
});

test('… and nearly all of it when other stories stand in the same file', () => {
  const bases = [baseOf({ 'own.facts.yaml': own }), baseOf(strange)];
  const facts = bases.flatMap((base) =>
    base.facts.map((fact) => ({ ...fact, at: { ...fact.at, file: 'all.facts.yaml' } })),
  );
  const sources = new Map(bases.flatMap((base) => [...base.sources]));
  const index = indexFacts({ facts, sources, seen: [], revision: 'all' }, engine.tools.lexicon);
  expect(index.worlds.sizes.length).toBeGreaterThan(2);
  const [before, now] = [refuted(alone), refuted(index)].map((all) => new Set(all.flat()));
  const kept = [...now!].filter((one) => before!.has(one));
  expect(kept.length).toBeGreaterThanOrEqual(0.8 * before!.size);
  expect(now!.size - kept.length).toBeLessThanOrEqual(0.05 * before!.size);
});

test('what is measured of a draft at once is what a check of it says, block by block', () => {
  const index = indexOf({ ...strange, 'own.facts.yaml': own });
  let compared = 0;
  for (const text of drafts) {
    const { findings, prose, date } = check({ text, format: 'markdown' }, index, engine);
    const said = findings.filter(({ verdict }) => verdict === 'refuted').map(({ span }) => span);
    const matched = matchDraft(readClaims(prose, engine, date), index, engine.models)
      .filter((match) => isRefuted(match, engine.limits))
      .map(({ situation: { claim } }) => toDoc(claim.block, claim.mention.span));
    // A finding covers the words that belong to its figure ("*more than* a decade").
    expect(matched.filter((one) => !said.some((other) => overlaps(one, other)))).toEqual([]);
    expect(said.filter((one) => !matched.some((other) => overlaps(one, other)))).toEqual([]);
    compared += said.length;
  }
  expect(compared).toBeGreaterThan(20);
});

test('an edit finds what a fresh check finds, though the draft speaks of several files', () => {
  const index = indexOf({ ...strange, 'own.facts.yaml': own });
  const memory = startDraftMemory();
  const text = drafts.slice(0, 4).join('\n\n');
  for (const at of [0, 1, 2, 3].map((i) => text.indexOf(' ', (i * text.length) / 4))) {
    const edited = `${text.slice(0, at)} 12 percent ${text.slice(at)}`;
    const again = check({ text: edited, format: 'markdown', memory }, index, engine).findings;
    expect(again).toEqual(check({ text: edited, format: 'markdown' }, index, engine).findings);
  }
});

test('files that say more of one subject, or cite one source, are one world; built ones that merely share its name are not', () => {
  const fact = (i: number, more: string) => `      p${i}:\n        value: ${100 + i} people\n${more}`;
  const file = (from: number, more: string) =>
    `facts:\n  acme:\n    subject: [Acme]\n    properties:\n${Array.from({ length: 15 }, (_, i) => fact(from + i, more)).join('')}`;
  const made = (passage: string) =>
    `        auto: true\n        words: [people, staff]\n        passage: ${passage}#1\n        lang: en\n`;
  expect(indexOf({ 'a.facts.yaml': file(0, ''), 'b.facts.yaml': file(50, '') }).worlds.sizes).toEqual([30]);
  const built = indexOf({ 'a.facts.yaml': file(0, made('a')), 'b.facts.yaml': file(50, made('b')) });
  expect(built.worlds.sizes).toEqual([15, 15]);
  expect(built.worlds.of(14)).not.toBe(built.worlds.of(15));
  // … unless they are told by one source.
  const told = (text: string) =>
    `sources:\n  s: { title: A source }\n${text.replaceAll('lang: en\n', 'lang: en\n        evidence: s\n')}`;
  const same = indexOf({ 'a.facts.yaml': told(file(0, made('a'))), 'b.facts.yaml': told(file(50, made('b'))) });
  expect(same.worlds.sizes).toEqual([30]);
});

test('a figure that one world refutes stands where it states a fact of another as surely', () => {
  const match = (more: object) => ({ situation: {}, candidates: [], refuted: 0, ...more }) as never;
  const clash = match({ clash: { link: 0.8 }, refuted: 0.9 });
  expect(mergeMatches([clash, match({ agree: { link: 0.3 } })]).refuted).toBe(0.9);
  expect(mergeMatches([match({ agree: { link: 0.85 } }), clash]).refuted).toBe(0);
  expect(mergeMatches([clash, match({ agree: { link: 0.3 } })]).agree).toEqual({ link: 0.3 });
});
