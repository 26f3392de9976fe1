// Large fact files are parsed in threads, with the same result as here; without threads, here.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { saveFile } from '../../server/src/factbase/load.ts';
import { PROGRAM } from '../../server/src/factbase/program.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { contentKey, unseal } from '../../server/src/factbase/seal.ts';
import { atOnce } from '../../server/src/factbase/slices.ts';
import { parseInThreads } from '../../server/src/files/parseInThreads.ts';
import { localeOf } from '../../server/src/locales.ts';
import { loadEngine } from '../../server/src/resources.ts';
import { bundle } from '../bundle.ts';

const folder = mkdtempSync(join(tmpdir(), 'factcheck-threads-'));
const program = pathToFileURL(join(folder, 'parser.mjs'));
beforeAll(async () => {
  await bundle({ parser: 'files/parserThread.ts' }, folder, { outExtension: { '.js': '.mjs' } });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const factFile = (n: number): string =>
  `facts:\n${Array.from({ length: 700 }, (_, i) => `  mill-${n}-${i}:\n    subject: { en: [Mill number ${n}${i}, the mill], fr: moulin }\n    properties:\n      output: { value: ${i + 2} tonnes, of: flour, period: 2024 }\n`).join('')}`;
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

test('files parsed in threads are those parsed here', async () => {
  const parse = parseInThreads(program, 2);
  const { lexicon } = loadEngine().tools;
  const readValue = readerOf((text, lang) => recognise(text, localeOf(lang)));
  const texts = [1, 2, 3].map(factFile);
  const parsed = await Promise.all(
    texts.map(async (text) => {
      const key = (await contentKey(bytesOf(text)))!;
      return unseal((await parse(bytesOf(text), key))!, key, PROGRAM);
    }),
  );
  for (const [i, text] of texts.entries()) expect(parsed[i]).toEqual(atOnce(saveFile(text, readValue, lexicon)));
});

test('small files are not sent away; without a program, none is', async () => {
  expect(await parseInThreads(program, 2)(bytesOf('facts: {}\n'), 'a'.repeat(64))).toBeUndefined();
  const none = parseInThreads(pathToFileURL(join(folder, 'none.mjs')), 1);
  expect(await none(bytesOf(factFile(1)), 'a'.repeat(64))).toBeUndefined();
  expect(await none(bytesOf(factFile(1)), 'a'.repeat(64))).toBeUndefined();
  writeFileSync(join(folder, 'broken.mjs'), 'throw new Error("no");');
  const broken = parseInThreads(pathToFileURL(join(folder, 'broken.mjs')), 1);
  expect(await broken(bytesOf(factFile(1)), 'a'.repeat(64))).toBeUndefined();
});
