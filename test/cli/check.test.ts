import { expect, test } from 'vitest';
import { FACTS, RIGHT, TREE, WRONG } from './bridge.ts';
import { factcheck } from './run.ts';

test.each([
  ['a right draft', ['d.md'], { 'd.md': RIGHT }, 0],
  ['a wrong draft', ['d.md'], { 'd.md': WRONG }, 1],
  ['a wrong draft that may be', ['d.md', '--fail-on', 'never'], { 'd.md': WRONG }, 0],
  [
    'a right draft that may not leave figures open',
    ['d.md', '--fail-on', 'unsupported'],
    { 'd.md': 'They sold 17 cakes.\n' },
    1,
  ],
  ['a missing draft', ['x.md'], {}, 2],
  ['a missing draft beside a wrong one', ['x.md', 'd.md'], { 'd.md': WRONG }, 2],
  ['a folder', ['.'], { 'a/d.md': WRONG, 'b/e.txt': RIGHT }, 1],
  ['no argument', [], { 'a/d.md': RIGHT }, 0],
  ['a pattern', ['*/*.md'], { 'a/d.md': WRONG }, 1],
  ['a folder without drafts', ['a'], { 'a/x.png': 'x' }, 2],
  ['a binary file', ['d.md'], { 'd.md': new Uint8Array([1, 0, 2]) }, 2],
  ['a missing fact file', ['d.md', '--facts', 'nowhere.yaml'], { 'd.md': RIGHT }, 2],
  ['options before paths', ['--facts', 'facts/*.yaml', '--fail-on', 'never', 'd.md'], { 'd.md': WRONG }, 0],
  ['two fact files', ['--facts', 'facts/bridge.yaml', '--facts', 'no/*.yaml', 'd.md'], { 'd.md': WRONG }, 1],
  ['an unknown option', ['d.md', '--frob'], { 'd.md': RIGHT }, 2],
  ['an unknown format', ['d.md', '--format', 'xml'], { 'd.md': RIGHT }, 2],
  ['no such day', ['d.md', '--date', '2025-02-30'], { 'd.md': RIGHT }, 2],
  ['an unknown verdict', ['d.md', '--fail-on', 'wrong'], { 'd.md': RIGHT }, 2],
])('check: exit code for %s', async (_, args, drafts, code) => {
  const ran = await factcheck(['check', ...args], { ...TREE, ...drafts });
  expect([ran.code, ran.out, ran.err]).toEqual([
    code,
    expect.any(String),
    code === 2 ? expect.stringMatching(/\S/) : expect.any(String),
  ]);
});

test('check: a draft with no fact base near is unusable input', async () => {
  const ran = await factcheck(['check', 'd.md'], { 'd.md': RIGHT, '.git/HEAD': '' });
  expect(ran.code).toBe(2);
  expect(ran.err).toMatch(/d\.md: There is no fact base/);
});

test('check: broken YAML is unusable, a broken entry is not, and the rest is in force', async () => {
  const broken = await factcheck(['check', 'd.md'], {
    ...TREE,
    'facts/bridge.yaml': `${FACTS}\n  ]: [\n`,
    'd.md': WRONG,
  });
  expect(broken.code).toBe(2);
  expect(broken.out).toMatch(/25,000/);
  // Each fault once, at its place.
  const told = broken.err.trim().split('\n');
  expect(new Set(told).size).toBe(told.length);
  expect(told.filter((line) => !/^error facts\/bridge\.yaml:\d+:\d+: .* \(factbase\.syntax\)$/.test(line))).toEqual([]);
  const entry = await factcheck(['check', 'd.md'], {
    ...TREE,
    'facts/bridge.yaml': FACTS.replace('2015-05-09', 'soon'),
    'd.md': WRONG,
  });
  expect(entry.code).toBe(1);
  expect(entry.err).toMatch(/facts\/bridge\.yaml:7:23: No date can be read/);
});

