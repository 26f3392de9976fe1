// A program that is started with code compiled before does the same as one that is not, whatever became of what was kept.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'factcheck-code-'));
const cache = join(folder, 'cache');
const PROGRAM = `(function(require,module,__filename){
  const twice = (text) => text.replace(/[–€]/g, '-') + text;
  console.log(twice(process.argv[2]), require('node:path').basename(__filename), typeof module.exports);
})`;

beforeAll(async () => {
  await build({
    stdin: {
      contents: `import { runKept } from './server/src/files/keptCode.ts';
        if (!runKept(process.argv[3] ?? 'twice')) console.log('not bundled');`,
      resolveDir: join(import.meta.dirname, '../..'),
    },
    outfile: join(folder, 'start.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'error',
    define: { __BUNDLES__: '{"twice":"twice-1.cjs"}' },
  });
  writeFileSync(join(folder, 'twice-1.cjs'), PROGRAM);
});
beforeEach(() => rmSync(cache, { recursive: true, force: true }));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const start = (...args: readonly string[]): string => {
  const env = { ...process.env, FACTCHECK_CACHE: cache };
  const { stdout, stderr } = spawnSync(process.execPath, [join(folder, 'start.mjs'), ...args], {
    env,
    encoding: 'utf8',
  });
  return stdout + stderr;
};
const SAID = 'onon twice-1.cjs object\n';
const kept = (): string[] => readdirSync(cache).map((name) => join(cache, name));

test('a program is read as it was written, whatever its characters', () => {
  expect(start('€')).toBe('-€ twice-1.cjs object\n');
});

test('what was compiled is kept, and used again', () => {
  expect(start('on')).toBe(SAID);
  const [file, ...others] = kept();
  expect(file).toMatch(/twice-1\.cjs-\d+\.code-cache$/);
  expect(others).toEqual([]);
  const before = readFileSync(file!);
  expect(start('on')).toBe(SAID);
  expect(readFileSync(file!).equals(before)).toBe(true);
});

test.each([
  ['cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
  ['empty', () => Buffer.alloc(0)],
  ['another in a byte', (bytes: Buffer) => Buffer.from(bytes.with(bytes.length - 9, bytes.at(-9)! ^ 1))],
])('what is kept is %s: it is passed over, and made again', (_, damage) => {
  start('on');
  const [file] = kept();
  const whole = readFileSync(file!);
  writeFileSync(file!, damage(whole));
  expect(start('on')).toBe(SAID);
  expect(readFileSync(file!).length).toBe(whole.length);
});

test('a program that is not bundled is left to the caller', () => {
  expect(start('on', 'other')).toBe('not bundled\n');
});

test('few files are kept', () => {
  start('on');
  for (let i = 0; i < 12; i++) writeFileSync(join(cache, `old-${i}.code-cache`), '');
  rmSync(kept().find((path) => path.includes('twice'))!);
  start('on');
  expect(kept()).toHaveLength(8);
  expect(kept().filter((path) => path.includes('twice'))).toHaveLength(1);
});
