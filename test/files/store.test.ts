// Where parsed fact files are kept: what is whole comes back, what is not is made again, and there is never too much of it.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { type LoadTools, loadFacts } from '../../server/src/factbase/load.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import type { ReadValue } from '../../server/src/factbase/types.ts';
import type { Files } from '../../server/src/files/files.ts';
import { cacheFolder, storeIn } from '../../server/src/files/store.ts';
import { localeOf } from '../../server/src/locales.ts';
import { loadEngine } from '../../server/src/resources.ts';

const { lexicon } = loadEngine().tools;
const URI = 'file:///w/a.facts.yaml';
const TEXT =
  'sources: { s: { title: T } }\nfacts:\n  bridge:\n    subject: [Skerrin Bridge]\n    properties:\n      traffic: { value: "52,000", of: vehicles, evidence: s }\n      broken: { value: many, evidence: s }\n';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'factcheck-store-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const filesOf = (text: string): Files => ({
  list: async () => [],
  read: async () => new TextEncoder().encode(text),
  watch: () => ({ dispose() {} }),
});

/** Loads the file as a fresh program does, and counts the values that had to be read. */
async function load(text = TEXT, tools: Partial<LoadTools> = {}) {
  let reads = 0;
  const read = readerOf((t, lang) => recognise(t, localeOf(lang)));
  const counting: ReadValue = (...args) => {
    reads++;
    return read(...args);
  };
  const store = storeIn(folder);
  const writes: Promise<void>[] = [];
  const waiting = {
    read: store.read,
    write(key: string, bytes: Uint8Array) {
      const done = store.write(key, bytes);
      writes.push(done);
      return done;
    },
  };
  const loaded = await loadFacts(filesOf(text), [URI], counting, new Map(), {
    lexicon: () => lexicon,
    store: waiting,
    ...tools,
  });
  await Promise.all(writes);
  const { base, problems } = loaded;
  return { reads, writes: writes.length, facts: base.facts.map((f) => [f.id, f.values[0]!.text]), problems, loaded };
}

const only = (): string => join(folder, readdirSync(folder)[0]!);

test('a file that was parsed before is not parsed again, and its problems come with it', async () => {
  const first = await load();
  expect([first.reads, first.writes]).toEqual([2, 1]);
  const second = await load();
  expect([second.reads, second.writes]).toEqual([0, 0]);
  expect(second.facts).toEqual(first.facts);
  expect(second.problems).toEqual(first.problems);
  expect(first.problems.map((p) => p.code)).toEqual(['factbase.value']);
  // What only an editor needs is parsed when it is asked for.
  expect(second.loaded.files[0]!.places).toEqual(first.loaded.files[0]!.places);
  expect(second.loaded.files[0]!.text).toBe(TEXT);
});

test('another content is another file', async () => {
  await load();
  const changed = await load(TEXT.replace('52,000', '53,000'));
  expect([changed.reads, changed.facts]).toEqual([2, [['bridge.traffic', '53,000']]]);
  expect(readdirSync(folder)).toHaveLength(2);
});

const DAMAGE: readonly (readonly [name: string, damage: (bytes: Buffer) => Uint8Array])[] = [
  ['empty', () => new Uint8Array()],
  ['cut short', (bytes) => bytes.subarray(0, bytes.length >> 1)],
  ['longer', (bytes) => Buffer.concat([bytes, Buffer.alloc(8)])],
  ['of another program', () => Buffer.from('%PDF-1.7 '.repeat(100))],
  [
    'changed in one bit',
    (bytes) => {
      bytes[bytes.length - 20]! ^= 1;
      return bytes;
    },
  ],
  [
    'of another version of the format',
    (bytes) => {
      bytes[4]! += 1;
      return bytes;
    },
  ],
  [
    'of another state of the program',
    (bytes) => {
      bytes[8]! ^= 0xff;
      return bytes;
    },
  ],
  [
    'of another content',
    (bytes) => {
      bytes[12]! ^= 0xff;
      return bytes;
    },
  ],
];

