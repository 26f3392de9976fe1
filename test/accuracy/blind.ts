import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../server/src/engine/check.ts';
import type { FactIndex } from '../../server/src/engine/facts/index.ts';
import { buildBase } from './base.ts';
import { type LabelledDraft, readDomains, readDraft } from './corpus.ts';
import { countVerdicts, type Verdicts } from './exactFix.ts';
import { readSeedDrafts } from './seed.ts';
import { outcomes } from './train.ts';

/** What the models in use make of a set that they were not trained on. */
export interface Blind {
  readonly title: string;
  readonly verdicts: Verdicts;
}

/** Scores the models in use on the sets kept apart: domains with their sources, and drafts on the base of the seed articles, built and shipped. */
export async function measureBlind(
  engine: Engine,
  shipped: FactIndex,
  seed: FactIndex,
  root: string,
): Promise<Blind[]> {
  const domains = await readDomains(join(root, 'test/accuracy/unseen'), engine, (paths) => buildBase(paths, engine));
  const folder = join(root, 'test/accuracy/shipped');
  const drafts = readdirSync(folder)
    .filter((f) => f.endsWith('.md') && f !== 'README.md')
    .sort()
    .map((f) => readDraft(folder, f, shipped, engine));
  const on = (name: string, index: FactIndex, of: readonly LabelledDraft[]): Verdicts =>
    countVerdicts(outcomes({ name, index, claims: new Map(), drafts: of }, engine.models), engine);
  const unseen = (index: FactIndex) => readSeedDrafts([join(root, 'test/accuracy/seed/unseen')], index, engine);
  const told = unseen(seed);
  return [
    {
      title: `Built bases: ${domains.length} domains not trained on`,
      verdicts: countVerdicts(
        domains.flatMap((d) => outcomes(d, engine.models)),
        engine,
      ),
    },
    {
      title: `The base built of the seed articles: ${told.length} drafts not trained on`,
      verdicts: on('seed', seed, told),
    },
    { title: `… the shipped base: the same drafts`, verdicts: on('shipped', shipped, unseen(shipped)) },
    { title: `The shipped base: ${drafts.length} drafts not trained on`, verdicts: on('shipped', shipped, drafts) },
  ];
}
