// The command line as it ships: bundled, in a process of its own, on files on disk.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bundle } from '../bundle.ts';

const ROOT = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'factcheck-cli-'));
const programFolder = mkdtempSync(join(tmpdir(), 'factcheck-bundle-'));
const CLI = join(programFolder, 'cli.js');
const CACHE = join(programFolder, 'cache');
const ENV = { ...process.env, FACTCHECK_CACHE: CACHE };
const factcheck = (args: readonly string[], input?: string, cwd = folder) =>
  spawnSync(process.execPath, [CLI, ...args], {
    cwd,
    env: ENV,
    encoding: 'utf8',
    ...(input !== undefined && { input }),
  });

beforeAll(async () => {
  const programs = { cli: 'cli/main.ts', checker: 'cli/checkThread.ts' };
  await bundle(programs, programFolder, { splitting: true, chunkNames: 'chunks/[name]-[hash]' });
  writeFileSync(join(programFolder, 'package.json'), '{"type":"module"}');
  writeFileSync(join(folder, 'd.md'), 'The Harbour Bridge carries 25,000 vehicles.\n');
  mkdirSync(join(folder, '.git'));
  mkdirSync(join(folder, 'facts'));
  writeFileSync(
    join(folder, 'facts/bridge.yaml'),
    'sources: { s: { title: T } }\nfacts:\n  bridge:\n    subject: { en: [Harbour Bridge] }\n    properties:\n      traffic: { value: "52,000", of: { en: vehicles }, evidence: s }\n',
  );
});
afterAll(() => {
  for (const made of [folder, programFolder]) rmSync(made, { recursive: true, force: true });
});

test('exit codes and streams', () => {
  const wrong = factcheck(['check', 'd.md']);
  expect([wrong.status, wrong.stderr]).toEqual([1, '']);
  expect(wrong.stdout).not.toContain('\u001b');
  expect(factcheck(['check', 'none.md']).status).toBe(2);
  const piped = factcheck(['check', '-', '--format', 'json'], 'The Harbour Bridge carries 52,000 vehicles.\n');
  expect(piped.status).toBe(0);
  expect(JSON.parse(piped.stdout).files[0].path).toBe('-');
  expect(factcheck(['--version']).stdout.trim()).toBe(
    JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')).version,
  );
});

test.skipIf(process.platform === 'win32')('linked folders are not walked, and lead in no circle', () => {
  const place = join(folder, 'linked');
  mkdirSync(join(place, 'inner'), { recursive: true });
  writeFileSync(join(place, 'inner/d.md'), 'The Harbour Bridge carries 25,000 vehicles.\n');
  symlinkSync(place, join(place, 'inner/again'));
  symlinkSync(join(place, 'inner'), join(place, 'other'));
  const pathsOf = (path: string): string[] =>
    JSON.parse(factcheck(['check', path, '--format', 'json']).stdout).files.map((file: { path: string }) => file.path);
  expect(pathsOf('linked')).toEqual(['linked/inner/d.md']);
  expect(pathsOf('linked/**/*.md')).toEqual(['linked/inner/d.md']);
  expect(pathsOf('linked/other')).toEqual(['linked/other/d.md']);
  rmSync(place, { recursive: true });
});

test('a draft from elsewhere is named from the working folder', () => {
  mkdirSync(join(folder, 'sub'), { recursive: true });
  const ran = factcheck(['check', '../d.md', '--format', 'json'], undefined, join(folder, 'sub'));
  expect(JSON.parse(ran.stdout).files[0].path).toBe('../d.md');
});

test.skipIf(process.platform === 'win32')('fix follows a link, keeps permissions and leaves nothing behind', () => {
  const draft = join(folder, 'sub/real.md');
  writeFileSync(draft, 'The Harbour Bridge carries 25,000 vehicles.\n');
  chmodSync(draft, 0o640);
  symlinkSync(draft, join(folder, 'link.md'));
  const ran = factcheck(['fix', 'link.md']);
  expect(ran.status).toBe(0);
  expect(lstatSync(join(folder, 'link.md')).isSymbolicLink()).toBe(true);
  expect(statSync(draft).mode & 0o777).toBe(0o640);
  expect(readdirSync(join(folder, 'sub'))).toEqual(['real.md']);
  expect(readFileSync(draft, 'utf8')).toBe('The Harbour Bridge carries 52,000 vehicles.\n');
});

