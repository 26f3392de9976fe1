import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { runBuild } from '../../server/src/build/runBuild.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';

const tools = loadBuildTools();
const root = mkdtempSync(join(tmpdir(), 'stable-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const SOURCES: Readonly<Record<string, string>> = {
  'a-orchard.md':
    '---\ndate: 2026-05-04\n---\n# Orchard\n\nThe Pellworth orchard sold 312 tonnes of apples. Its 27 pickers earn 14.20 euros an hour.\n',
  'b-cider.md':
    '---\ndate: 2026-05-11\n---\n# Cider\n\nPellworth pressed 58,000 litres of cider. A bottle costs 4.90 euros.\n',
  'c-frost.md':
    '---\ndate: 2026-05-18\n---\n# Frost\n\nThe frost of 21 April took 35 % of the blossom at Pellworth. The Pellworth orchard had sold 312 tonnes of apples.\n',
};

let count = 0;
/** A folder with some of the sources, and what the file holds after building from them in this order. */
function folder() {
  const cwd = join(root, `f${count++}`);
  mkdirSync(cwd);
  const file = join(cwd, 'x.facts.yaml');
  const said: string[] = [];
  const console = { out: (l: string) => said.push(l), err: (l: string) => said.push(`! ${l}`) };
  return {
    cwd,
    said,
    put: (name: string, text = SOURCES[name]!) => writeFileSync(join(cwd, name), text),
    take: (name: string) => rmSync(join(cwd, name)),
    build: (names: readonly string[], more: object = {}) =>
      runBuild({ sources: names, output: file, cwd }, tools, { ...console, ...more }),
    text: () => readFileSync(file, 'utf8'),
    edit: (change: (text: string) => string) => writeFileSync(file, change(readFileSync(file, 'utf8'))),
    ids: () => idsIn(readFileSync(file, 'utf8')),
  };
}

/** Ids by what each fact says. */
function idsIn(text: string): Record<string, string> {
  const { facts } = parse(text) as {
    facts: Record<string, { properties: Record<string, { value?: unknown; date?: unknown }> }>;
  };
  return Object.fromEntries(
    Object.entries(facts).flatMap(([subject, { properties }]) =>
      Object.entries(properties).map(([name, p]) => [String(p.value ?? p.date), `${subject}.${name}`]),
    ),
  );
}

const names = Object.keys(SOURCES);

describe('ids', () => {
  test('stay when a source is added, and when it goes', async () => {
    const f = folder();
    for (const name of names) f.put(name);
    await f.build(names.slice(0, 2));
    const before = f.ids();
    expect(Object.keys(before)).toHaveLength(5);
    await f.build(names);
    const all = f.ids();
    expect(all).toMatchObject(before);
    expect(Object.keys(all).length).toBeGreaterThan(5);
    f.put(names[1]!, '---\ndate: 2026-05-11\n---\n# Cider\n\nThere is none left.\n');
    await f.build(names);
    const after = f.ids();
    for (const [value, id] of Object.entries(after)) expect([value, all[value]]).toEqual([value, id]);
    expect(Object.values(after)).not.toContain(all['58,000 litres']);
  });

  test('do not depend on the order in which sources are named', async () => {
    const texts = await Promise.all(
      [names, [...names].reverse()].map(async (order) => {
        const f = folder();
        for (const name of names) f.put(name);
        await f.build(names);
        const before = f.text();
        await f.build(order);
        return [before, f.text()];
      }),
    );
    for (const [before, after] of texts) expect(after).toBe(before);
  });

  test('stay when a paragraph is put before the others', async () => {
    const f = folder();
    f.put(names[0]!);
    await f.build([names[0]!]);
    const before = f.ids();
    f.put(names[0]!, SOURCES[names[0]!]!.replace('# Orchard\n', '# Orchard\n\nThe trees stand on 44 hectares.\n'));
    await f.build([names[0]!]);
    expect(f.ids()).toMatchObject(before);
    expect(f.ids()).toHaveProperty(['44 hectares']);
  });
});

describe('what was written by hand', () => {
  test('comments, added entries and changed values outlive a rebuild from other sources', async () => {
    const f = folder();
    for (const name of names) f.put(name);
    await f.build(names.slice(0, 2));
    f.edit((text) =>
      text
        .replace('value: 312 tonnes', 'value: 318 tonnes # asked the owner')
        .replace(
          /^facts:/m,
          '# Checked in May.\nfacts:\n  press:\n    subject: [Press]\n    properties:\n      age: { value: 80 years }',
        ),
    );
    await f.build(names);
    for (const kept of ['318 tonnes # asked the owner', '# Checked in May.', 'age: { value: 80 years }'])
      expect(f.text()).toContain(kept);
    expect(f.said.some((line) => line.startsWith('kept'))).toBe(true);
  });

  test('an interrupted build leaves the file as it was, and nothing beside it', async () => {
    const f = folder();
    for (const name of names) f.put(name);
    await f.build(names.slice(0, 1));
    const before = f.text();
    const interrupted = f.build(names, {
      progress: (done: number) => {
        if (done > 1) throw new Error('interrupted');
      },
    });
    await expect(interrupted).rejects.toThrow('interrupted');
    expect(f.text()).toBe(before);
    expect(readdirSync(f.cwd).sort()).toEqual([...names, 'x.facts.yaml'].sort());
  });
});
