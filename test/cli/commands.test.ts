import { expect, test } from 'vitest';
import { DISPUTED, RIGHT, TREE, WRONG } from './bridge.ts';
import { factcheck, type Ran } from './run.ts';

/** The draft after a command, with its byte-order mark. */
const textIn = ({ files }: Ran): string => new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.get('/w/d.md'));

test.each([['--help'], ['--version'], ['check', '--help']])('%s %s', async (...argv) => {
  expect((await factcheck(argv, {})).code).toBe(0);
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
  for (const place of ['d.md', 'd.md:0:1', '.:1:1', '*.md:1:1']) {
    const { code, out, err } = await at(place);
    expect([code, out, err]).toEqual([2, '', expect.stringContaining(`“${place}” is no place in a file`)]);
  }
});

test('fix writes only what is safe, and keeps the byte-order mark and line ends', async () => {
  const text = '\ufeff# Traffic\r\n\r\nThe Harbour Bridge carries 25,000 vehicles. The bridge cost $420 million.\r\n';
  const ran = await factcheck(['fix', 'd.md'], { ...DISPUTED, 'd.md': text });
  // Two sources give two costs: which of them the draft means is not for a program to say.
  expect(ran.out).toBe('d.md:3:28  25,000 → 52,000\n1 figure corrected; 1 more disagrees and is left to you\n');
  expect(textIn(ran)).toBe(text.replace('25,000', '52,000'));
  expect(ran.code).toBe(0);
});

test('fix counts figures, not edits, and with --dry-run writes nothing', async () => {
  const facts = TREE['facts/bridge.yaml'].replace('value: 52,000', 'value: 8 billion USD').replace(/ +of: .*\n/, '');
  const tree = { ...TREE, 'facts/bridge.yaml': facts };
  const text = 'The Harbour Bridge has a $5 billion traffic. It opened on 9 May 2015.\n';
  const ran = await factcheck(['fix', 'd.md', '--dry-run'], { ...tree, 'd.md': text });
  expect(ran.out).toBe(
    'd.md:1:24  a → an\nd.md:1:26  $5 billion → $8 billion\n1 figure would be corrected (dry run, nothing written)\n',
  );
  expect(textIn(ran)).toBe(text);
});

test('fix leaves a file that is not in UTF-8 alone', async () => {
  const bytes = new TextEncoder().encode(`${WRONG}X`);
  bytes[bytes.length - 1] = 0xe9;
  const ran = await factcheck(['fix', 'd.md'], { ...TREE, 'd.md': bytes });
  expect(ran.files.get('/w/d.md')).toEqual(bytes);
  expect([ran.code, ran.out, ran.err]).toEqual([
    2,
    '0 figures corrected; 1 more disagrees and is left to you\n',
    'd.md: it is not in UTF-8; nothing was written.\n',
  ]);
});

