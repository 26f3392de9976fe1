// Starts a bundled program with what V8 compiled of it in an earlier run: half of what a start takes is compiling.
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cachedDataVersionTag } from 'node:v8';
import { Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';
import { programBeside } from './beside.ts';
import { optimiseLater } from './patience.ts';
import { cacheFolder } from './store.ts';
import { holdYoungSpace } from './youngSpace.ts';

/** File names of the programs that are bundled for this, by their names; each changes with its content. Put in by the bundler. */
declare const __BUNDLES__: Readonly<Record<string, string>> | undefined;

const SUFFIX = '.code-cache';
/** Bytes of the checksum at the start of a file. */
const HEAD = 32;
/** A program has shown most of what it does by then. */
const KEEP_MS = 5000;
/** What was compiled is kept again when it has grown by this much: the first run may have ended early. */
const GROWN = 1.2;
/** Files that are kept at most: other versions of the programs and of V8 leave theirs behind. */
const MOST = 8;

/**
 * Runs the program `name`, and returns when its modules have run. False where it is not bundled: the caller imports it then. A kept
 * file that is missing, damaged or of another version is passed over, and made again. Throws what the program throws.
 */
export function runKept(name: string): boolean {
  const file = typeof __BUNDLES__ === 'object' ? __BUNDLES__[name] : undefined;
  if (!file) return false;
  const path = fileURLToPath(programBeside(file));
  const place = join(cacheFolder(), `${file}-${cachedDataVersionTag()}${SUFFIX}`);
  const known = readKept(place);
  const script = new Script(readFileSync(path, 'utf8'), { filename: path, ...(known && { cachedData: known }) });
  const size = known && script.cachedDataRejected === false ? known.length : 0;
  let kept = size;
  // Flags hold for all threads, and the first one has set them: the others' code is made and found under these.
  let under = <T>(work: () => T): T => work();
  const keep = (): void => {
    kept = under(() => keepGrown(script, place, kept));
  };
  process.once('exit', keep);
  // Threads are ended from outside, and are not told; long runs may be killed.
  if (size === 0) setTimeout(keep, KEEP_MS).unref();
  (script.runInThisContext() as (require: NodeJS.Require, module: object, file: string) => void)(
    createRequire(path),
    { exports: {} },
    path,
  );
  if (isMainThread) {
    const [code, young] = [optimiseLater(), holdYoungSpace()];
    under = (work) => code.during(() => young.during(work));
  }
  return true;
}

function readKept(path: string): Buffer | undefined {
  try {
    const bytes = readFileSync(path);
    const code = bytes.subarray(HEAD);
    return sumOf(code).equals(bytes.subarray(0, HEAD)) ? code : undefined;
  } catch {
    return undefined;
  }
}

const sumOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

/** Keeps what is compiled now where it is much more than `size`; the size that is kept. A full or read-only disk is no fault. */
function keepGrown(script: Script, path: string, size: number): number {
  try {
    const code = script.createCachedData();
    if (code.length < GROWN * size) return size;
    const folder = cacheFolder();
    mkdirSync(folder, { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    writeFileSync(temporary, Buffer.concat([sumOf(code), code]));
    renameSync(temporary, path);
    prune(folder);
    return code.length;
  } catch {
    return size;
  }
}

function prune(folder: string): void {
  const files = readdirSync(folder).filter((name) => name.endsWith(SUFFIX));
  if (files.length <= MOST) return;
  const dated = files.map((name) => ({ path: join(folder, name), time: statSync(join(folder, name)).mtimeMs }));
  for (const { path } of dated.sort((a, b) => b.time - a.time).slice(MOST)) rmSync(path, { force: true });
}
