import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { bundle } from '../bundle.ts';
import { startFork, startProcess } from './client.ts';
import type { ClientOptions, TestClient } from './clientTypes.ts';

// The server as it ships, in a process of its own, on files on disk.
const folder = mkdtempSync(join(tmpdir(), 'factcheck-protocol-'));
const programFolder = mkdtempSync(join(tmpdir(), 'factcheck-server-'));
// This bundle does not say of which state it is: what another one kept for the user is not for it.
process.env.FACTCHECK_CACHE = join(programFolder, 'kept');
const server = join(programFolder, 'server.mjs');
const uriOf = (name: string): string => pathToFileURL(join(folder, name)).href;
const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
const FACTS = 'harbour.facts.yaml';

const facts = (amount: string): string => `sources:
  port-note:
    title: Harwick port note
    publisher: Harwick Port Authority
    published: 2025-07-16
    language: en
    url: https://example.org/port-note
facts:
  harbour-fund:
    subject: { en: [Harwick harbour fund, harbour fund], fr: [fonds du port de Harwick, fonds portuaire] }
    properties:
      amount:
        value: ${amount}
        evidence: [{ source: port-note, quote: { exact: "nearly 8.5 billion dollars" } }]
      announced:
        date: 2025-04
        evidence: [{ source: port-note, quote: { exact: "announced in April" } }]
`;

beforeAll(async () => {
  await bundle({ server: 'lsp/main.ts' }, programFolder, {
    outExtension: { '.js': '.mjs' },
    minify: true,
    splitting: true,
  });
});
afterAll(() => {
  for (const made of [folder, programFolder]) rmSync(made, { recursive: true, force: true });
});

let client: TestClient | undefined;
afterEach(async () => {
  if (client) expect(await client.stop()).toBe(0);
  client = undefined;
});

async function start(options: ClientOptions = {}): Promise<TestClient> {
  mkdirSync(folder, { recursive: true });
  write(FACTS, facts('nearly 8.5 billion USD'));
  client = await startProcess([server, '--stdio'], {
    folders: [pathToFileURL(folder).href],
    ...options,
  });
  return client;
}

for (const pull of [false, true]) {
  describe(`the built server, ${pull ? 'pulled from' : 'pushing'}`, () => {
    it('underlines, cites, corrects and is satisfied', async () => {
      const client = await start({ pull });
      const draft = uriOf('draft.md');
      client.open(draft, '😀 The Harwick harbour fund holds\r\n**$5.8** billion. It was announced in April.\r\n');
      const [finding] = await client.until(draft, (d) => d.length === 1);
      expect(client.textAt(draft, finding!.range)).toBe('$5.8** billion');
      expect(finding).toMatchObject({ severity: 2, code: 'fact.refuted' });
      const hover = (await client.hover(draft, '$5.8'))!.contents as { value: string };
      expect(hover.value).toContain('[Harwick port note](<https://example.org/port-note>) · Harwick Port Authority');
      const [fix] = await client.actions(draft, '$5.8', ['quickfix']);
      client.apply(fix!.edit!);
      expect(client.textOf(draft)).toMatch(/holds\r\n.*\$8\.5.* billion.*\. It was announced in April\.\r\n$/);
      await client.until(draft, (d) => d.length === 0);
      const supported = (await client.hover(draft, '8.5'))!.contents as { value: string };
      expect(supported.value).toContain('Agrees');
    });

    it('follows a fact file on disk, and stays with the last good facts while it is broken', async () => {
      const client = await start({ pull });
      const draft = uriOf('draft.txt');
      client.open(draft, 'Le fonds portuaire de Harwick est doté de 5,8 milliards de dollars.', 'plaintext');
      await client.until(draft, (d) => d.length === 1);
      write(FACTS, `${facts('nearly 8.5 billion USD')}  broken: [1,\n`);
      await expect.poll(() => client.pushed(uriOf(FACTS)).length).toBeGreaterThan(0);
      const [problem] = client.pushed(uriOf(FACTS));
      expect(problem!.range.start.line).toBeGreaterThan(15);
      expect(await client.diagnostics(draft)).toHaveLength(1);
      write(FACTS, facts('5.8 billion USD'));
      await client.until(draft, (d) => d.length === 0);
      await expect.poll(() => client.pushed(uriOf(FACTS))).toEqual([]);
    });

    it('checks the end of a burst of changes, not each of them', async () => {
      const client = await start({ pull });
      const draft = uriOf('draft.md');
      client.open(draft, 'The Harwick harbour fund holds $5.8 billion now.');
      await client.until(draft, (d) => d.length === 1);
      const before = client.statuses.length;
      const answers: Promise<unknown>[] = [];
      for (let i = 0; i < 40; i++) {
        client.edit(draft, ' now', ' x now');
        if (pull) answers.push(client.diagnostics(draft));
      }
      client.edit(draft, '$5.8', '$8.5');
      await client.until(draft, (d) => d.length === 0);
      await Promise.all(answers);
      // One status follows each check.
      expect(client.statuses.length - before).toBeLessThanOrEqual(10);
    });
  });
}

