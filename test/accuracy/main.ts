// Prints how accurate checking is, on whole domains that the models have not seen, and (with --train) rewrites the models.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ByOrigin } from '../../server/src/engine/verdicts/model.ts';
import type { Trained } from '../../server/src/engine/verdicts/models.ts';
import { loadEngine } from '../../server/src/resources.ts';
import { buildBase } from './base.ts';
import { type Domain, readDomains } from './corpus.ts';
import { amongOthers } from './crowd.ts';
import { readCurated } from './curated.ts';
import { trainFolds } from './folds.ts';
import { measureAll } from './full.ts';
import { has, option } from './options.ts';
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
import { both, crossValidate, type Outcome, outcomes, train } from './train.ts';

// The program is bundled into out/.
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = option('dir') ?? join(root, 'test/accuracy/domains');

const heldOut = (domains: readonly Domain[], folds: number, ...always: readonly Domain[]): Outcome[] =>
  has('crowd') ? amongOthers(trainFolds(domains, folds, ...always), engine, 'files') : crossValidate(domains, folds, ...always);

function report(domains: readonly Domain[], all: readonly Outcome[]): void {
  printReach(domains);
  printMisjudged(domains);
  printRanking(all);
  printCurve(all);
  printVetoes(all, Number(option('at') ?? engine.limits.refuted));
  const at = Number(option('at') ?? engine.limits.refuted);
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
const factsFolder = process.env.FACTS ?? join(root, 'facts');
const shipped = readdirSync(factsFolder)
  .filter((f) => f.endsWith('.facts.yaml'))
  .map((f) => [f, readFileSync(join(factsFolder, f), 'utf8')] as const);
const wants = (part: string) => !option('only') || option('only') === part || has('train');
const built = wants('built') ? await readDomains(folder, engine, (paths) => buildBase(paths, engine)) : [];
const seedFolder = join(root, 'test/accuracy/seed');
/** Always trained on: it is the base that every user of the sources has. */
const seed = readSeed(seedFolder, [join(root, 'test/build/drafts'), join(seedFolder, 'drafts')], engine);
const declared = wants('declared')
  ? readCurated(
      [join(root, 'test/accuracy/curated'), join(root, 'test/fixtures')],
      shipped,
      join(root, 'test/build/drafts'),
      process.env.SEEDTRAIN ?? join(seedFolder, 'drafts'),
      engine,
    )
  : [];
if (has('train')) {
  const models = { built: train([...built, seed]), declared: train(declared) };
  const path = join(root, 'server/src/engine/verdicts/weights.json');
  writeFileSync(path, writeModels(models));
  console.log(`wrote ${path.slice(root.length + 1)}`);
}
if (has('full') || has('write')) {
  const { report, alarms } = await measureAll({ built, seed, declared }, engine, root);
  console.log(report);
  if (has('cases')) console.log(alarms);
  if (has('write')) writeFileSync(join(root, 'test/accuracy/RESULTS.md'), report);
  process.exit();
}
if (has('exp')) {
  const at = join(root, 'test/accuracy/seed');
  const onlyTable = (all: Outcome[]) => {
    for (const key of ['onlyDirection', 'onlyPer', 'onlyHedge', 'onlyUnit', 'only'] as const) {
      const hits = all.filter((o) => o.match.decision && o.match.decision[key] === 1 && o.match.refuted >= 0.7);
      const right = hits.filter((o) => o.figure.label?.verdict === 'disagrees');
      console.log(`ONLY ${key}: ${right.length} right of ${hits.length}`);
      for (const o of hits.filter((h) => !right.includes(h))) console.log(`   ${key} ${o.domain.name} ${o.draft.name} "${o.figure.label?.surface}" → ${o.match.clash?.fact.fact.id} ${JSON.stringify(o.match.clash?.judgement.notes)} ${o.match.refuted.toFixed(2)}`);
    }
  };
  const agreeTable = (all: Outcome[]) => {
    const bins = new Map<string, [number, number]>();
    for (const o of all) {
      const { agree, clash, refuted } = o.match;
      if (!clash || refuted < 0.7) continue;
      const r = agree ? agree.link / (agree.link + clash.link) : -1;
      const key = r < 0 ? 'none' : r < 0.1 ? '<.1' : r < 0.3 ? '<.3' : r < 0.5 ? '<.5' : r < 0.7 ? '<.7' : '>.7';
      const b = bins.get(key) ?? [0, 0];
      b[0]++; if (o.figure.label?.verdict === 'disagrees') b[1]++;
      bins.set(key, b);
    }
    for (const [k, [n, good]] of bins) console.log(`AGREE ${k}: ${good} right of ${n}`);
    const count = (f: (o: Outcome) => boolean, name: string) => { const hits = all.filter((o) => o.match.clash && o.match.refuted >= 0.7 && f(o)); console.log(`${name}: ${hits.filter((o) => o.figure.label?.verdict === 'disagrees').length} right of ${hits.length}`); };
    count((o) => (o.match.decision?.derived ?? 0) > 0.4, 'DERIVED>.4');
    count((o) => (o.match.decision?.derivedHere ?? 0) > 0.4, 'DERIVEDHERE>.4');
    for (const lim of [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9]) count((o) => o.match.clash!.link >= lim && o.match.clash!.link < lim + 0.1, `LINK ${lim}`);
    for (const n of [1, 2, 3, 5, 8, 13, 21, 34]) count((o) => o.draft.figures.length >= n && o.draft.figures.length < n * 1.62, `FIGS ${n}`);
  };
  const show = (name: string, all: Outcome[]) => {
    console.log(name);
    onlyTable(all); agreeTable(all);
    printRanking(all);
    printCurve(all);
    printLosses(all, 0.7);
    printKinds(all, 0.7);
    if (has('cases')) printCases(all, 0.7);
  };
  if (option('exp') === 'now') {
    const { mergeFacts } = await import('../../server/src/factbase/merge.ts');
    const { parseFactFile } = await import('../../server/src/factbase/parse.ts');
    const { readerOf } = await import('../../server/src/factbase/read.ts');
    const { recognise } = await import('../../server/src/engine/mentions/recognise.ts');
    const { localeOf } = await import('../../server/src/locales.ts');
    const { indexFacts } = await import('../../server/src/engine/facts/index.ts');
    const { readSeedDrafts } = await import('./seed.ts');
    show('newseed', outcomes(readSeed(at, [option('set') ?? '/tmp/x/newseed'], engine), engine.models));
    const read = readerOf((t, lang) => recognise(t, localeOf(lang)));
    const { base } = mergeFacts(shipped.map(([f, t]) => parseFactFile(t, f, read)));
    const index = indexFacts(base, engine.tools.lexicon);
    const drafts = readSeedDrafts([option('set') ?? '/tmp/x/newseed'], index, engine);
    const claims = new Map(index.frames.map((f) => [f.fact.id, new Set([f.fact.id])]));
    show('newshipped', outcomes({ name: 'shipped', index, claims, drafts }, engine.models));
  } else if (option('exp') === 'nowall') {
    const { mergeFacts } = await import('../../server/src/factbase/merge.ts');
    const { parseFactFile } = await import('../../server/src/factbase/parse.ts');
    const { readerOf } = await import('../../server/src/factbase/read.ts');
    const { recognise } = await import('../../server/src/engine/mentions/recognise.ts');
    const { localeOf } = await import('../../server/src/locales.ts');
    const { indexFacts } = await import('../../server/src/engine/facts/index.ts');
    const { readSeedDrafts } = await import('./seed.ts');
    const { readDraft } = await import('./corpus.ts');
    const read = readerOf((t, lang) => recognise(t, localeOf(lang)));
    const { base } = mergeFacts(shipped.map(([f, t]) => parseFactFile(t, f, read)));
    const index = indexFacts(base, engine.tools.lexicon);
    const claims = new Map(index.frames.map((f) => [f.fact.id, new Set([f.fact.id])]));
    show('newseed', outcomes(readSeed(at, [join(at, 'unseen')], engine), engine.models));
    show('newshipped', outcomes({ name: 'shipped', index, claims, drafts: readSeedDrafts([join(at, 'unseen')], index, engine) }, engine.models));
    const folder = join(root, 'test/accuracy/shipped');
    const drafts = readdirSync(folder).filter((f) => f.endsWith('.md') && f !== 'README.md').sort().map((f) => readDraft(folder, f, index, engine));
    show('blind', outcomes({ name: 'shipped', index, claims, drafts }, engine.models));
  } else if (option('exp') === 'declared') {
    const { mergeFacts } = await import('../../server/src/factbase/merge.ts');
    const { parseFactFile } = await import('../../server/src/factbase/parse.ts');
    const { readerOf } = await import('../../server/src/factbase/read.ts');
    const { recognise } = await import('../../server/src/engine/mentions/recognise.ts');
    const { localeOf } = await import('../../server/src/locales.ts');
    const { indexFacts } = await import('../../server/src/engine/facts/index.ts');
    const { readSeedDrafts } = await import('./seed.ts');
    const { readDraft } = await import('./corpus.ts');
    const models = both(train([...declared, ...(has('plus') ? [...built, seed] : [])]));
    const read = readerOf((t, lang) => recognise(t, localeOf(lang)));
    const { base } = mergeFacts(shipped.map(([f, t]) => parseFactFile(t, f, read)));
    const index = indexFacts(base, engine.tools.lexicon);
    const claims = new Map(index.frames.map((f) => [f.fact.id, new Set([f.fact.id])]));
    for (const [name, set] of [['unseen', process.env.SEEDTEST ?? join(at, 'unseen')]] as const)
      show(name, outcomes({ name: 'shipped', index, claims, drafts: readSeedDrafts([set], index, engine) }, models));
    const folder = join(root, 'test/accuracy/shipped');
    const drafts = readdirSync(folder).filter((f) => f.endsWith('.md') && f !== 'README.md').sort().map((f) => readDraft(folder, f, index, engine));
    show('blind', outcomes({ name: 'shipped', index, claims, drafts }, models));
    if (!has('quick')) show('cv', heldOut(declared, declared.length));
  } else if (option('exp') === 'curve') {
    const all = [join(root, 'test/build/drafts'), join(seedFolder, 'drafts'), join(at, 'unseen')];
    const more = readSeed(seedFolder, all, engine);
    const target = readSeed(at, ['/tmp/x/newseed'], engine);
    for (const n of [1, 2, 3]) {
      const models = both(train([...built, ...Array.from({ length: n }, () => more)]));
      show(`newseed, seed+unseen x${n}`, outcomes(target, models));
    }
  } else if (option('exp') === 'cv') show('cv', crossValidate(built, 3, seed));
  else {
    const models = both(train([...built, seed]));
    show('seed', outcomes(readSeed(at, [join(at, 'unseen')], engine), models));
    const unseen = await readDomains(join(root, 'test/accuracy/unseen'), engine, (paths) => buildBase(paths, engine));
    show('unseen', unseen.flatMap((d) => outcomes(d, models)));
    const { existsSync } = await import('node:fs');
    if (existsSync('/tmp/x/newseed')) show('newseed', outcomes(readSeed(at, ['/tmp/x/newseed'], engine), models));
    if (existsSync('/tmp/x/newdomains')) {
      const fresh = await readDomains('/tmp/x/newdomains', engine, (paths) => buildBase(paths, engine));
      show('newdomains', fresh.flatMap((d) => outcomes(d, models)));
    }
  }
  process.exit();
}
const others = option('on');
if (others) {
  const domains =
    others === 'seed'
      ? [readSeed(seedFolder, [join(seedFolder, 'unseen')], engine)]
      : await readDomains(others, engine, (paths) => buildBase(paths, engine));
  const models = both(train([...built, seed]));
  console.log(`\n# ${others}, by models trained on ${folder}`);
  report(
    domains,
    domains.flatMap((d) => outcomes(d, models)),
  );
  process.exit();
}
const reports = option('only') !== 'none';
if (reports && built.length && !(has('train') && option('only') === 'declared')) {
  console.log(
    '\n# Bases built from sources with no hand edit; every figure below is from domains that the models have not seen',
  );
  report(built, heldOut(built, Number(option('folds') ?? 6), seed));
  if (has('unreached')) printUnreached(built);
}
if (reports && declared.length && !(has('train') && option('only') === 'built')) {
  console.log('\n# Bases written by hand; every figure below is from bases that the models have not seen');
  report(declared, heldOut(declared, declared.length));
}
