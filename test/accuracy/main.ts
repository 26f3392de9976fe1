// Prints how accurate checking is, on whole domains that the models have not seen, and (with --train) rewrites the models.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { judge } from '../../server/src/engine/verdicts/judge.ts';
import { loadEngine } from '../../server/src/resources.ts';
import { buildBase } from './base.ts';
import { type Domain, readDomains } from './corpus.ts';
import { amongOthers } from './crowd.ts';
import { readCurated } from './curated.ts';
import { curve, wrongFigures } from './curve.ts';
import { trainFolds } from './folds.ts';
import { measureAll } from './full.ts';
import { both, crossValidate, type Outcome, outcomes, train } from './train.ts';

const args = process.argv.slice(2);
const has = (name: string) => args.includes(`--${name}`);
const option = (name: string) => {
  const i = args.indexOf(`--${name}`);
  return i < 0 ? undefined : args[i + 1];
};
const percent = (a: number, b: number) => (b ? `${((100 * a) / b).toFixed(1)} %` : '-');
// The program is bundled into out/.
const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = option('dir') ?? join(root, 'test/accuracy/domains');

/** Whether the figures of drafts and sources are there to be matched at all. */
function printReach(domains: readonly Domain[]): void {
  let labels = 0;
  let seen = 0;
  let exact = 0;
  let spurious = 0;
  let claims = 0;
  let stated = 0;
  for (const d of domains) {
    const known = new Set([...d.claims.values()].flatMap((c) => [...c]));
    for (const draft of d.drafts) {
      spurious += draft.figures.filter((f) => !f.label).length;
      for (const l of draft.labels) {
        if (l.verdict === 'not-a-claim') continue;
        labels++;
        const hit = draft.figures.find((f) => f.label === l);
        if (hit) seen++;
        if (hit && hit.doc.start === l.start && hit.doc.end === l.end) exact++;
        if (has('missing') && !hit) console.log(`  unseen ${draft.name}: ${l.surface}`);
        if (has('missing') && hit && !(hit.doc.start === l.start && hit.doc.end === l.end))
          console.log(`  span ${draft.name}: ${l.surface} | ${draft.text.slice(hit.doc.start, hit.doc.end)}`);
        if (l.claim) {
          claims++;
          if (known.has(l.claim)) stated++;
          else if (has('missing')) console.log(`  no fact ${draft.name}: ${l.surface} (${l.claim})`);
        }
      }
      if (has('missing'))
        for (const f of draft.figures)
          if (!f.label) console.log(`  spurious ${draft.name}: ${draft.text.slice(f.doc.start, f.doc.end)}`);
    }
  }
  console.log(
    `draft figures recognised ${percent(seen, labels)}, with exact span ${percent(exact, labels)}; not labelled ${spurious}; claims with a fact in the built base ${percent(stated, claims)}`,
  );
}

function printCurve(all: readonly Outcome[]): void {
  console.log(`${wrongFigures(all)} wrong figures`);
  for (const p of curve(all, [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])) {
    console.log(
      `  at ${p.threshold.toFixed(1)}: recall ${(100 * p.recall).toFixed(1)} %  precision ${(100 * p.precision).toFixed(1)} %  (${p.false} false of ${p.flagged})`,
    );
  }
}

/** How far ranking gets: is the right fact first, among those found? */
function printRanking(all: readonly Outcome[]): void {
  let n = 0;
  let first = 0;
  let reached = 0;
  for (const o of all) {
    const claim = o.figure.label?.claim;
    if (!claim) continue;
    n++;
    const at = o.match.candidates.findIndex((c) => o.domain.claims.get(c.fact.fact.id)?.has(claim));
    if (at === 0) first++;
    if (at >= 0) reached++;
  }
  console.log(`right fact first ${percent(first, n)}, among the candidates ${percent(reached, n)}`);
}