it('keeps parsed facts where it is told to, and none where it may not', async () => {
  const cache = mkdtempSync(join(tmpdir(), 'factcheck-kept-'));
  const before = process.env.FACTCHECK_CACHE;
  process.env.FACTCHECK_CACHE = join(cache, 'usual');
  const kept = (name: string): readonly string[] => {
    const there = join(cache, name);
    return existsSync(there) ? readdirSync(there).filter((file) => file.endsWith('.facts-cache')) : [];
  };
  const check = async (options: object): Promise<void> => {
    const client = await start({ options: { date: '2025-07-20', ...options } });
    client.open(uriOf('draft.md'), 'The Harwick harbour fund holds $5.8 billion.\n');
    await client.until(uriOf('draft.md'), (d) => d.length === 1);
  };
  try {
    await check({});
    await expect.poll(() => kept('usual').length).toBe(1);
    expect(await client!.stop()).toBe(0);
    await check({ cache: join(cache, 'own') });
    await expect.poll(() => kept('own').length).toBe(1);
    expect(await client!.stop()).toBe(0);
    process.env.FACTCHECK_CACHE = join(cache, 'none');
    await check({ cache: false });
    expect(await client!.stop()).toBe(0);
    client = undefined;
    expect(kept('none')).toEqual([]);
  } finally {
    if (before === undefined) delete process.env.FACTCHECK_CACHE;
    else process.env.FACTCHECK_CACHE = before;
    rmSync(cache, { recursive: true, force: true });
  }
});

it('reads virtual folders through the client', async () => {
  const files = new Map([['memfs:/press/facts/harbour.yaml', facts('nearly 8.5 billion USD')]]);
  const client = await start({
    folders: ['memfs:/press'],
    watch: true,
    options: { fs: true, date: '2025-07-20' },
    files: {
      list: (uri) =>
        uri === 'memfs:/press'
          ? [{ name: 'facts', type: 'folder' }]
          : uri === 'memfs:/press/facts'
            ? [{ name: 'harbour.yaml', type: 'file' }]
            : [],
      read: (uri) => (files.has(uri) ? Buffer.from(files.get(uri)!).toString('base64') : null),
    },
  });
  client.open('memfs:/press/draft.md', 'The Harwick harbour fund holds $5.8 billion.\n');
  await client.until('memfs:/press/draft.md', (d) => d.length === 1);
  expect(client.registered.has('workspace/didChangeWatchedFiles')).toBe(true);
  files.set('memfs:/press/facts/harbour.yaml', facts('5.8 billion USD'));
  client.changedOnDisk('memfs:/press/facts/harbour.yaml');
  await client.until('memfs:/press/draft.md', (d) => d.length === 0);
});

it('speaks over the channel of a forked process', async () => {
  write(FACTS, facts('nearly 8.5 billion USD'));
  client = await startFork(server, { folders: [pathToFileURL(folder).href], pull: true });
  client.open(uriOf('draft.md'), 'The Harwick harbour fund holds $5.8 billion.\n');
  await client.until(uriOf('draft.md'), (d) => d.length === 1);
});
