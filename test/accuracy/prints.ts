// What `main.ts` prints: where figures get lost, and which ones; `--cases`, `--context`, `--features`, `--missing`, `--misjudged` tell more.

import type { Fact } from '../../server/src/engine/facts/types.ts';
import { judge } from '../../server/src/engine/verdicts/judge.ts';
import { termsAround } from '../../server/src/engine/verdicts/situation.ts';
import type { Domain } from './corpus.ts';
import { curve, sayAtPrecisions, wrongFigures } from './curve.ts';
import { has } from './options.ts';
import type { Outcome } from './train.ts';

const wordsOf = ({ words }: Fact): readonly string[] => Object.values(words).flat();

const percent = (a: number, b: number) => (b ? `${((100 * a) / b).toFixed(1)} %` : '-');

/** Whether the figures of drafts and sources are there to be matched at all. */
export function printReach(domains: readonly Domain[]): void {
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

export function printCurve(all: readonly Outcome[]): void {
  console.log(`  ${sayAtPrecisions(all)}`);
  console.log(`${wrongFigures(all)} wrong figures`);
  for (const p of curve(all, [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9])) {
    console.log(
      `  at ${p.threshold.toFixed(1)}: recall ${(100 * p.recall).toFixed(1)} %  precision ${(100 * p.precision).toFixed(1)} %  (${p.false} false of ${p.flagged})`,
    );
  }
}

/** How far ranking gets: is the right fact first, among those found? */
export function printRanking(all: readonly Outcome[]): void {
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

export function printCases(all: readonly Outcome[], threshold: number): void {
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
export function printUnreached(domains: readonly Domain[]): void {
  for (const d of domains)
    for (const draft of d.drafts)
      for (const f of draft.figures) {
        const claim = f.label?.claim;
        if (!claim || f.prepared.measured.some((m) => d.claims.get(m.fact.fact.id)?.has(claim))) continue;
        const fact = d.index.frames.find((x) => d.claims.get(x.fact.id)?.has(claim));
        if (!fact) continue;
        const relation = judge(f.prepared.situation.mention, fact.fact).relation;
        const around = termsAround(f.prepared.situation.claim);
        const shared = [...fact.terms].filter((t) => around.has(t)).length;
        console.log(
          `unreached ${draft.name} “${f.label!.surface}” → ${fact.fact.id} = ${fact.fact.values.map((v) => v.text).join(' / ')} [${fact.fact.role ?? ''}; ${wordsOf(fact.fact).join(' ')}]: ${relation}, ${shared} shared terms`,
        );
      }
}

/** Right figures whose own fact they are judged to contradict, and wrong ones judged to agree: misread values on either side. */
export function printMisjudged(domains: readonly Domain[]): void {
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
export function printKinds(all: readonly Outcome[], threshold: number): void {
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
export function printVetoes(all: readonly Outcome[], threshold: number): void {
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
export function printLosses(all: readonly Outcome[], threshold: number): void {
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
              `${c.fact.fact.id}=${c.judgement.value?.text} ${c.judgement.relation} ${c.link.toFixed(2)} {${wordsOf(c.fact.fact).join(' ')}}`,
          )
          .slice(0, 2)
          .join(
            '; ',
          )} agree ${match.agree ? `${match.agree.fact.fact.id} ${match.agree.link.toFixed(2)}` : '-'} clash ${match.clash?.fact.fact.id ?? '-'} ${match.clash?.link.toFixed(2) ?? ''}`,
      );
  }
  for (const [key, n] of [...counts].sort((a, b) => b[1] - a[1])) console.log(`  ${key}: ${n}`);
}
