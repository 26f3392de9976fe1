import type { Engine } from '../../server/src/engine/check.ts';
import type { Match } from '../../server/src/engine/verdicts/match.ts';
import { isRefuted } from '../../server/src/engine/views/finding.ts';
import type { Domain } from './corpus.ts';
import { amongOthers } from './crowd.ts';
import { countVerdicts } from './exactFix.ts';
import { type Fold, heldOut, trainFolds } from './folds.ts';
import { checkMutants } from './mutation.ts';
import { reportSet, type SetReport, type SetResult } from './results.ts';
import { unrelatedTexts } from './texts.ts';
import { checkAcross, checkStrangers, checkTexts } from './unrelated.ts';

/** Groups of domains, each held out in its turn. */
const FOLDS = 6;
/** Words of texts that have nothing to do with the facts. */
const UNRELATED_WORDS = 150_000;
/** Built bases that such texts are checked against. */
const UNRELATED_BASES = 2;

type Part = readonly [name: string, has: (domain: Domain, lang: string) => boolean];

const MAIN_LANGUAGES: ReadonlySet<string> = new Set(['en', 'fr']);
const MAIN: Part = ['in English and French', (_, lang) => MAIN_LANGUAGES.has(lang)];

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

const counting = (engine: Engine) => (m: Match) => isRefuted(m, engine.limits);

/** Bases written by hand, the shipped one among them. */
export function measureDeclared(declared: readonly Domain[], engine: Engine, root: string): SetReport {
  const folds = trainFolds(declared, FOLDS);
  const set = measureSet('Hand-written bases', folds, engine, [
    ['the shipped base', (d) => d.name === 'shipped'],
    MAIN,
  ]);
  const ship = declared.find((d) => d.name === 'shipped')!;
  const shipped = { name: 'shipped', index: ship.index, models: folds.find((f) => f.held.includes(ship))!.models };
  const counts = counting(engine);
  const texts = unrelatedTexts(root, engine, UNRELATED_WORDS);
  return reportSet(
    set,
    [
      ['documentation of packages, shipped base', checkTexts(texts, [shipped], counts)],
      ['labelled drafts, shipped base', checkStrangers(folds, counts)],
      ['cases of hand-written bases, every other such base', checkAcross(folds, counts)],
    ],
    engine.limits,
  );
}

/** Bases built with no hand edit; `always`: what every model is trained on. */
export function measureBuilt(
  built: readonly Domain[],
  always: readonly Domain[],
  engine: Engine,
  root: string,
): SetReport {
  const folds = trainFolds(built, FOLDS, ...always);
  const set = measureSet('Bases built with no hand edit', folds, engine, [MAIN]);
  const { held, models } = folds[0]!;
  const bases = held.slice(0, UNRELATED_BASES).map(({ name, index }) => ({ name, index, models }));
  const counts = counting(engine);
  return reportSet(
    set,
    [
      [
        'documentation of packages, two built bases',
        checkTexts(unrelatedTexts(root, engine, UNRELATED_WORDS), bases, counts),
      ],
      ['labelled drafts, every other built base', checkAcross(folds, counts)],
    ],
    engine.limits,
  );
}
