import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Engine } from '../../server/src/engine/check.ts';
import type { FactIndex } from '../../server/src/engine/facts/index.ts';
import type { Match } from '../../server/src/engine/verdicts/match.ts';
import { isRefuted } from '../../server/src/engine/views/finding.ts';
import { measureBlind } from './blind.ts';
import type { Domain } from './corpus.ts';
import { amongOthers } from './crowd.ts';
import { countVerdicts } from './exactFix.ts';
import { type Fold, heldOut, trainFolds } from './folds.ts';
import { checkMutants } from './mutation.ts';
import { type SetResult, writeUp } from './results.ts';
import { unrelatedTexts } from './texts.ts';
import { checkAcross, checkDrafts, checkTexts, describe, type Unrelated } from './unrelated.ts';

/** Groups of domains, each held out in its turn. */
const FOLDS = 6;
/** Words of texts that have nothing to do with the facts. */
const UNRELATED_WORDS = 150_000;
/** Built bases that such texts are checked against. */
const UNRELATED_BASES = 2;

export interface Sets {
  readonly built: readonly Domain[];
  /** The base built of the seed articles, with the drafts that are always trained on, in lots. */
  readonly seed: readonly Domain[];
  readonly declared: readonly Domain[];
}

/** The bases of the seed articles as users have them. */
export interface Bases {
  readonly seed: FactIndex;
  readonly shipped: FactIndex;
}

type Part = readonly [name: string, has: (domain: Domain, lang: string) => boolean];

function measureSet(title: string, folds: readonly Fold[], engine: Engine, parts: readonly Part[]): SetResult {
  const outcomes = heldOut(folds);
  const mutations = checkMutants(folds, engine);
  const crowd = countVerdicts(amongOthers(folds, engine, 'files'), engine);
  return {
    title,
    folds,
    outcomes,
    mutations,
    crowd,
    archive: countVerdicts(amongOthers(folds, engine, 'file'), engine),
    verdicts: countVerdicts(outcomes, engine),
    parts: parts.map(([name, has]) => [
      name,
      countVerdicts(
        outcomes.filter((o) => has(o.domain, o.draft.lang)),
        engine,
      ),
      mutations.filter((m) => has(m.domain, m.lang)),
    ]),
  };
}

/** Share of content words with a concept, per language, in the sources and drafts of the labelled domains. */
function coverage(root: string): [string, string, string][] {
  const { stdout } = spawnSync(
    'node',
    [join(root, 'test/accuracy/coverage.mjs'), '--gaps', '0', join(root, 'test/accuracy/domains')],
    { encoding: 'utf8' },
  );
  return [...stdout.matchAll(/^(\w\w) ([\d.]+ %) of (\d+) content words/gm)].map((m) => [m[1]!, m[3]!, m[2]!]);
}

const MAIN_LANGUAGES: ReadonlySet<string> = new Set(['en', 'fr']);

/** Measures everything that is published, with models that have not seen what they are measured on; Markdown, and the worst alarms. */
export async function measureAll(
  { built, seed, declared }: Sets,
  bases: Bases,
  engine: Engine,
  root: string,
): Promise<{ report: string; alarms: string }> {
  const counts = (m: Match) => isRefuted(m, engine.limits);
  const main: Part = ['in English and French', (_, lang) => MAIN_LANGUAGES.has(lang)];
  const builtFolds = trainFolds(built, FOLDS, ...seed);
  const declaredFolds = trainFolds(declared, FOLDS);
  const sets = [
    measureSet('Hand-written bases', declaredFolds, engine, [['the shipped base', (d) => d.name === 'shipped'], main]),
    measureSet('Bases built with no hand edit', builtFolds, engine, [main]),
  ];
  const ship = declared.find((d) => d.name === 'shipped')!;
  const shipped = {
    name: 'shipped',
    index: ship.index,
    models: declaredFolds.find((f) => f.held.includes(ship))!.models,
  };
  const first = builtFolds[0]!;
  const unlike = first.held
    .slice(0, UNRELATED_BASES)
    .map((d) => ({ name: d.name, index: d.index, models: first.models }));
  const texts = unrelatedTexts(root, engine, UNRELATED_WORDS);
  const unrelated: [string, Unrelated][] = [
    ['documentation of packages, shipped base', checkTexts(texts, [shipped], counts)],
    ['documentation of packages, two built bases', checkTexts(texts, unlike, counts)],
    ['labelled drafts, shipped base', checkDrafts(built, shipped, counts)],
    ['labelled drafts, every other built base', checkAcross(builtFolds, counts)],
    ['cases of hand-written bases, every other such base', checkAcross(declaredFolds, counts)],
  ];
  const blind = await measureBlind(engine, bases.shipped, bases.seed, root);
  const alarms = unrelated.flatMap(([, u]) => u.alarms).sort((a, b) => b.match.refuted - a.match.refuted);
  return {
    report: writeUp(sets, blind, unrelated, coverage(root), engine.limits),
    alarms: alarms.map(describe).join('\n'),
  };
}