function printCases(all: readonly Outcome[], threshold: number): void {
  for (const o of all) {
    const { clash, agree, refuted } = o.match;
    const l = o.figure.label;
    const said = clash && refuted >= threshold;
    const wrong = l?.verdict === 'disagrees';
    if (said === wrong || (!said && !wrong)) continue;
    const surface = o.draft.text.slice(o.figure.doc.start, o.figure.doc.end);
    const show = (c: typeof clash) => (c ? `${c.fact.fact.id}=${c.judgement.value?.text} (${c.link.toFixed(2)})` : '-');
    console.log(
      `${said ? 'FALSE ' : 'missed'} ${o.draft.name} “${surface}” [${l?.verdict ?? 'unlabelled'} ${l?.type ?? ''} ${l?.claim ?? ''}${l?.correct ? ` → ${l.correct}` : ''}] p=${refuted.toFixed(2)} clash ${show(clash)} agree ${show(agree)}`,
    );
    if (has('features') && o.match.decision)
      console.log(
        `        ${Object.entries(o.match.decision)
          .filter(([, v]) => Math.abs(v) > 0.01)
          .map(([k, v]) => `${k} ${v.toFixed(2)}`)
          .join(', ')}`,
      );
    const context = o.draft.text
      .slice(Math.max(0, o.figure.doc.start - 90), o.figure.doc.end + 60)
      .replace(/\s+/g, ' ');
    if (has('context')) console.log(`        … ${context} …`);
  }
}

/** Figures whose fact is in the base but not among the candidates: too few shared words, or values that cannot be compared. */
function printUnreached(domains: readonly Domain[]): void {
  for (const d of domains)
    for (const draft of d.drafts)
      for (const f of draft.figures) {
        const claim = f.label?.claim;
        if (!claim || f.prepared.measured.some((m) => d.claims.get(m.fact.fact.id)?.has(claim))) continue;
        const fact = d.index.frames.find((x) => d.claims.get(x.fact.id)?.has(claim));
        if (!fact) continue;
        const relation = judge(f.prepared.situation.mention, fact.fact).relation;
        const shared = [...fact.terms].filter((t) => f.prepared.situation.terms.has(t)).length;
        console.log(
          `unreached ${draft.name} “${f.label!.surface}” → ${fact.fact.id} = ${fact.fact.values.map((v) => v.text).join(' / ')} [${fact.fact.role ?? ''}; ${fact.fact.words.join(' ')}]: ${relation}, ${shared} shared terms`,
        );
      }
}

/** Right figures whose own fact they are judged to contradict, and wrong ones judged to agree: misread values on either side. */
function printMisjudged(domains: readonly Domain[]): void {
  const counts = { right: 0, contradicted: 0, wrong: 0, agreeing: 0 };
  for (const d of domains)
    for (const draft of d.drafts)
      for (const f of draft.figures) {
        const { label } = f;
        if (!label?.claim || !/^(agrees|compatible|disagrees)$/.test(label.verdict)) continue;
        const own = f.prepared.measured.filter((m) => d.claims.get(m.fact.fact.id)?.has(label.claim!));
        if (own.length === 0) continue;
        const wrong = label.verdict === 'disagrees';
        counts[wrong ? 'wrong' : 'right']++;
        const relation = wrong ? 'agrees' : 'disagrees';
        const against = wrong
          ? own.find((m) => m.judgement.relation === 'agrees')
          : own.every((m) => m.judgement.relation === 'disagrees')
            ? own[0]
            : undefined;
        if (!against) continue;
        counts[wrong ? 'agreeing' : 'contradicted']++;
        if (!has('misjudged')) continue;
        const { fact } = against.fact;
        const s = f.prepared.situation;
        console.log(
          `${relation} ${draft.name} “${draft.text.slice(f.doc.start, f.doc.end)}” [${label.verdict} ${label.type ?? ''}${label.correct ? ` → ${label.correct}` : ''}] dir ${s.claim.frame.direction ?? '-'} per ${s.claim.frame.per ?? '-'} ${s.claim.frame.role ?? '-'} | ${fact.id} = ${fact.values.map((v) => v.text).join(' / ')} dir ${fact.direction ?? '-'} per ${fact.per ?? '-'} ${fact.role ?? '-'} | ${against.judgement.notes.map((n) => n.type).join(' ')} | … ${draft.text.slice(Math.max(0, f.doc.start - 50), f.doc.end + 30).replace(/\s+/g, ' ')}`,
        );
      }
  console.log(
    `right figures judged against their own fact ${percent(counts.contradicted, counts.right)}; wrong ones judged to agree with it ${percent(counts.agreeing, counts.wrong)}`,
  );
}

