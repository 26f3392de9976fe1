// Prints how accurate checking is, on whole domains that the models have not seen, and (with --train) rewrites the models.
import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadEngine } from '../../server/src/resources.ts';
import { buildBase } from './base.ts';
import { type Domain, readDomains } from './corpus.ts';
import { curve, wrongFigures } from './curve.ts';
import { crossValidate, type Outcome, train } from './train.ts';

const args = process.argv.slice(2);
const has = (name: string) => args.includes(`--${name}`);
const option = (name: string) => {
  const i = args.indexOf(`--${name}`);
  return i < 0 ? undefined : args[i + 1];
};
const percent = (a: number, b: number) => (b ? `${((100 * a) / b).toFixed(1)} %` : '-');
const root = join(dirname(fileURLToPath(import.meta.url)), '../..');
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
        if (has('missing') && hit && !(hit.doc.start === l.start && hit.doc.end === l.end)) console.log(`  span ${draft.name}: ${l.surface} | ${draft.text.slice(hit.doc.start, hit.doc.end)}`);
        if (l.claim) {
          claims++;
          if (known.has(l.claim)) stated++;
          else if (has('missing')) console.log(`  no fact ${draft.name}: ${l.surface} (${l.claim})`);
        }
      }
      if (has('missing')) for (const f of draft.figures) if (!f.label) console.log(`  spurious ${draft.name}: ${draft.text.slice(f.doc.start, f.doc.end)}`);
    }
  }
  console.log(`draft figures recognised ${percent(seen, labels)}, with exact span ${percent(exact, labels)}; not labelled ${spurious}; claims with a fact in the built base ${percent(stated, claims)}`);
}

function printCurve(all: readonly Outcome[]): void {
  console.log(`${wrongFigures(all)} wrong figures`);
  for (const p of curve(all, [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])) {
    console.log(`  at ${p.threshold.toFixed(1)}: recall ${(100 * p.recall).toFixed(1)} %  precision ${(100 * p.precision).toFixed(1)} %  (${p.false} false of ${p.flagged})`);
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
    console.log(`${said ? 'FALSE ' : 'missed'} ${o.draft.name} “${surface}” [${l?.verdict ?? 'unlabelled'} ${l?.type ?? ''} ${l?.claim ?? ''}${l?.correct ? ` → ${l.correct}` : ''}] p=${refuted.toFixed(2)} clash ${show(clash)} agree ${show(agree)}`);
    if (has('features') && o.match.decision) console.log(`        ${Object.entries(o.match.decision).filter(([, v]) => Math.abs(v) > 0.01).map(([k, v]) => `${k} ${v.toFixed(2)}`).join(', ')}`);
    const context = o.draft.text.slice(Math.max(0, o.figure.doc.start - 90), o.figure.doc.end + 60).replace(/\s+/g, ' ');
    if (has('context')) console.log(`        … ${context} …`);
  }
}

const engine = loadEngine();
const domains = await readDomains(folder, engine, (paths) => buildBase(paths, engine));
printReach(domains);
if (has('train')) {
  const models = train(domains);
  const path = join(root, 'server/src/engine/verdicts/weights.json');
  writeFileSync(path, `${JSON.stringify(models, null, 2)}\n`);
  console.log(`wrote ${path.slice(root.length + 1)}`);
}
const all = crossValidate(domains, Number(option('folds') ?? 6));
printRanking(all);
printCurve(all);
if (has('cases')) printCases(all, Number(option('at') ?? engine.limits.refuted));
