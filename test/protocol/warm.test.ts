import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { stretchOf } from '../../server/src/engine/placed.ts';
import type { Finding } from '../../server/src/engine/views/types.ts';
import type { Checked } from '../../server/src/lsp/drafts.ts';
import type { Server } from '../../server/src/lsp/running.ts';
import { warmOnce } from '../../server/src/lsp/warm.ts';
import { fakeChecker } from './fakeHost.ts';

const FINDING: Finding = {
  span: { start: 4, end: 14 },
  surface: '$2 billion',
  kind: 'money',
  lang: 'en',
  verdict: 'refuted',
  code: 'fact.refuted',
  confidence: 0.9,
  message: 'Expected $3 billion.',
  citations: [],
  fixes: [],
  why: [],
};

/** A check with one such finding, or one that is supported; the number of times that it was put into words is told. */
function checkedWith(verdict: Finding['verdict'], told: { times: number }): Checked {
  const moved = {
    outlines: [{ verdict, code: FINDING.code, fixes: [] }],
    finding: () => {
      told.times++;
      return { ...FINDING, verdict };
    },
    extent: { start: 0, end: 15 },
    by: 0,
  };
  const document = TextDocument.create('file:///d.md', 'markdown', 1, 'The $2 billion.');
  const result = { findings: [], moved: [stretchOf([moved])], prose: { blocks: [], comments: [] }, language: 'en' };
  const base = { base: { sources: new Map() }, byId: new Map(), texts: new Map(), files: [] };
  return { document, version: 1, result, base, settings: {}, state: 'checked' } as unknown as Checked;
}

const serverWith = (checker: Server['checker']): Server =>
  ({ client: { locale: 'en' }, say: (key: string) => key, checker }) as unknown as Server;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('makes hover and actions once, a while after the first check that has a wrong figure', async () => {
  const warm = warmOnce(() => serverWith(async () => fakeChecker()));
  const [right, first, second] = [{ times: 0 }, { times: 0 }, { times: 0 }];
  warm(checkedWith('supported', right));
  warm(checkedWith('refuted', first));
  // Looked at to be found; nothing is made before its time.
  expect(first.times).toBe(1);
  warm(checkedWith('refuted', second));
  await vi.runAllTimersAsync();
  expect([right.times, second.times]).toEqual([0, 0]);
  // The hover and the actions look at it.
  expect(first.times).toBe(3);
});

it('keeps to itself what fails', async () => {
  const failing = vi.fn(async () => {
    throw new Error('no engine');
  });
  warmOnce(() => serverWith(failing))(checkedWith('refuted', { times: 0 }));
  await vi.runAllTimersAsync();
  expect(failing).toHaveBeenCalledOnce();
});
