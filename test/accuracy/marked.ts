import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Engine, readClaims } from '../../server/src/engine/check.ts';
import type { FactIndex } from '../../server/src/engine/facts/index.ts';
import { readProse } from '../../server/src/engine/prose/index.ts';
import { toDoc } from '../../server/src/engine/prose/map.ts';
import { overlaps } from '../../server/src/engine/span.ts';
import { prepareDraft } from '../../server/src/engine/verdicts/match.ts';
import { unmark } from '../build/marked.ts';
import type { LabelledDraft } from './corpus.ts';
import type { Label } from './truth.ts';

/** Marked drafts as labelled ones; `shipped.json` beside them says which fact of the shipped base each figure is about. */
export function readMarked(folder: string, index: FactIndex, engine: Engine): LabelledDraft[] {
  const facts = JSON.parse(readFileSync(join(folder, 'shipped.json'), 'utf8')) as Record<string, (string | null)[]>;
  return readdirSync(folder)
    .filter((f) => /\.\w\w\.md$/.test(f))
    .sort()
    .map((f) => readDraft(f, readFileSync(join(folder, f), 'utf8'), facts[f] ?? [], index, engine));
}

function readDraft(
  name: string,
  marked: string,
  facts: readonly (string | null)[],
  index: FactIndex,
  engine: Engine,
): LabelledDraft {
  const lang = name.split('.').at(-2)!;
  const { text, figures: marks } = unmark(marked, false);
  const labels = marks.map((f, i): Label => {
    const claim = facts[i] ?? undefined;
    const verdict = !claim ? 'unsupported' : f.kind === 'wrong' ? 'disagrees' : 'agrees';
    const correct = verdict === 'disagrees' ? { correct: f.right } : {};
    return { start: f.at, end: f.end, surface: f.written, claim: claim ?? null, verdict, type: null, ...correct };
  });
  const prose = readProse(text, 'markdown', { profiles: engine.profiles, language: lang });
  const date = prose.meta.get('date')?.value;
  const figures = prepareDraft(readClaims(prose, engine, date), index).map((prepared) => {
    const { claim } = prepared.situation;
    const doc = toDoc(claim.block, claim.mention.span);
    return { prepared, doc, label: labels.find((l) => overlaps(l, doc)) };
  });
  return { name, lang, text, date, figures, labels };
}
