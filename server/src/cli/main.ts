#!/usr/bin/env node
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import packageJson from '../../../package.json' with { type: 'json' };
import { nodeFiles } from '../files/node.ts';
import { optimiseLater } from '../files/patience.ts';
import { cacheFolder, storeIn } from '../files/store.ts';
import { EXIT, type Io } from './io.ts';
import { progressOn } from './progress.ts';
import { run } from './run.ts';
import { startThreads } from './threads.ts';

/** Replaces a file in one step; links are followed, permissions are kept. */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const target = await realpath(path).catch(() => path);
  const mode = await stat(target).then(
    (s) => s.mode,
    () => undefined,
  );
  const temporary = `${target}.${randomUUID()}.tmp`;
  try {
    await writeFile(temporary, bytes);
    if (mode !== undefined) await chmod(temporary, mode);
    await rename(temporary, target);
  } finally {
    await rm(temporary, { force: true });
  }
}

async function stdin(): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of process.stdin) parts.push(part as Uint8Array);
  return Buffer.concat(parts);
}

const { env, stdout, stderr } = process;
const progress = progressOn(
  (text) => stderr.write(text),
  () => stderr.columns ?? 80,
  () => performance.now(),
);
// Ctrl-C: what has been found so far is printed whole, and the program ends; a second one ends it at once.
const interruption = new AbortController();
const interruptible = (): AbortSignal => {
  process.once('SIGINT', () => {
    interruption.abort();
    process.once('SIGINT', () => process.exit(EXIT.interrupted));
  });
  return interruption.signal;
};
const io: Io = {
  cwd: process.cwd(),
  files: nodeFiles,
  out(text) {
    progress.clear();
    stdout.write(text);
  },
  err(text) {
    progress.clear();
    stderr.write(text);
  },
  stdin,
  stdinLines: () => createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY }),
  drained: async () => {
    if (stdout.writableNeedDrain) await once(stdout, 'drain');
  },
  ...(stderr.isTTY && { progress: progress.show }),
  interruptible,
  threads: startThreads,
  write,
  colour: env.NO_COLOR ? false : env.FORCE_COLOR ? env.FORCE_COLOR !== '0' : stdout.isTTY === true,
  width: stdout.columns ?? 100,
  store: storeIn(cacheFolder()),
};
// A reader that has seen enough (`| head`) is no failure.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(EXIT.ok);
});

const loadEngine = async () => {
  const resources = await import('../resources.ts');
  optimiseLater();
  return resources.loadEngine();
};
try {
  process.exitCode = await run(process.argv.slice(2), io, loadEngine, packageJson.version);
} catch (error) {
  io.err(`factcheck: ${error instanceof Error ? (env.DEBUG ? error.stack : error.message) : String(error)}\n`);
  process.exitCode = EXIT.unusable;
}
