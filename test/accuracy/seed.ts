import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Engine, readClaims } from '../../server/src/engine/check.ts';
import { type FactIndex, indexFacts } from '../../server/src/engine/facts/index.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { readProse } from '../../server/src/engine/prose/index.ts';
import { toDoc } from '../../server/src/engine/prose/map.ts';
import type { Prose } from '../../server/src/engine/prose/types.ts';
import { overlaps, type Span } from '../../server/src/engine/span.ts';
import { type Prepared, prepareDraft } from '../../server/src/engine/verdicts/match.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { localeOf } from '../../server/src/locales.ts';
import { unmark } from '../build/marked.ts';
import type { Domain, LabelledDraft } from './corpus.ts';
import type { Label } from './truth.ts';

const BASE = 'built.facts.yaml';

interface Seen {
  readonly prepared: Prepared;
  readonly doc: Span;
}

/** The base that `factcheck build` makes of the seed articles, with drafts whose figures are marked, as a labelled domain. */
export function readSeed(folder: string, drafts: readonly string[], engine: Engine): Domain {
  const read = readerOf((t, lang) => recognise(t, localeOf(lang)));
  const { base } = mergeFacts([parseFactFile(readFileSync(join(folder, BASE), 'utf8'), BASE, read)]);
  const index = indexFacts(base, engine.tools.lexicon);
  const claims = new Map(index.frames.map((f) => [f.fact.id, new Set([f.fact.id])]));
  return { name: 'seed', index, claims, drafts: readSeedDrafts(drafts, index, engine) };
}

/**
 * Marked drafts on the seed articles as labelled ones, whatever base is made of the articles. A figure is about the fact that agrees
 * with it, once it is put right, and shares most words with it.
 */
export const readSeedDrafts = (folders: readonly string[], index: FactIndex, engine: Engine): LabelledDraft[] =>
  folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((f) => /\.\w\w\.md$/.test(f))
      .sort()
      .map((f) => readDraft(f, readFileSync(join(folder, f), 'utf8'), index, engine)),
  );

function figuresOf(prose: Prose, index: FactIndex, engine: Engine): Seen[] {
  return prepareDraft(readClaims(prose, engine, prose.meta.get('date')?.value), index).map((prepared) => {
    const { claim } = prepared.situation;
    return { prepared, doc: toDoc(claim.block, claim.mention.span) };
  });
}

/** How much more a fact counts that says just the same. */
const SAME = 0.2;

function statedBy({ measured }: Prepared): string | undefined {
  let best: { readonly id: string; readonly score: number } | undefined;
  for (const { fact, judgement, features: f } of measured) {
    if (judgement.relation !== 'agrees') continue;
    const score = f.coverage + f.property / 2 + f.back / 2 + (judgement.how === 'same' ? SAME : 0);
    if (!best || score > best.score) best = { id: fact.fact.id, score };
  }
  return best?.id;
}

function readDraft(name: string, marked: string, index: FactIndex, engine: Engine): LabelledDraft {
  const lang = name.split('.').at(-2)!;
  const read = (text: string) => readProse(text, 'markdown', { profiles: engine.profiles, language: lang });
  const written = unmark(marked, false);
  const corrected = unmark(marked, true);
  const seen = figuresOf(read(corrected.text), index, engine);
  const labels = written.figures.map((f, i): Label => {
    const right = corrected.figures[i]!;
    const own = seen.find((s) => overlaps(s.doc, { start: right.at, end: right.end }));
    const claim = f.kind === 'other' || !own ? undefined : statedBy(own.prepared);
    // What the base does not hold cannot be checked by it; it is wrong all the same.
    const verdict = f.kind === 'wrong' ? 'disagrees' : claim ? 'agrees' : 'unsupported';
    const correct = verdict === 'disagrees' ? { correct: f.right } : {};
    return { start: f.at, end: f.end, surface: f.written, claim: claim ?? null, verdict, type: null, ...correct };
  });
  const prose = read(written.text);
  const figures = figuresOf(prose, index, engine).map((f) => {
    // "Seven of [[twelve -> eleven]]" is one figure: what is wrong in it makes it wrong.
    const own = labels.filter((l) => overlaps(l, f.doc));
    return { ...f, label: own.find((l) => l.verdict === 'disagrees') ?? own[0] };
  });
  return { name, lang, text: written.text, date: prose.meta.get('date')?.value, figures, labels };
}
