import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { runBuild } from '../../server/src/build/runBuild.ts';
import { runVerify } from '../../server/src/build/runVerify.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';

const tools = loadBuildTools();
const cwd = mkdtempSync(join(tmpdir(), 'build-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const lines: string[] = [];
const console = { out: (l: string) => lines.push(l), err: (l: string) => lines.push(`! ${l}`) };
const write = (name: string, text: string): void => writeFileSync(join(cwd, name), text);
const read = (name: string): string => readFileSync(join(cwd, name), 'utf8');

const SOURCE = `---
title: Aldbrook Mill
date: 2026-06-10
---

The mill sold 4,120 tonnes of flour to the bakers of the valley. Its wheel weighs 31 tonnes.

The weir was opened on 12 March.
`;

const build = (more: Partial<Parameters<typeof runBuild>[0]> = {}) =>
  runBuild({ sources: ['sources'], output: 'x.facts.yaml', cwd, ...more }, tools, console);
const verify = (more: { strict?: boolean } = {}) =>
  runVerify({ files: ['x.facts.yaml'], today: '2026-06-10', cwd, ...more }, tools, console);

beforeEach(async () => {
  lines.length = 0;
  rmSync(join(cwd, 'sources'), { recursive: true, force: true });
  rmSync(join(cwd, 'x.facts.yaml'), { force: true });
  mkdirSync(join(cwd, 'sources'));
  write('sources/mill.md', SOURCE);
});

describe('build', () => {
  test('writes a file in one step, and nothing when nothing changed', async () => {
    expect(await build()).toBe(0);
    const first = read('x.facts.yaml');
    expect(first).toContain('document: sources/mill.md');
    expect(await build()).toBe(0);
    expect(read('x.facts.yaml')).toBe(first);
    expect(lines.at(-1)).toContain('0 facts added, 0 changed, 0 gone');
    expect(readdirSync(cwd).filter((f) => f.endsWith('.tmp'))).toEqual([]);
  });

  test('a dry run shows the difference and writes nothing', async () => {
    await build();
    const before = read('x.facts.yaml');
    write('sources/mill.md', SOURCE.replace('31 tonnes', '33 tonnes'));
    lines.length = 0;
    expect(await build({ dryRun: true })).toBe(0);
    expect(lines.some((l) => l.startsWith('+') && l.includes('33 tonnes'))).toBe(true);
    expect(read('x.facts.yaml')).toBe(before);
  });

  test('what was added, changed and gone is told', async () => {
    await build();
    write('sources/mill.md', SOURCE.replace('The weir was opened on 12 March.', 'The mill employs 46 people.'));
    lines.length = 0;
    await build();
    expect(lines.filter((l) => /^(added|gone)/.test(l))).toHaveLength(2);
  });

  test('a source added later joins those of before', async () => {
    await build();
    write('later.md', SOURCE.replace('2026-06-10', '2026-06-12'));
    await build({ sources: ['later.md'] });
    const text = read('x.facts.yaml');
    expect(text.match(/4,120 tonnes/g)).toHaveLength(3); // the value and two quotes
    expect(text).toContain('document: later.md');
  });

  test('a document that cannot be read is named; the others are built; the exit code says so', async () => {
    write('sources/broken.pdf', 'no pdf');
    expect(await build()).toBe(2);
    expect(lines.some((l) => l.startsWith('! sources/broken.pdf: not a readable PDF'))).toBe(true);
    expect(read('x.facts.yaml')).toContain('4,120 tonnes');
  });

  test('a fact file that is no YAML is left as it is', async () => {
    write('x.facts.yaml', 'facts: [\n');
    expect(await build()).toBe(2);
    expect(read('x.facts.yaml')).toBe('facts: [\n');
  });

  test('of some lines only their facts are taken, and nothing else is touched', async () => {
    await build({ sources: ['sources/mill.md'], lines: { from: 8, to: 8 } });
    const first = read('x.facts.yaml');
    expect(first).toContain('2026-03-12');
    expect(first).not.toContain('4,120');
    await build({ sources: ['sources/mill.md'], lines: { from: 6, to: 6 } });
    const second = read('x.facts.yaml');
    for (const text of ['2026-03-12', '4,120', '31 tonnes']) expect(second).toContain(text);
    expect(await build({ sources: ['sources/mill.md'], lines: { from: 1, to: 3 } })).toBe(2);
    expect(read('x.facts.yaml')).toBe(second);
  });

  test('with no readable document nothing is written', async () => {
    expect(await build({ sources: ['nowhere.md'] })).toBe(2);
    expect(readdirSync(cwd)).not.toContain('x.facts.yaml');
  });
});

describe('verify', () => {
  test('all well', async () => {
    await build();
    expect(await verify()).toBe(0);
    expect(lines.at(-1)).toMatch(/^3 quotes anchored, 0 drift, 0 changed, 0 vanished/);
  });

  const cases: [string, (text: string) => string, RegExp][] = [
    ['a changed figure', (t) => t.replace('31 tonnes', '33 tonnes'), /changed .*“31 tonnes” now: 33 tonnes/],
    ['a vanished quote', (t) => t.replace('Its wheel weighs 31 tonnes.', ''), /vanished .*“31 tonnes”/],
    ['an edit around a quote', (t) => t.replace('weighs 31 tonnes', 'weighs 31 metric tonnes'), /drift .*“31 tonnes”/],
  ];
  for (const [name, edit, expected] of cases)
    test(name, async () => {
      await build();
      write('sources/mill.md', edit(SOURCE));
      expect(await verify()).toBe(1);
      expect(lines.join('\n')).toMatch(expected);
    });

  test('documents that are not here are named once, and count when that is asked for', async () => {
    await build();
    rmSync(join(cwd, 'sources/mill.md'));
    expect(await verify()).toBe(0);
    expect(lines.join('\n')).toMatch(
      /mill-2026-06-10: its document is not available .*quotes not checked: 3\n0 quotes anchored/,
    );
    expect(await verify({ strict: true })).toBe(1);
  });

  test('a missing document, an expired and a disputed fact', async () => {
    await build();
    rmSync(join(cwd, 'sources/mill.md'));
    write(
      'x.facts.yaml',
      `${read('x.facts.yaml').replace(/seen:[\s\S]*$/, '')}  lock:
    subject: [Lock]
    properties:
      fee: { value: 12 euros, validUntil: 2026-01-01 }
      width:
        values:
          - { value: 3 m, evidence: [{ source: mill-2026-06-10 }] }
          - { value: 4 m, evidence: [{ source: mill-2026-06-10 }] }
`,
    );
    expect(await verify()).toBe(1);
    expect(lines.at(-1)).toMatch(/^0 quotes anchored, .* 0 unreadable, 1 disputed, 1 expired; 3 not checked/);
    expect(lines.filter((line) => line.includes('its document is not available'))).toHaveLength(1);
  });
});