const isMostlyWrong = ({ labels }: Outcome['draft']): boolean =>
  2 * labels.filter((l) => l.verdict === 'disagrees').length > labels.filter((l) => l.claim !== null).length;

/** Recall by kind of error and by language; false alarms by label. */
function printKinds(all: readonly Outcome[], threshold: number): void {
  const row = new Map<string, { wrong: number; caught: number; false: number }>();
  const cell = (key: string) => {
    const c = row.get(key) ?? { wrong: 0, caught: 0, false: 0 };
    row.set(key, c);
    return c;
  };
  for (const o of all) {
    const l = o.figure.label;
    const said = o.match.clash !== undefined && o.match.refuted >= threshold;
    const wrong = l?.verdict === 'disagrees';
    for (const key of [
      `lang ${o.draft.lang}`,
      `draft ${isMostlyWrong(o.draft) ? 'mostly wrong' : 'with few errors or none'}`,
      `${wrong ? 'error' : 'label'} ${wrong ? l.type : `${l?.verdict ?? 'unlabelled'} ${l?.type ?? ''}`}`,
    ]) {
      const c = cell(key);
      if (wrong) c.wrong++;
      if (wrong && said) c.caught++;
      if (!wrong && said) c.false++;
    }
  }
  for (const [key, c] of [...row].sort())
    if (c.wrong || c.false) console.log(`  ${key.padEnd(32)} caught ${c.caught}/${c.wrong}  false ${c.false}`);
}

/** What each veto keeps back: wrong figures lost, false alarms spared. */
function printVetoes(all: readonly Outcome[], threshold: number): void {
  const rows = new Map<string, [lost: number, spared: number]>();
  for (const o of all) {
    if (!o.match.veto || (o.match.weighed ?? 0) < threshold) continue;
    const row = rows.get(o.match.veto) ?? [0, 0];
    row[o.figure.label?.verdict === 'disagrees' ? 0 : 1]++;
    rows.set(o.match.veto, row);
    if (has('cases'))
      console.log(
        `  veto ${o.match.veto}: ${o.figure.label?.verdict} ${o.draft.name} … ${o.draft.text.slice(Math.max(0, o.figure.doc.start - 80), o.figure.doc.end + 40).replace(/\s+/g, ' ')}`,
      );
  }
  for (const [why, [lost, spared]] of rows)
    console.log(`  veto “${why}”: ${lost} wrong figures lost, ${spared} false alarms spared`);
}