test('check: JSON as other programs read it', async () => {
  const ran = await factcheck(['check', 'sub/../d.md', '--format', 'json', '--date', '2025-04-01'], {
    ...TREE,
    'd.md': `\ufeff😀 ok.\r\n\r\n${WRONG}`,
  });
  const { version, errors, files } = JSON.parse(ran.out);
  expect([version, errors, files.length]).toEqual([1, [], 1]);
  expect(files[0]).toMatchObject({ path: 'd.md', language: 'en', date: '2025-04-01' });
  expect(files[0].findings).toEqual([
    {
      start: 37,
      end: 43,
      line: 3,
      column: 28,
      surface: '25,000',
      kind: 'number',
      verdict: 'refuted',
      code: 'fact.refuted',
      fact: 'bridge.traffic',
      confidence: expect.any(Number),
      replacement: '52,000',
      edits: [{ start: 37, end: 43, text: '52,000' }],
      safe: expect.any(Boolean),
      message: expect.stringContaining('25,000'),
      evidence: [
        { source: 'report', title: 'Ten years of the bridge', url: 'https://example.org/r', quote: '52,000 vehicles' },
      ],
    },
  ]);
});

test('check --all adds what is right', async () => {
  const ran = await factcheck(['check', 'd.md', '--all', '--format', 'json'], { ...TREE, 'd.md': WRONG });
  expect(JSON.parse(ran.out).files[0].findings.map((f: { verdict: string }) => f.verdict)).toEqual([
    'refuted',
    'supported',
  ]);
});

test('check: errors are in the JSON too', async () => {
  const ran = await factcheck(['check', 'x.md', '--format', 'json'], TREE);
  expect(JSON.parse(ran.out)).toMatchObject({ errors: [{ path: 'x.md' }], files: [] });
});

test('check: one finding a line', async () => {
  const ran = await factcheck(['check', '.', '--format', 'ndjson'], { ...TREE, 'a.md': WRONG, 'b.md': WRONG });
  expect(
    ran.out
      .trim()
      .split('\n')
      .map((l) => JSON.parse(l).path),
  ).toEqual(['a.md', 'b.md']);
});

test('check: annotations and SARIF', async () => {
  const github = await factcheck(['check', 'd.md', '--format', 'github'], { ...TREE, 'd.md': WRONG });
  expect(github.out).toMatch(/^::error file=d\.md,line=1,endLine=1,col=28,endColumn=34,title=bridge\.traffic::/);
  const sarif = JSON.parse((await factcheck(['check', 'd.md', '--format', 'sarif'], { ...TREE, 'd.md': WRONG })).out);
  expect(sarif.runs[0].results[0]).toMatchObject({
    ruleId: 'fact.refuted',
    locations: [{ physicalLocation: { region: { startLine: 1, startColumn: 28 } } }],
  });
  const { rules } = sarif.runs[0].tool.driver;
  expect(rules.map(({ id }: { id: string }) => id)).toContain('fact.refuted');
  for (const rule of rules) {
    const texts = [rule.shortDescription, rule.fullDescription, rule.help].map(({ text }) => text);
    for (const text of texts) expect(text, rule.id).toMatch(/^\p{Lu}.*\.$/u);
  }
});

test('check: for people', async () => {
  const { out } = await factcheck(['check', 'd.md'], { ...TREE, 'd.md': WRONG });
  const rows = out.split('\n');
  expect(rows[0]).toBe('d.md');
  expect(rows[1]).toMatch(/^ {2}1:28 {2}refuted /);
  expect(rows[3]!.indexOf('^')).toBe(rows[2]!.indexOf('25,000'));
  expect(rows[3]!.trim()).toBe('^^^^^^');
  expect(out).toMatch(/fix: 52,000/);
  expect(out).toMatch(/“52,000 vehicles” — City, “Ten years of the bridge”/);
  expect(out).toMatch(/2 figures in 1 draft: 1 refuted, 1 supported/);
});

test('check reads the standard input as a file of the given name', async () => {
  const ran = await factcheck(['check', '-', '--format', 'json', '--stdin-filename', 'sub/d.md'], TREE, WRONG);
  expect(ran.code).toBe(1);
  expect(JSON.parse(ran.out).files[0].path).toBe('-');
});

test('settings beside the facts: what fails, what is left out', async () => {
  const settings = { 'factcheck.yaml': 'failOn: [never]\nexclude: [old/**]\n' };
  const ran = await factcheck(['check', '.', '--format', 'json'], {
    ...TREE,
    ...settings,
    'd.md': WRONG,
    'old/e.md': WRONG,
  });
  expect(ran.code).toBe(0);
  expect(JSON.parse(ran.out).files.map((f: { path: string }) => f.path)).toEqual(['d.md']);
});