test.each(DAMAGE)('a kept file that is %s is made again', async (_, damage) => {
  const first = await load();
  const whole = readFileSync(only());
  writeFileSync(only(), damage(Buffer.from(whole)));
  const second = await load();
  expect([second.reads, second.writes, second.facts]).toEqual([2, 1, first.facts]);
  expect(readFileSync(only())).toEqual(whole);
});

test('a folder that cannot be written is no failure', async () => {
  writeFileSync(join(folder, 'file'), '');
  const blocked = storeIn(join(folder, 'file', 'below'));
  await blocked.write('a'.repeat(64), new Uint8Array(8));
  expect(await blocked.read('a'.repeat(64))).toBeUndefined();
});

test('who ends the program can wait for what nobody waited for', async () => {
  const store = storeIn(folder);
  const keys = ['1', '2', '3'].map((digit) => digit.repeat(64));
  for (const key of keys) void store.write(key, new Uint8Array(2_000_000));
  await store.written!();
  for (const key of keys) expect(await storeIn(folder).read(key)).toHaveLength(2_000_000);
  await store.written!();
});

test('the least recently read go first, then what is left fits; temporary files of broken runs go too', async () => {
  const store = storeIn(folder, 3000);
  const keys = ['1', '2', '3', '4', '5'].map((digit) => digit.repeat(64));
  for (const [i, key] of keys.entries()) {
    await store.write(key, new Uint8Array(1000));
    const day = new Date(Date.now() - (10 - i) * 24 * 3600 * 1000);
    if (i < 4) utimesSync(join(folder, `${key}.facts-cache`), day, day);
    // Reading the second makes it young again.
    if (i === 2) await store.read(keys[1]!);
  }
  await expect
    .poll(() =>
      readdirSync(folder)
        .map((name) => name[0])
        .sort(),
    )
    .toEqual(['2', '4', '5']);
  const old = new Date(Date.now() - 2 * 3600 * 1000);
  writeFileSync(join(folder, 'x.tmp'), 'half');
  utimesSync(join(folder, 'x.tmp'), old, old);
  await store.write(keys[0]!, new Uint8Array(8));
  expect(readdirSync(folder)).not.toContain('x.tmp');
  expect(readdirSync(folder).reduce((n, name) => n + statSync(join(folder, name)).size, 0)).toBeLessThanOrEqual(3000);
});

test('the folder is the system’s, and never relative', () => {
  expect(cacheFolder({ FACTCHECK_CACHE: '/x' }, 'linux')).toBe('/x');
  expect(cacheFolder({ XDG_CACHE_HOME: '/home/u/.c' }, 'linux')).toBe('/home/u/.c/draft-fact-check');
  expect(cacheFolder({ XDG_CACHE_HOME: 'relative' }, 'linux')).toMatch(/^\/.*\.cache\/draft-fact-check$/);
  expect(cacheFolder({}, 'darwin')).toMatch(/Library\/Caches\/draft-fact-check$/);
  expect(cacheFolder({ LOCALAPPDATA: '/local' }, 'win32')).toBe('/local/draft-fact-check');
});

test('what was parsed elsewhere is taken where it can be trusted, and parsed here where not', async () => {
  let asked = 0;
  const elsewhere = async () => {
    asked++;
    return new Uint8Array(4096);
  };
  const loaded = await load(TEXT, { elsewhere });
  expect([asked, loaded.reads, loaded.facts.length]).toEqual([1, 2, 1]);
});

test('while a file is broken, its facts stay in force from what was read before', async () => {
  const cache = new Map();
  const read = readerOf((t, lang) => recognise(t, localeOf(lang)));
  const tools: LoadTools = { lexicon: () => lexicon };
  await loadFacts(filesOf(TEXT), [URI], read, cache, tools);
  const broken = await loadFacts(filesOf(TEXT.replace('bridge:', 'bridge: [')), [URI], read, cache, tools);
  expect(broken.problems.map((p) => p.code)).toContain('factbase.syntax');
  expect(broken.base.facts.map((f) => f.id)).toEqual(['bridge.traffic']);
  expect(broken.parts).toBeDefined();
  const whole = await loadFacts(filesOf(TEXT), [URI], read, cache, tools);
  expect(whole.problems.map((p) => p.code)).toEqual(['factbase.value']);
});
