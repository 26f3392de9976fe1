import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Engine, readClaims } from '../../server/src/engine/check.ts';
import type { FactIndex } from '../../server/src/engine/facts/index.ts';
import { readProse } from '../../server/src/engine/prose/index.ts';
import { toDoc } from '../../server/src/engine/prose/map.ts';
import { overlaps } from '../../server/src/engine/span.ts';
import { prepareDraft, weighDraft } from '../../server/src/engine/verdicts/match.ts';
import { type Marked, unmark } from '../build/marked.ts';
import type { LabelledDraft } from './corpus.ts';
import type { Label } from './truth.ts';

/** A figure put right is about the fact that it agrees with, if it is so likely. */
const MEANT = 0.3;

/** Marked drafts as labelled ones. Which fact a figure is about is told by the draft in which all figures are put right. */
export function readMarked(folder: string, index: FactIndex, engine: Engine): LabelledDraft[] {
  return readdirSync(folder)
    .filter((f) => /\.\w\w\.md$/.test(f))
    .sort()
    .map((f) => readDraft(f, readFileSync(join(folder, f), 'utf8'), index, engine));
}

function readDraft(name: string, marked: string, index: FactIndex, engine: Engine): LabelledDraft {
  const lang = name.split('.').at(-2)!;
  const read = (text: string) => {
    const prose = readProse(text, 'markdown', { profiles: engine.profiles, language: lang });
    const date = prose.meta.get('date')?.value;
    const prepared = prepareDraft(readClaims(prose, engine, date), index).map((p) => {
      const { claim } = p.situation;
      return { prepared: p, doc: toDoc(claim.block, claim.mention.span) };
    });
    return { date, prepared };
  };
  const written = unmark(marked, false);
  const right = unmark(marked, true);
  const meant = read(right.text);
  const matches = weighDraft(
    meant.prepared.map((p) => p.prepared),
    index,
    engine.models,
  );
  const factOf = ({ at, end }: Marked): string | undefined => {
    const i = meant.prepared.findIndex(({ doc }) => overlaps(doc, { start: at, end }));
    const agree = matches[i]?.agree;
    return agree && agree.link >= MEANT ? agree.fact.fact.id : undefined;
  };
  const labels = written.figures.map((f, i): Label => {
    const claim = f.kind === 'other' ? undefined : factOf(right.figures[i]!);
    const verdict = !claim ? 'unsupported' : f.kind === 'wrong' ? 'disagrees' : 'agrees';
    const correct = verdict === 'disagrees' ? { correct: f.right } : {};
    return { start: f.at, end: f.end, surface: f.written, claim: claim ?? null, verdict, type: null, ...correct };
  });
  const { date, prepared } = read(written.text);
  const figures = prepared.map((p) => ({ ...p, label: labels.find((l) => overlaps(l, p.doc)) }));
  return { name, lang, text: written.text, date, figures, labels };
}
