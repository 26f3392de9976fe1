import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildFacts } from '../../server/src/build/build.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';
import { updateFactFile } from '../../server/src/build/update.ts';
import { readClaims, referenceDate } from '../../server/src/engine/check.ts';
import { type FactIndex, indexFacts } from '../../server/src/engine/facts/index.ts';
import { readProse } from '../../server/src/engine/prose/index.ts';
import { toDoc } from '../../server/src/engine/prose/map.ts';
import { type Match, matchDraft } from '../../server/src/engine/verdicts/match.ts';
import { isRefuted } from '../../server/src/engine/views/finding.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { loadEngine } from '../../server/src/resources.ts';
import { unmark } from './marked.ts';

const here = dirname(fileURLToPath(import.meta.url));
const sources = join(here, '../../../shared/sources');
const files = existsSync(sources) ? readdirSync(sources).filter((f) => f.endsWith('.txt')) : [];

describe.skipIf(files.length === 0)('drafts against a base built from the seed articles', () => {
  const engine = loadEngine();
  const tools = loadBuildTools();
  let index: FactIndex;
  beforeAll(async () => {
    const inputs = files.map((path) => ({ path, bytes: readFileSync(join(sources, path)), sha256: '' }));
    const { text } = updateFactFile(undefined, await buildFacts(inputs, tools));
    const read = readerOf((t, lang) => tools.recognise(t, lang));
    index = indexFacts(mergeFacts([parseFactFile(text, 'seed.facts.yaml', read)]).base, engine.tools.lexicon);
  });

  const matchesOf = (name: string, text: string): readonly Match[] => {
    const prose = readProse(text, 'markdown', { profiles: engine.profiles, language: name.split('.')[1]! });
    const date = referenceDate({ text, format: 'markdown', path: name }, prose);
    return matchDraft(readClaims(prose, engine, date), index, engine.models);
  };
  const matchAt = (matches: readonly Match[], at: number, end: number): Match | undefined =>
    matches.find(({ situation: { claim } }) => {
      const span = toDoc(claim.block, claim.mention.span);
      return span.start < end && at < span.end;
    });

  test('each figure put right has a fact; put wrong, that fact is the likeliest of four in five; right ones are let stand', () => {
    const counts = { wrong: 0, known: 0, first: 0, right: 0, refuted: 0 };
    for (const name of readdirSync(join(here, 'drafts')).filter((f) => /\.\w\w\.md$/.test(f))) {
      const marked = readFileSync(join(here, 'drafts', name), 'utf8');
      const [written, right] = [unmark(marked, false), unmark(marked, true)];
      const [matches, rightMatches] = [matchesOf(name, written.text), matchesOf(name, right.text)];
      written.figures.forEach(({ kind, at, end }, i) => {
        const match = matchAt(matches, at, end);
        if (kind === 'right') {
          counts.right++;
          if (match && isRefuted(match, engine.limits)) counts.refuted++;
        }
        if (kind !== 'wrong') return;
        counts.wrong++;
        const meant = matchAt(rightMatches, right.figures[i]!.at, right.figures[i]!.end)?.agree?.fact.fact.id;
        if (meant) counts.known++;
        if (meant && match?.candidates[0]?.fact.fact.id === meant) counts.first++;
      });
    }
    expect(counts.wrong).toBeGreaterThan(60);
    expect(counts.right).toBeGreaterThan(100);
    expect(counts.known / counts.wrong).toBeGreaterThan(0.97);
    expect(counts.first / counts.wrong).toBeGreaterThan(0.8);
    expect(counts.refuted / counts.right).toBeLessThanOrEqual(0.03);
  });

  test('of drafts that the models have not seen, wrong figures are refuted and hardly a right one', () => {
    const counts = { wrong: 0, caught: 0, right: 0, refuted: 0 };
    const folder = join(here, '../accuracy/seed/unseen');
    for (const name of readdirSync(folder).filter((f) => f.endsWith('.md'))) {
      const written = unmark(readFileSync(join(folder, name), 'utf8'), false);
      const matches = matchesOf(name, written.text);
      for (const { kind, at, end } of written.figures) {
        const match = matchAt(matches, at, end);
        counts[kind === 'wrong' ? 'wrong' : 'right']++;
        if (match && isRefuted(match, engine.limits)) counts[kind === 'wrong' ? 'caught' : 'refuted']++;
      }
    }
    expect(counts.wrong).toBeGreaterThan(400);
    expect(counts.caught / counts.wrong).toBeGreaterThanOrEqual(0.58);
    expect(counts.refuted / counts.right).toBeLessThanOrEqual(0.015);
  });
});