/** Where wrong figures get lost on the way to a refutation. */
function printLosses(all: readonly Outcome[], threshold: number): void {
  const counts = new Map<string, number>();
  for (const o of all) {
    const l = o.figure.label;
    if (l?.verdict !== 'disagrees') continue;
    const { match } = o;
    const own = match.candidates.filter((c) => l.claim && o.domain.claims.get(c.fact.fact.id)?.has(l.claim));
    const clash = own.find((c) => c.judgement.relation === 'disagrees');
    const why =
      match.clash && match.refuted >= threshold
        ? 'caught'
        : match.veto
          ? 'veto'
          : own.length === 0
            ? 'own fact not among the candidates'
            : !clash
              ? `own fact ${own.map((c) => c.judgement.relation)[0]}`
              : clash !== match.clash
                ? 'another contradicted fact is ahead'
                : match.agree && match.agree.link > clash.link
                  ? 'a fact it agrees with is ahead'
                  : 'too little evidence';
    const key = has('by-type') ? `${l.type}: ${why}` : why;
    counts.set(key, (counts.get(key) ?? 0) + 1);
    if (has('cases') && why !== 'caught')
      console.log(
        `LOSS ${why} | ${o.draft.name} [${l.type}] ${l.surface} → ${l.correct} p=${match.refuted.toFixed(2)} own ${own
          .map(
            (c) =>
              `${c.fact.fact.id}=${c.judgement.value?.text} ${c.judgement.relation} ${c.link.toFixed(2)} {${c.fact.fact.words.join(' ')}}`,
          )
          .slice(0, 2)
          .join(
            '; ',
          )} agree ${match.agree ? `${match.agree.fact.fact.id} ${match.agree.link.toFixed(2)}` : '-'} clash ${match.clash?.fact.fact.id ?? '-'} ${match.clash?.link.toFixed(2) ?? ''}`,
      );
  }
  for (const [key, n] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`  ${key}: ${n}`);
}

const heldOut = (domains: readonly Domain[], folds: number): Outcome[] =>
  has('crowd') ? amongOthers(trainFolds(domains, folds), engine) : crossValidate(domains, folds);

function report(domains: readonly Domain[], all: readonly Outcome[], origin: 'built' | 'declared'): void {
  printReach(domains);
  printMisjudged(domains);
  printRanking(all);
  printCurve(all);
  printVetoes(all, Number(option('at') ?? engine.limits.refuted[origin]));
  const at = Number(option('at') ?? engine.limits.refuted[origin]);
  if (has('losses')) printLosses(all, at);
  if (has('kinds')) printKinds(all, at);
  if (has('cases')) printCases(all, at);
}

const engine = loadEngine();
const factsFolder = join(root, 'facts');
const shipped = readdirSync(factsFolder)
  .filter((f) => f.endsWith('.facts.yaml'))
  .map((f) => [f, readFileSync(join(factsFolder, f), 'utf8')] as const);
const wants = (part: string) => !option('only') || option('only') === part || has('train');
const built = wants('built') ? await readDomains(folder, engine, (paths) => buildBase(paths, engine)) : [];
const declared = wants('declared')
  ? readCurated([join(root, 'test/accuracy/curated'), join(root, 'test/fixtures')], shipped, engine)
  : [];
if (has('train')) {
  const a = train(built);
  const b = train(declared);
  const models = {
    link: { built: a.link, declared: b.link },
    context: { built: a.context, declared: b.context },
    decision: { built: a.decision, declared: b.decision },
  };
  const path = join(root, 'server/src/engine/verdicts/weights.json');
  writeFileSync(path, `${JSON.stringify(models, null, 2)}\n`);
  console.log(`wrote ${path.slice(root.length + 1)}`);
}
if (has('full') || has('write')) {
  const { report, alarms } = await measureAll({ built, declared }, engine, root);
  console.log(report);
  if (has('cases')) console.log(alarms);
  if (has('write')) writeFileSync(join(root, 'test/accuracy/RESULTS.md'), report);
  process.exit();
}
const others = option('on');
if (others) {
  const domains = await readDomains(others, engine, (paths) => buildBase(paths, engine));
  const models = both(train(built));
  console.log(`\n# ${others}, by models trained on ${folder}`);
  report(
    domains,
    domains.flatMap((d) => outcomes(d, models)),
    'built',
  );
  process.exit();
}
if (built.length && !(has('train') && option('only') === 'declared')) {
  console.log(
    '\n# Bases built from sources with no hand edit; every figure below is from domains that the models have not seen',
  );
  report(built, heldOut(built, Number(option('folds') ?? 6)), 'built');
  if (has('unreached')) printUnreached(built);
}
if (declared.length && !(has('train') && option('only') === 'built')) {
  console.log('\n# Bases written by hand; every figure below is from bases that the models have not seen');
  report(declared, heldOut(declared, declared.length), 'declared');
}
