// `check` over many drafts: in order, with a bounded number under way, whatever the lanes; texts as JSON lines; Ctrl-C.
import { expect, test } from 'vitest';
import { inOrder } from '../../server/src/cli/inOrder.ts';
import type { Lane } from '../../server/src/cli/lanes.ts';
import { progressOn } from '../../server/src/cli/progress.ts';
import { factcheck } from './run.ts';

const FACTS = {
  '.git/HEAD': '',
  'facts/f.facts.yaml':
    'sources: { s: { title: T } }\nfacts:\n  bridge:\n    subject: { en: [Harbour Bridge] }\n    properties:\n      traffic: { value: "52,000", of: { en: vehicles }, evidence: s }\n',
};
const WRONG = 'The Harbour Bridge carries 25,000 vehicles.\n';
const RIGHT = 'The Harbour Bridge carries 52,000 vehicles.\n';
const later = (turns: number): Promise<void> =>
  turns === 0 ? Promise.resolve() : new Promise((resolve) => setImmediate(() => later(turns - 1).then(resolve)));

test('results come in the order of the jobs, and never more than the window are under way', async () => {
  let under = 0;
  let most = 0;
  let pulled = 0;
  const jobs = function* () {
    for (let i = 0; i < 200; i++) {
      pulled++;
      yield i;
    }
  };
  const worker = {
    async run(job: number) {
      most = Math.max(most, ++under);
      // The first of each ten is the slowest.
      await later(job % 10 === 0 ? 9 : 1);
      under--;
      return job;
    },
  };
  const seen: number[] = [];
  let ahead = 0;
  for await (const result of inOrder(
    jobs(),
    () => [worker, { ...worker }],
    () => 6,
  )) {
    seen.push(result);
    ahead = Math.max(ahead, pulled - seen.length);
  }
  expect(seen).toEqual(Array.from({ length: 200 }, (_, i) => i));
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(6);
  expect(ahead).toBeLessThanOrEqual(6);
});

test('a failure reaches the caller, and no earlier than its turn', async () => {
  const run = async (job: number): Promise<number> => {
    if (job === 3) throw new Error('three');
    return job;
  };
  const seen: number[] = [];
  await expect(async () => {
    for await (const result of inOrder(
      [1, 2, 3, 4],
      () => [{ run }],
      () => 4,
    ))
      seen.push(result);
  }).rejects.toThrow('three');
  expect(seen).toEqual([1, 2]);
});

test('with lanes beside it, what is printed is the same', async () => {
  const tree: Record<string, string> = { ...FACTS };
  for (let i = 0; i < 60; i++) tree[`drafts/d${String(i).padStart(2, '0')}.md`] = i % 3 ? WRONG : `${RIGHT}\n${WRONG}`;
  const alone = await factcheck(['check', 'drafts', '--format', 'json', '--all'], tree);
  let started = 0;
  let taken = 0;
  const threads = (here: Lane): readonly Lane[] => {
    started++;
    const run: Lane['run'] = async (job) => {
      taken++;
      await later(3);
      return here.run(job);
    };
    return [{ run }];
  };
  const beside = await factcheck(['check', 'drafts', '--format', 'json', '--all'], tree, '', { threads, slow: true });
  expect(beside.out).toBe(alone.out);
  expect([beside.code, alone.code]).toEqual([1, 1]);
  expect(started).toBe(1);
  expect(taken).toBeGreaterThan(10);
  const few = await factcheck(['check', 'drafts/d00.md', 'drafts/d01.md'], tree, '', { threads, slow: true });
  expect([few.code, started]).toEqual([1, 1]);
});

test('texts as JSON lines: a line for each, in order, with its id', async () => {
  const lines = [
    { id: 7, text: WRONG },
    { path: 'drafts/a.html', text: `<p>${RIGHT}</p>` },
    'no json',
    { id: 'fr', text: 'Le pont, en avril dernier.', language: 'fr', date: '2025-07-20' },
    { id: 'x' },
    { id: 'y', text: 'a', date: 'tomorrow' },
  ];
  const stdin = `${lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n')}\n\n`;
  const { code, out, err } = await factcheck(['check', '--stdin-ndjson', '--all'], FACTS, stdin);
  const answers = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers.map(({ id, path }) => [id, path])).toEqual([
    [7, '7'],
    [undefined, 'drafts/a.html'],
    [undefined, 'line 3'],
    ['fr', 'fr'],
    ['x', 'x'],
    ['y', 'y'],
  ]);
  expect(answers[0].findings).toMatchObject([{ verdict: 'refuted', surface: '25,000', line: 1 }]);
  expect(answers[1].findings).toMatchObject([{ verdict: 'supported' }]);
  expect(answers[3]).toMatchObject({ language: 'fr', date: '2025-07-20' });
  expect(answers.filter((a) => a.error).map((a) => a.error.message)).toEqual([
    'Line 3: this is no JSON object.',
    'Line 5: there is no "text".',
    'Line 6: "date" is a day as YYYY-MM-DD.',
  ]);
  expect([code, err]).toEqual([2, '']);
  expect((await factcheck(['check', '--stdin-ndjson', 'a.md'], FACTS, '')).code).toBe(2);
});

test('an interrupted check prints whole what it found so far', async () => {
  const tree: Record<string, string> = { ...FACTS };
  for (let i = 0; i < 50; i++) tree[`drafts/d${String(i).padStart(2, '0')}.md`] = WRONG;
  const { code, out } = await factcheck(['check', 'drafts', '--format', 'json'], tree, '', { interruptAfter: 5 });
  const { files } = JSON.parse(out);
  expect(code).toBe(130);
  expect(files.length).toBeGreaterThanOrEqual(4);
  expect(files.length).toBeLessThan(20);
  expect(files[0].path).toBe('drafts/d00.md');
});

test('progress: late, seldom, within the line, and gone at the end', () => {
  let written = '';
  let time = 0;
  const progress = progressOn(
    (text) => (written += text),
    () => 40,
    () => time,
  );
  progress.show(1, 100, 'a.md');
  time = 500;
  progress.show(2, 100, 'b.md');
  expect(written).toBe('');
  time = 1000;
  progress.show(50, 100, `${'long '.repeat(20)}.md`);
  expect(written).toMatch(/^\r\u001b\[2K█{12}░{12} 50\/100/);
  expect(written.length).toBeLessThan(40 + 6);
  const before = written;
  time = 1050;
  progress.show(51, 100, '');
  expect(written).toBe(before);
  progress.clear();
  expect(written).toBe(`${before}\r\u001b[2K`);
  progress.show(0, 0, '');
  expect(written).toBe(`${before}\r\u001b[2K`);
});
