import { expect, test } from 'vitest';
import { DISPUTED, TREE, WRONG } from './bridge.ts';
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
  expect((await at('d.md')).code).toBe(2);
});

test('fix writes only what is safe, and keeps the byte-order mark and line ends', async () => {
  const text = '\ufeff# Traffic\r\n\r\nThe Harbour Bridge carries 25,000 vehicles. The bridge cost $420 million.\r\n';
  const ran = await factcheck(['fix', 'd.md'], { ...DISPUTED, 'd.md': text });
  // Two sources give two costs: which of them the draft means is not for a program to say.
  expect(ran.out).toContain('d.md:3:28  25,000 → 52,000\n1 figure corrected');
  expect(textIn(ran)).toBe(text.replace('25,000', '52,000'));
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
