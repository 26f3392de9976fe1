// The command line over many drafts, on one core and on two.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { environment } from '../drive/environment.mjs';
import { memoryOf } from '../drive/usage.mjs';
import { DATA, factFiles } from '../generate/data.mjs';
import { makeDraft } from '../generate/drafts.mjs';

const CLI = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url));
const LOOK_EVERY_MS = 200;
/** Holds a program to one core: Node's own helpers (compiler, garbage collection) would take the second one even with one job. */
const TASKSET = '/usr/bin/taskset';
const onOneCore = existsSync(TASKSET) ? [TASKSET, '-c', '0'] : [];

export async function measureCli(record, { drafts, rounds }) {
  const folder = draftsFolder(drafts);
  for (let round = 0; round < rounds; round++) {
    for (const [name, jobs, held] of [
      ['one', '1', onOneCore],
      ['two', '2', []],
    ]) {
      const { ms, memory } = await run(held, [
        'check',
        folder,
        '--facts',
        join(factFiles('1k')[0], '..'),
        '--format',
        'ndjson',
        '--jobs',
        jobs,
      ]);
      record(`cli.${name}`, ms);
      record(`memory.cli.${name}`, memory);
    }
  }
}

/** A folder with so many drafts of 1,000 words, half of them French. */
function draftsFolder(count) {
  const folder = join(DATA, `drafts-${count}`);
  mkdirSync(folder, { recursive: true });
  for (let i = 0; i < count; i++)
    writeFileSync(join(folder, `draft-${i}.md`), makeDraft(i % 2 ? 'fr' : 'en', 1000, i + 2));
  return folder;
}

/** One run: its time, and the most memory it was seen to have. */
function run(held, args) {
  const start = performance.now();
  const [program, ...rest] = [...held, process.execPath, CLI, ...args];
  const child = spawn(program, rest, { stdio: ['ignore', 'ignore', 'inherit'], env: environment() });
  let memory = 0;
  const look = setInterval(() => {
    if (child.exitCode === null) memory = Math.max(memory, memoryOf(child.pid));
  }, LOOK_EVERY_MS);
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      clearInterval(look);
      if (code > 1) reject(new Error(`The command line ended with ${code}`));
      else resolve({ ms: performance.now() - start, memory });
    });
  });
}
