// Prints how accurate checking is, on whole domains that the models have not seen. With --sign rewrites the signatures of the shipped facts and the associated words,
// with --train the models.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ByOrigin } from '../../server/src/engine/verdicts/model.ts';
import type { Trained } from '../../server/src/engine/verdicts/models.ts';
import { loadEngine } from '../../server/src/resources.ts';
import { associate, learnAssociations } from './associations.ts';
import { buildBase } from './base.ts';
import { amongStrangers, type Domain, inLots, readDomains } from './corpus.ts';
import { amongOthers } from './crowd.ts';
import { readBase, readCurated } from './curated.ts';
import { trainFolds } from './folds.ts';
import { measureAll } from './full.ts';
import { has, option } from './options.ts';
import { measureBuilt, measureDeclared } from './parts.ts';
import {
  printCases,
  printCurve,
  printKinds,
  printLosses,
  printMisjudged,
  printRanking,
  printReach,
  printUnreached,
  printVetoes,
} from './prints.ts';
import { readSeed } from './seed.ts';
import { writeSignatures } from './sign.ts';
import { learnSignatures } from './signatures.ts';
import { both, crossValidate, type Outcome, outcomes, train } from './train.ts';

// The program is bundled into out/.
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = option('dir') ?? join(root, 'test/accuracy/domains');

const heldOut = (domains: readonly Domain[], folds: number, ...always: readonly Domain[]): Outcome[] =>
  has('crowd')
    ? amongOthers(trainFolds(domains, folds, ...always), engine, option('crowd') === 'file' ? 'file' : 'files')
    : crossValidate(domains, folds, ...always);

function report(domains: readonly Domain[], all: readonly Outcome[], origin: 'built' | 'declared'): void {
  printReach(domains);
  printMisjudged(domains);
  printRanking(all);
  printCurve(all);
  const at = Number(option('at') ?? engine.limits.refuted[origin]);
  printVetoes(all, at);
  if (has('losses')) printLosses(all, at);
  if (has('kinds')) printKinds(all, at);
  if (has('cases')) printCases(all, at);
}

/** The models as committed: a tree a line, so that a change can be read. */
function writeModels(models: ByOrigin<Trained>): string {
  const lines = (key: string, value: unknown) =>
    key === 'trees' ? (value as readonly unknown[]).map((tree) => JSON.stringify(tree)) : value;
  const quoted = JSON.stringify(models, lines, 1);
  return `${quoted.replace(/^(\s*)(".*")(,?)$/gm, (_, indent, tree, end) => `${indent}${JSON.parse(tree)}${end}`)}\n`;
}

const engine = loadEngine();
const factsFolder = join(root, 'facts');
const shipped = readdirSync(factsFolder)
  .filter((f) => f.endsWith('.facts.yaml'))
  .map((f) => [f, readFileSync(join(factsFolder, f), 'utf8')] as const);
const seedFolder = join(root, 'test/accuracy/seed');
/** Always trained on: it is the base that every user of the sources has. */
const seed = readSeed(seedFolder, [join(root, 'test/build/drafts'), join(seedFolder, 'drafts')], engine);
if (has('full') || has('write')) {
  const bases = { seed: seed.index, shipped: readBase(shipped, engine) };
  const { report, alarms } = await measureAll(bases, engine, root);
  console.log(report);
  if (has('cases')) console.log(alarms);
  if (has('write')) writeFileSync(join(root, 'test/accuracy/RESULTS.md'), report);
  process.exit();
}
/** One set of the whole measure, in a program of its own. */
const part = option('part');
const wants = (set: string) =>
  part ? part === set : !option('only') || option('only') === set || has('train') || has('sign');
const asBuilt = wants('built') ? await readDomains(folder, engine, (paths) => buildBase(paths, engine)) : [];
/** Lots of the drafts on the seed articles. */
const SEED_LOTS = 10;
const seedLots = inLots(seed, SEED_LOTS);
const told = asBuilt.length ? associate([...amongStrangers(asBuilt), ...seedLots], engine.tools.lexicon) : [];
const built = told.slice(0, asBuilt.length);
const lots = told.slice(asBuilt.length);
const declared = wants('declared')
  ? readCurated(
      [join(root, 'test/accuracy/curated'), join(root, 'test/fixtures')],
      shipped,
      join(root, 'test/build/drafts'),
      join(seedFolder, 'drafts'),
      folder,
      engine,
    )
  : [];
if (has('sign')) {
  const lots = declared.filter((d) => d.name === 'shipped');
  const drafts = lots.flatMap((d) => d.drafts);
  const signatures = learnSignatures(lots[0]!.index, drafts, engine.tools.lexicon);
  for (const [file, text] of shipped) writeFileSync(join(factsFolder, file), writeSignatures(text, signatures));
  console.log(`signed ${signatures.size} facts with the words of ${drafts.length} drafts`);
  writeFileSync(join(root, 'server/locales/associations.tsv'), learnAssociations([...asBuilt, ...seedLots]));
  console.log('wrote server/locales/associations.tsv');
}
if (has('train')) {
  const models = { built: train(told), declared: train(declared) };
  const path = join(root, 'server/src/engine/verdicts/weights.json');
  writeFileSync(path, writeModels(models));
  console.log(`wrote ${path.slice(root.length + 1)}`);
}
if (part) {
  const report =
    part === 'declared' ? measureDeclared(declared, engine, root) : measureBuilt(built, lots, engine, root);
  await new Promise((done) => process.stdout.write(JSON.stringify(report), done));
  process.exit();
}
const others = option('on');
if (others) {
  const domains =
    others === 'seed'
      ? [readSeed(seedFolder, [join(seedFolder, 'unseen')], engine)]
      : await readDomains(others, engine, (paths) => buildBase(paths, engine));
  const models = both(train(told));
  console.log(`\n# ${others}, by models trained on ${folder}`);
  report(
    domains,
    domains.flatMap((d) => outcomes(d, models)),
    'built',
  );
  process.exit();
}
const reports = option('only') !== 'none';
if (reports && built.length && !(has('train') && option('only') === 'declared')) {
  console.log(
    '\n# Bases built from sources with no hand edit; every figure below is from domains that the models have not seen',
  );
  report(built, heldOut(built, Number(option('folds') ?? 6), ...lots), 'built');
  if (has('unreached')) printUnreached(built);
}
if (reports && declared.length && !(has('train') && option('only') === 'built')) {
  console.log('\n# Bases written by hand; every figure below is from bases that the models have not seen');
  report(declared, heldOut(declared, declared.length), 'declared');
}
