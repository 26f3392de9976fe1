import { describe, expect, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver';
import type { CheckResult } from '../../server/src/engine/check.ts';
import { showEarly } from '../../server/src/lsp/early.ts';
import { FOLDER, openDesk } from './desk.ts';

const LONG = `${FOLDER}/long.md`;
/** Every fifth paragraph is wrong of the fund; the other figures agree. */
const PARAGRAPHS = 400;
const WRONG = PARAGRAPHS / 5;
const TEXT = `---\ndate: 2025-07-20\n---\n${Array.from(
  { length: PARAGRAPHS },
  (_, i) =>
    `Note ${i}. The Harwick harbour fund holds ${i % 5 ? '$8.5' : '$5.8'} billion, and it was announced in April.\n\n`,
).join('')}`;

interface Report {
  readonly resultId: string;
  readonly items: readonly Diagnostic[];
}

describe('the first check of a long draft', () => {
  it('is shown in parts to a client that pulls, which is asked to ask again, and at last as a whole', async () => {
    const { client } = await openDesk();
    let asked = 0;
    let onAsked = (): void => undefined;
    client.connection.onRequest('workspace/diagnostic/refresh', () => {
      asked++;
      onAsked();
      return null;
    });
    client.open(LONG, TEXT);
    const pull = (previousResultId?: string): Promise<Report> =>
      client.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: LONG }, previousResultId });
    const reports = [await pull()];
    for (; reports.at(-1)!.items.length < WRONG; reports.push(await pull(reports.at(-1)!.resultId)))
      if (asked < reports.length) await new Promise<void>((resolve) => (onAsked = resolve));
    expect(reports.length).toBeGreaterThan(1);
    const whole = reports.at(-1)!.items;
    for (const [i, { items, resultId }] of reports.entries()) {
      expect(items.length).toBeGreaterThan(i === 0 ? 0 : reports[i - 1]!.items.length);
      expect(items.map(({ range, code }) => ({ range, code }))).toEqual(
        whole.slice(0, items.length).map(({ range, code }) => ({ range, code })),
      );
      expect(reports.filter((other) => other.resultId === resultId)).toHaveLength(1);
    }
    // An edit is checked as a whole: nothing is taken back for a moment.
    client.edit(LONG, 'Note 7.', 'Note 7a.');
    expect((await pull(reports.at(-1)!.resultId)).items).toHaveLength(WRONG);
  });

  it('is pushed in parts, each with more than the one before', async () => {
    const { client } = await openDesk({ pull: false });
    const sizes: number[] = [];
    client.connection.onNotification(
      'textDocument/publishDiagnostics',
      (p: { uri: string; diagnostics: unknown[] }) => {
        if (p.uri === LONG) sizes.push(p.diagnostics.length);
      },
    );
    client.open(LONG, TEXT);
    while (sizes.at(-1) !== WRONG) await new Promise((resolve) => setTimeout(resolve, 20));
    expect(sizes.length).toBeGreaterThan(1);
    expect(sizes.toSorted((a, b) => a - b)).toEqual(sizes);
  });
});

describe('what is shown early', () => {
  const result = {} as CheckResult;
  const step = (left: number) => ({ left, result: () => result });
  const start = (shown = 0) => {
    const heard: string[] = [];
    const early = showEarly(
      1_000_000,
      shown,
      (size) => heard.push(`shown ${size}`),
      () => heard.push('more'),
    );
    return { early, heard };
  };

  it('is the newest, and who was given less hears of more', async () => {
    const { early, heard } = start();
    early.onStep(step(990_000));
    expect(await early.next(undefined)).toEqual({ size: 10_000, result });
    // Too little more to be worth showing.
    early.onStep(step(970_000));
    expect(heard).toEqual(['shown 10000']);
    early.onStep(step(900_000));
    expect(heard).toEqual(['shown 10000', 'shown 100000', 'more']);
    const waiting = early.next(100_000);
    early.end();
    expect(await waiting).toBeUndefined();
    expect(await early.next(undefined)).toBeUndefined();
  });

  it('is never less than an earlier version showed, and nothing where the end is near', async () => {
    const { early, heard } = start(100_000);
    early.onStep(step(990_000));
    early.onStep(step(10));
    expect(heard).toEqual([]);
    early.end();
    expect(heard).toEqual([]);
  });
});
