import { expect, test } from 'vitest';
import { clip, widthOf } from '../../server/src/cli/formats/terminal.ts';
import { linesOf, offsetAt, positionAt } from '../../server/src/cli/lines.ts';
import { factcheck } from './run.ts';

const FACTS = `sources:
  report: { title: Ten years of the bridge, publisher: City, url: "https://example.org/r" }
facts:
  bridge:
    subject: { en: [Harbour Bridge], fr: [pont du Port] }
    properties:
      opened: { date: 2015-05-09, label: { en: opened, fr: ouvert }, evidence: [{ source: report, quote: { exact: opened on 9 May 2015 } }] }
      traffic:
        value: 52,000
        of: { en: vehicles, fr: véhicules }
        role: count
        evidence: [{ source: report, quote: { exact: "52,000 vehicles" } }]
`;
const TREE = { '.git/HEAD': '', 'facts/bridge.yaml': FACTS };
const WRONG = 'The Harbour Bridge carries 25,000 vehicles. It opened on 9 May 2015.\n';
const RIGHT = 'The Harbour Bridge carries 52,000 vehicles.\n';

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
  for (const rule of sarif.runs[0].tool.driver.rules) {
    const texts = [rule.shortDescription, rule.fullDescription, rule.help].map(({ text }) => text);
    for (const text of texts) expect(text, rule.id).toMatch(/^\p{Lu}.*\.$/u);
  }
});

test('report in another language than the draft’s', async () => {
  const { out } = await factcheck(['report', 'd.md', '--in', 'fr'], { ...TREE, 'd.md': WRONG });
  expect(out).toMatch(/✗ En désaccord/);
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

test('explain: the figure at a place, or the nearest of the line', async () => {
  const tree = { ...TREE, 'd.md': WRONG };
  const at = async (place: string) => factcheck(['explain', place, '--format', 'json'], tree);
  expect(JSON.parse((await at('d.md:1:30')).out)).toMatchObject({
    surface: '25,000',
    verdict: 'refuted',
    why: expect.any(Array),
  });
  expect(JSON.parse((await at('d.md:1:60')).out)).toMatchObject({ surface: '9 May 2015', verdict: 'supported' });
  expect((await at('d.md:9:1')).code).toBe(2);
  expect((await at('d.md')).code).toBe(2);
});

test('fix writes only what is safe, and keeps the byte-order mark and line ends', async () => {
  const ran = await factcheck(['fix', 'd.md'], { ...TREE, 'd.md': `\ufeff${WRONG.replace('\n', '\r\n')}` });
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(ran.files.get('/w/d.md'));
  const fixed = /1 figure corrected/.test(ran.out);
  expect(text).toBe(
    `\ufeff${fixed ? WRONG.replace('25,000', '52,000').replace('\n', '\r\n') : WRONG.replace('\n', '\r\n')}`,
  );
  expect(ran.code).toBe(0);
});

test('fix leaves a file that is not in UTF-8 alone', async () => {
  const bytes = new TextEncoder().encode(`${WRONG}X`);
  bytes[bytes.length - 1] = 0xe9;
  const ran = await factcheck(['fix', 'd.md'], { ...TREE, 'd.md': bytes });
  expect(ran.files.get('/w/d.md')).toEqual(bytes);
});

test('facts: what the base holds', async () => {
  const json = JSON.parse((await factcheck(['facts', '--format', 'json'], TREE)).out);
  expect(
    json.facts.map((f: { id: string; evidence: number; disputed: boolean }) => [f.id, f.evidence, f.disputed]),
  ).toEqual([
    ['bridge.opened', 1, false],
    ['bridge.traffic', 1, false],
  ]);
  expect((await factcheck(['facts'], TREE)).out).toMatch(/2 facts, 1 sources/);
});

test('mentions: figures and dates, checked or not', async () => {
  const { out } = await factcheck(['mentions', 'd.md'], { 'd.md': WRONG });
  expect(out.split('\n').slice(0, 2)).toEqual([
    'd.md:1:28  25,000  number  25,000',
    'd.md:1:58  9 May 2015  date  2015-05-09',
  ]);
});

test('mentions --jsonl answers each line', async () => {
  const { out } = await factcheck(['mentions', '--jsonl'], {}, '{"id":1,"text":"It fell by 12 %.","lang":"en"}\n');
  expect(JSON.parse(out)).toMatchObject({ id: 1, results: [{ kind: 'percent' }] });
});

test('report: every figure with its verdict', async () => {
  const { out } = await factcheck(['report', 'd.md'], { ...TREE, 'd.md': WRONG });
  expect(out).toMatch(/\| 1 \| 1 \| 25,000 → \*\*52,000\*\* \| ✗ Disagrees \| .*52,000 \|/);
  const page = await factcheck(['report', '--format', 'html', 'd.md'], { ...TREE, 'd.md': WRONG });
  expect(page.out).toMatch(/^<!DOCTYPE html>[\s\S]*25,000<\/span><sup>/);
});

test('init writes a fact base that can be read, once', async () => {
  const first = await factcheck(['init'], { '.git/HEAD': '' });
  expect(first.code).toBe(0);
  const tree = Object.fromEntries(first.files);
  const facts = JSON.parse((await factcheck(['facts', '--format', 'json'], tree)).out);
  expect(facts.problems.filter((p: { severity: string }) => p.severity !== 'information')).toEqual([]);
  expect((await factcheck(['init'], tree)).code).toBe(2);
});

test.each([['--help'], ['--version'], ['check', '--help']])('%s %s', async (...argv) => {
  expect((await factcheck(argv, {})).code).toBe(0);
});

test('lines end at \\n, \\r\\n and \\r; columns count UTF-16 units', () => {
  const lines = linesOf('a😀\r\nb\rc\n');
  expect([0, 3, 5, 7, 9].map((at) => positionAt(lines, at))).toEqual([
    { line: 1, column: 1 },
    { line: 1, column: 4 },
    { line: 2, column: 1 },
    { line: 3, column: 1 },
    { line: 4, column: 1 },
  ]);
  expect(offsetAt(lines, 2, 1)).toBe(5);
  expect(offsetAt(lines, 1, 99)).toBe(3);
  expect(offsetAt(lines, 9, 1)).toBeUndefined();
});

test('an excerpt keeps the underline under the figure', () => {
  const line = `${'word '.repeat(60)}十二 12 ${'more '.repeat(60)}`;
  const at = line.indexOf('12');
  const { text, before, width } = clip(line, at, 2, 80);
  expect(widthOf(text)).toBeLessThan(90);
  expect(width).toBe(2);
  expect(widthOf(text.slice(0, text.indexOf('12')))).toBe(before);
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