test('facts: what the base holds', async () => {
  const json = JSON.parse((await factcheck(['facts', '--format', 'json'], TREE)).out);
  expect(
    json.facts.map((f: { id: string; evidence: number; disputed: boolean }) => [f.id, f.evidence, f.disputed]),
  ).toEqual([
    ['bridge.opened', 1, false],
    ['bridge.traffic', 1, false],
  ]);
  expect((await factcheck(['facts'], TREE)).out).toBe(
    [
      'bridge',
      '  opened   2015-05-09  1 piece of evidence',
      '  traffic  52,000      1 piece of evidence',
      '',
      'report: City — 2 facts',
      '2 facts, 1 source, 0 figures seen, 0 disputed in facts/bridge.yaml',
      '',
    ].join('\n'),
  );
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

test('report in another language than the draft’s', async () => {
  const { out } = await factcheck(['report', 'd.md', '--in', 'fr'], { ...TREE, 'd.md': WRONG });
  expect(out).toMatch(/✗ En désaccord/);
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

const BUILT = {
  ...TREE,
  'facts/bridge.yaml': TREE['facts/bridge.yaml'].replace(
    'publisher: City',
    'publisher: City, document: ../news/report.md',
  ),
  'news/report.md': WRONG,
};

test('documents that the facts were built from are no drafts of their folder', async () => {
  const checked = await factcheck(['check', '.', '--format', 'json'], { ...BUILT, 'd.md': WRONG });
  expect(JSON.parse(checked.out).files.map((f: { path: string }) => f.path)).toEqual(['d.md']);
  const fixed = await factcheck(['fix'], BUILT);
  expect([fixed.code, fixed.out]).toEqual([0, '0 figures corrected\n']);
  expect((await factcheck(['report'], BUILT)).out).not.toContain('25,000');
  // Named, they are checked.
  for (const paths of [['news/report.md'], ['.', 'news/report.md'], ['news/*.md']])
    expect((await factcheck(['check', ...paths], BUILT)).out).toContain('news/report.md\n  1:28  refuted');
});

test('a fact file is no draft', async () => {
  for (const command of ['check', 'fix', 'report', 'explain']) {
    const path = command === 'explain' ? 'facts/bridge.yaml:6:1' : 'facts/bridge.yaml';
    const { code, err } = await factcheck([command, path], TREE);
    expect([command, code, err]).toEqual([command, 2, expect.stringContaining('This is a fact file, and no draft.')]);
  }
});

test.each([
  [['check', 'd.md', '--facts', 'nowhere.yaml'], 'There is no fact file or folder nowhere.yaml (--facts).\n'],
  [['facts', '--facts', 'nowhere'], 'There is no fact file or folder nowhere (--facts).\n'],
  [['verify', '--facts', 'facts/no.yaml'], 'There is no fact file or folder facts/no.yaml (--facts).\n'],
  [['check', 'd.md', '--facts', 'no/*.yaml'], 'No fact file fits --facts no/*.yaml.\n'],
  [['report', 'x.md'], 'x.md: There is no such file or folder.\n'],
  [['check', 'd.md', '--lang', 'xx'], '--lang takes one of en, fr, de, es, it, pt, nl, zh, ja; “xx” is none.\n'],
  [['mentions', 'd.md', '--lang', 'xx'], '--lang takes one of en, fr, de, es, it, pt, nl, zh, ja; “xx” is none.\n'],
  [['mentions', 'd.md', '--date', 'soon'], '--date takes a day as YYYY-MM-DD; “soon” is none.\n'],
  [['verify', '--date', 'soon'], '--date takes a day as YYYY-MM-DD; “soon” is none.\n'],
  [['build', 'facts', '-o', 'x.facts.yaml', '--lines', '3'], '--lines takes lines of one document, as 12 or 12-14.\n'],
  [['init', 'd.md'], 'd.md is a file; name a folder.\n'],
])('unusable input is told in a line, and nothing else is said: %j', async (argv, said) => {
  const { code, out, err } = await factcheck(argv, { ...TREE, 'd.md': RIGHT });
  expect([code, out, err]).toEqual([2, '', said]);
});

test('what is wrong with a line of texts is told by its number', async () => {
  const { code, out, err } = await factcheck(['mentions', '--jsonl'], {}, 'no json\n{"id":2}\n{"id":3,"text":"12"}\n');
  expect([code, err]).toEqual([2, 'Line 1: this is no JSON object.\nLine 2: there is no "text".\n']);
  expect(JSON.parse(out)).toMatchObject({ id: 3, results: [{ value: 12 }] });
});

test('report reads the standard input as a file of the given name', async () => {
  const { code, out } = await factcheck(
    ['report', '-', '--stdin-filename', 'd.html'],
    TREE,
    `<h1>Cars</h1><p>${WRONG}</p>`,
  );
  expect([code, out]).toEqual([0, expect.stringMatching(/^# Fact check\n\n## Cars\n[\s\S]*25,000 → \*\*52,000\*\*/)]);
});