test('a reader that has seen enough is no failure', () => {
  const ran = spawnSync('sh', ['-c', `"${process.execPath}" "${CLI}" facts | head -1`], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(ran.stderr).toBe('');
});

const MANY = join(folder, 'many');
const makeMany = (count: number): void => {
  mkdirSync(MANY, { recursive: true });
  for (let i = 0; i < count; i++)
    writeFileSync(
      join(MANY, `d${String(i).padStart(4, '0')}.md`),
      `A draft. The Harbour Bridge carries ${i % 2 ? '25,000' : '52,000'} vehicles.\n`,
    );
};

test('threads print what one thread prints, with and without kept fact files', () => {
  makeMany(40);
  const one = factcheck(['check', 'many', '--jobs', '1', '--format', 'ndjson', '--all']);
  expect(one.stdout.split('\n')).toHaveLength(41);
  for (const more of [[], ['--no-cache']]) {
    const three = factcheck(['check', 'many', '--jobs', '3', '--format', 'ndjson', '--all', ...more]);
    expect([three.status, three.stderr, three.stdout]).toEqual([1, '', one.stdout]);
  }
  expect(factcheck(['check', 'many', '--jobs', '0']).status).toBe(2);
});

test('fact files are kept outside the drafts’ folder, and not with --no-cache', () => {
  rmSync(CACHE, { recursive: true, force: true });
  factcheck(['check', 'd.md', '--no-cache']);
  expect(() => readdirSync(CACHE)).toThrow();
  factcheck(['check', 'd.md']);
  expect(readdirSync(CACHE)).toHaveLength(1);
  expect(readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.facts-cache'))).toEqual([]);
});

test('Ctrl-C ends a check with what was found, whole, and no complaint', async () => {
  makeMany(1500);
  const child = spawn(process.execPath, [CLI, 'check', 'many', '--jobs', '2', '--format', 'json'], {
    cwd: folder,
    env: ENV,
  });
  let out = '';
  let err = '';
  child.stderr.on('data', (data) => (err += data));
  child.stdout.on('data', (data) => {
    out += data;
    // A second one would end it at once.
    if (out.length > 2000 && out.length - data.length <= 2000) child.kill('SIGINT');
  });
  const [code] = await once(child, 'close');
  const { files } = JSON.parse(out);
  expect([code, err]).toEqual([130, '']);
  expect(files.length).toBeGreaterThan(1);
  expect(files.length).toBeLessThan(1500);
});

test.skipIf(process.platform === 'win32')('an interrupted build leaves the old fact file whole', async () => {
  const place = join(folder, 'built');
  mkdirSync(join(place, 'sources'), { recursive: true });
  writeFileSync(join(place, 'sources/story.md'), '# The mill\n\nThe mill ground 140 tonnes in 2024.\n');
  const old = '# mine\nfacts:\n  mill: { subject: [Mill], properties: { age: { value: 120 years } } }\n';
  writeFileSync(join(place, 'mill.facts.yaml'), old);
  // A document that comes through a pipe: that it is opened says that the build is under way, and it cannot end.
  const pipe = join(place, 'sources/late.md');
  spawnSync('mkfifo', [pipe]);
  const args = ['build', 'sources', 'sources/late.md', '-o', 'mill.facts.yaml'];
  const child = spawn(process.execPath, [CLI, ...args], { cwd: place, env: ENV });
  const end = once(child, 'close');
  const opened = await open(pipe, 'w');
  child.kill('SIGINT');
  const [, signal] = await end;
  await opened.close();
  expect(signal).toBe('SIGINT');
  expect(readFileSync(join(place, 'mill.facts.yaml'), 'utf8')).toBe(old);
  expect(readdirSync(place).sort()).toEqual(['mill.facts.yaml', 'sources']);
});

test('nothing leaves the machine, whatever documents, facts and drafts name', () => {
  const place = join(folder, 'offline');
  mkdirSync(join(place, 'sources'), { recursive: true });
  mkdirSync(join(place, '.git'));
  const attempts = join(programFolder, 'attempts.txt');
  const trap = join(programFolder, 'trap.mjs');
  writeFileSync(
    trap,
    `import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';
const caught = (name) => () => {
  appendFileSync(${JSON.stringify(attempts)}, name + ' ');
  throw new Error('There is no network here.');
};
net.Socket.prototype.connect = caught('connect');
dns.lookup = caught('lookup');
globalThis.fetch = caught('fetch');
`,
  );
  writeFileSync(
    join(place, 'sources/page.html'),
    `<!DOCTYPE html SYSTEM "https://example.org/page.dtd">
<html><head><title>The bridge</title><base href="https://example.org/"><link rel="stylesheet" href="style.css">
<script src="https://example.org/a.js"></script><meta http-equiv="refresh" content="0;url=https://example.org/b"></head>
<body><article><h1>The bridge</h1><img src="https://example.org/c.png"><iframe src="https://example.org/d"></iframe>
<p>The Harbour Bridge of Harwick carries 52,000 vehicles a day, the city says. It opened on 9 May 2015 and cost 42 million euros.</p>
<p>The city of Harwick counts the vehicles on the Harbour Bridge each year, and wants to build a second bridge by 2030.</p>
</article></body></html>`,
  );
  writeFileSync(
    join(place, 'd.md'),
    '---\nfacts: https://example.org/e\n---\n![i](https://example.org/f.png) The Harbour Bridge of Harwick carries 25,000 vehicles a day.\n',
  );
  const trapped = (args: readonly string[]) =>
    spawnSync(process.execPath, ['--import', trap, CLI, ...args], { cwd: place, env: ENV, encoding: 'utf8' });
  expect(trapped(['build', 'sources', '-o', 'facts/bridge.facts.yaml']).status).toBe(0);
  for (const args of [
    ['check', 'd.md', '--all'],
    ['check', 'd.md', '--format', 'sarif'],
    ['report', 'd.md', '--format', 'html'],
    ['verify'],
    ['facts'],
    ['fix', 'd.md', '--dry-run'],
  ])
    expect([args, trapped(args).stdout]).toEqual([args, expect.stringMatching(/\S/)]);
  expect(existsSync(attempts)).toBe(false);
  // The trap is one.
  spawnSync(process.execPath, ['--import', trap, '-e', 'fetch("https://example.org")'], { encoding: 'utf8' });
  expect(readFileSync(attempts, 'utf8')).toBe('fetch ');
});