test('a wrong word in the settings is told as theirs', async () => {
  const tree = { ...TREE, 'factcheck.yaml': 'failOn: [wrong]\n', 'd.md': RIGHT };
  const { code, err } = await factcheck(['check', 'd.md'], tree);
  expect([code, err]).toEqual([2, expect.stringMatching(/^failOn in factcheck\.yaml takes .*; “wrong” is none\.\n$/)]);
});

test('check: rounded figures are accepted, remarked on or wrong, as a flag says, else the settings', async () => {
  const facts = TREE['facts/bridge.yaml'].replace('value: 52,000', 'value: 52,340');
  const draft = 'The Harbour Bridge carries 52,000 vehicles. It opened on 9 May 2015.\n';
  const found = async (args: readonly string[], more = {}, text = draft): Promise<[number, unknown[]]> => {
    const tree = { ...TREE, 'facts/bridge.yaml': facts, 'd.md': text, ...more };
    const ran = await factcheck(['check', 'd.md', '--format', 'json', ...args], tree);
    const [{ findings }] = JSON.parse(ran.out).files;
    return [
      ran.code,
      findings.map((f: Record<string, unknown>) => [f.surface, f.verdict, f.code, f.replacement, f.safe ?? false]),
    ];
  };
  const remarked = ['52,000', 'supported', 'fact.rounded', '52,340', false];
  const wrong = ['52,000', 'refuted', 'fact.refuted', '52,340', expect.any(Boolean)];
  const desk = { 'facts/factcheck.yaml': 'rounding: exact\n' };
  expect(await found([])).toEqual([0, []]);
  expect(await found(['--rounding', 'remark'])).toEqual([0, [remarked]]);
  expect(await found(['--rounding', 'remark', '--fail-on', 'fact.rounded'])).toEqual([1, [remarked]]);
  expect(await found(['--rounding', 'exact'])).toEqual([1, [wrong]]);
  expect(await found([], desk)).toEqual([1, [wrong]]);
  expect(await found(['--rounding', 'accept'], desk)).toEqual([0, []]);
  for (const right of ['52,340', 'about 52,000'])
    expect(await found(['--rounding', 'exact'], {}, draft.replace('52,000', right))).toEqual([0, []]);
  expect(await found(['--rounding', 'remark'], {}, draft.replace('vehicles.', 'vehicles.<!-- stet -->'))).toEqual([
    0,
    [],
  ]);
  const pretty = await factcheck(['check', 'd.md', '--rounding', 'remark'], {
    ...TREE,
    'facts/bridge.yaml': facts,
    'd.md': draft,
  });
  expect(pretty.out).toMatch(/1:28 {2}rounded {2}“52,000” is rounded: 52,340 \(City\)\./);
  expect(pretty.out).toMatch(/2 figures in 1 draft: 1 supported, 1 rounded/);
  expect((await factcheck(['check', 'd.md', '--rounding', 'loose'], TREE)).code).toBe(2);
});

test('check: a draft that contradicts itself is told so, with both places', async () => {
  const facts = TREE['facts/bridge.yaml'].replace('value: 52,000', 'value: more than 50,000');
  const text = 'The Harbour Bridge carries 52,000 vehicles.\n\nThe Harbour Bridge carries 64,000 vehicles.\n';
  const files = { ...TREE, 'facts/bridge.yaml': facts, 'd.md': text };
  const json = await factcheck(['check', 'd.md', '--format', 'json'], files);
  expect(json.code).toBe(0);
  const [{ findings }] = JSON.parse(json.out).files;
  expect(findings).toMatchObject([
    { code: 'draft.inconsistent', surface: '64,000', line: 3, elsewhere: { surface: '52,000', line: 1, column: 28 } },
  ]);
  expect((await factcheck(['check', 'd.md', '--fail-on', 'draft.inconsistent'], files)).code).toBe(1);
  const sarif = JSON.parse((await factcheck(['check', 'd.md', '--format', 'sarif'], files)).out);
  const [{ relatedLocations }] = sarif.runs[0].results;
  expect(relatedLocations[0].physicalLocation.region).toMatchObject({ startLine: 1, snippet: { text: '52,000' } });
});
