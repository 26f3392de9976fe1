#!/usr/bin/env node
import { randomUUID } from 'node:crypto';
import { chmod, mkdir, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import packageJson from '../../../package.json' with { type: 'json' };
import { nodeFiles } from '../files/node.ts';
import { cacheFolder, storeIn } from '../files/store.ts';
import { EXIT, type Io } from './io.ts';
import { run } from './run.ts';

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

const { env, stdout } = process;
const io: Io = {
  cwd: process.cwd(),
  files: nodeFiles,
  out: (text) => stdout.write(text),
  err: (text) => process.stderr.write(text),
  stdin,
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

const loadEngine = async () => (await import('../resources.ts')).loadEngine();
try {
  process.exitCode = await run(process.argv.slice(2), io, loadEngine, packageJson.version);
} catch (error) {
  io.err(`factcheck: ${error instanceof Error ? (env.DEBUG ? error.stack : error.message) : String(error)}\n`);
  process.exitCode = EXIT.unusable;
}
