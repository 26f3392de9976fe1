import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { Engine } from '../../server/src/engine/check.ts';
import type { FactIndex } from '../../server/src/engine/facts/index.ts';
import { measureBlind } from './blind.ts';
import { type SetReport, writeUp } from './results.ts';

/** The bases of the seed articles as users have them. */
export interface Bases {
  readonly seed: FactIndex;
  readonly shipped: FactIndex;
}

/** Share of content words with a concept, per language, in the sources and drafts of the labelled domains. */
function coverage(root: string): [string, string, string][] {
  const { stdout } = spawnSync(
    'node',
    [join(root, 'test/accuracy/coverage.mjs'), '--gaps', '0', join(root, 'test/accuracy/domains')],
    { encoding: 'utf8' },
  );
  return [...stdout.matchAll(/^(\w\w) ([\d.]+ %) of (\d+) content words/gm)].map((m) => [m[1]!, m[3]!, m[2]!]);
}

/** Measures one set in a program of its own: two of them take half the time of one that does both. */
async function measureApart(set: 'declared' | 'built'): Promise<SetReport> {
  const child = spawn(process.execPath, [...process.execArgv, process.argv[1]!, '--part', set], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'close')]);
  if (code !== 0) throw new Error(`measuring the ${set} bases ended with code ${code}`);
  return JSON.parse(out) as SetReport;
}

/** Measures everything that is published, with models that have not seen what they are measured on; Markdown, and the worst alarms. */
export async function measureAll(
  bases: Bases,
  engine: Engine,
  root: string,
): Promise<{ report: string; alarms: string }> {
  const sets = await Promise.all([measureApart('declared'), measureApart('built')]);
  const blind = await measureBlind(engine, bases.shipped, bases.seed, root);
  const alarms = sets.flatMap((s) => s.alarms).sort(([a], [b]) => b - a);
  return {
    report: writeUp(sets, blind, coverage(root)),
    alarms: alarms.map(([, description]) => description).join('\n'),
  };
}
