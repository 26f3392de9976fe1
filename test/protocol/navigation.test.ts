import { describe, expect, it } from 'vitest';
import { CancellationTokenSource, ProgressType } from 'vscode-jsonrpc';
import type { CodeLens, CompletionList, Location, Range, WorkspaceEdit } from 'vscode-languageserver';
import {
  type Desk,
  ENGLISH,
  FACT_TEXT,
  FACTS,
  FOLDER,
  FRENCH,
  openDesk,
  positionAt,
  SOURCE,
  SOURCE_TEXT,
  textAt,
} from './desk.ts';

const ON_DISK = `${FOLDER}/archive/2024/old.md`;
const OTHER = `${FOLDER}/other/draft.md`;
const MORE = {
  [ON_DISK]:
    'The Harwick harbour fund holds $7 billion. <!-- stet harbour-fund.amount -->\n\nIt was April. The Harwick harbour fund holds nearly $8.5 billion.\n',
  [OTHER]: 'The Harwick harbour fund holds $7 billion.\n',
  [`${FOLDER}/other/own.facts.yaml`]: FACT_TEXT,
  [`${FOLDER}/node_modules/x/readme.md`]: 'The Harwick harbour fund holds $7 billion.\n',
};

describe('references', () => {
  const context = (includeDeclaration: boolean) => ({ context: { includeDeclaration } });
  it('lead from a figure to all figures of the fact in the workspace', async () => {
    const { client, ask } = await openDesk({}, MORE);
    await client.until(ENGLISH, (d) => d.length === 2);
    const found = await ask<Location[]>('textDocument/references', FRENCH, '5,8', context(true));
    expect(found.map(({ uri }) => uri)).toEqual([FACTS, ON_DISK, FRENCH, ENGLISH, ENGLISH]);
    expect(textAt(MORE[ON_DISK]!, found[1]!)).toBe('$8.5 billion');
    client.open(FACTS, FACT_TEXT, 'yaml');
    const ofFact = await ask<Location[]>('textDocument/references', FACTS, 'amount:', context(false));
    expect(ofFact).toEqual(found.slice(1));
    const ofSource = await ask<Location[]>('textDocument/references', FACTS, 'source: port-note', context(false), 10);
    expect(ofSource.map((l) => textAt(FACT_TEXT, l))).toEqual(['port-note', 'port-note']);
    expect(await ask('textDocument/references', ENGLISH, 'clerks', context(true))).toEqual([]);
  });
});

describe('a search through the workspace', () => {
  it('tells how far it is, and ends when it is no longer wanted', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`${FOLDER}/old/${i}.md`, 'The Harwick harbour fund holds $7 billion.\n']),
    );
    const { client } = await openDesk({}, many);
    await client.until(ENGLISH, (d) => d.length === 2);
    const { connection } = client;
    const told: { readonly kind: string; readonly percentage?: number; readonly cancellable?: boolean }[] = [];
    const wanted = new CancellationTokenSource();
    connection.onProgress(new ProgressType<(typeof told)[number]>(), 'search', (step) => {
      told.push(step);
      if (told.length === 5) wanted.cancel();
    });
    const text = client.textOf(ENGLISH);
    const params = {
      textDocument: { uri: ENGLISH },
      position: positionAt(text, text.indexOf('5.8')),
      context: { includeDeclaration: false },
      workDoneToken: 'search',
    };
    const found = await connection
      .sendRequest<readonly Location[]>('textDocument/references', params, wanted.token)
      .catch(() => []);
    expect(found.length).toBeLessThan(100);
    const [first, ...steps] = told;
    expect(first).toMatchObject({ kind: 'begin', cancellable: true });
    expect(steps.length).toBeLessThan(100);
    const shares = steps.flatMap(({ percentage }) => percentage ?? []);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });
});

describe('the definition of a quote', () => {
  it('is its place in the source', async () => {
    const { client, ask } = await openDesk();
    await client.until(ENGLISH, (d) => d.length === 2);
    client.open(FACTS, FACT_TEXT, 'yaml');
    const [found, ...others] = await ask<Location[]>('textDocument/definition', FACTS, 'announced in April');
    expect(others).toEqual([]);
    expect(found!.uri).toBe(SOURCE);
    expect(textAt(SOURCE_TEXT, found!)).toBe('announced in April');
    expect(await ask('textDocument/definition', FACTS, '$8.5bn')).toEqual([]);
  });
});

describe('rename', () => {
  const applied = (text: string, edits: readonly { range: Range; newText: string }[]): string =>
    edits
      .map((edit) => ({ ...edit, old: textAt(text, edit) }))
      .map(({ old, newText }) => `${old} → ${newText}`)
      .join(', ');

  it('changes a fact’s id in the fact files and in comments of drafts', async () => {
    const { client, ask } = await openDesk({}, MORE);
    await client.until(ENGLISH, (d) => d.length === 2);
    client.open(FACTS, FACT_TEXT, 'yaml');
    const prepared = await ask('textDocument/prepareRename', FACTS, 'amount:');
    expect(prepared).toMatchObject({ placeholder: 'amount' });
    const { changes } = await ask<WorkspaceEdit>('textDocument/rename', FACTS, 'amount:', { newName: 'size' });
    expect(applied(FACT_TEXT, changes![FACTS]!)).toBe('amount → size');
    expect(applied(MORE[ON_DISK]!, changes![ON_DISK]!)).toBe('harbour-fund.amount → harbour-fund.size');
    const subject = await ask<WorkspaceEdit>('textDocument/rename', FACTS, 'harbour-fund:', { newName: 'port-fund' });
    expect(applied(FACT_TEXT, subject.changes![FACTS]!)).toBe('harbour-fund → port-fund');
    expect(applied(MORE[ON_DISK]!, subject.changes![ON_DISK]!)).toBe('harbour-fund.amount → port-fund.amount');
    const source = await ask<WorkspaceEdit>('textDocument/rename', FACTS, 'port-note:', { newName: 'note' });
    expect(applied(FACT_TEXT, source.changes![FACTS]!)).toBe('port-note → note, port-note → note, port-note → note');
  });

  it('refuses what cannot be an id, or is one already', async () => {
    const { client, ask } = await openDesk();
    await client.until(ENGLISH, (d) => d.length === 2);
    client.open(FACTS, FACT_TEXT, 'yaml');
    const to = (newName: string) => ask('textDocument/rename', FACTS, 'amount:', { newName });
    await expect(to('two words')).rejects.toThrow('one word');
    await expect(to('announced')).rejects.toThrow('already');
    expect(await ask('textDocument/prepareRename', FACTS, 'nearly 8.5 billion USD')).toBeNull();
    expect(await ask('textDocument/prepareRename', ENGLISH, '$5.8')).toBeNull();
  });
});

describe('the code lens', () => {
  it('counts figures by verdict', async () => {
    const { client } = await openDesk({ options: { date: '2025-07-20', commands: ['factcheck.toggleCoverage'] } });
    const lenses = await client.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: ENGLISH },
    });
    expect(lenses).toMatchObject([
      {
        range: { start: { line: 3 } },
        command: { title: '4 figures · 1 supported · 2 disagree · 1 unsourced', command: 'factcheck.toggleCoverage' },
      },
    ]);
  });

  it('is a setting', async () => {
    const { client } = await openDesk({ configuration: { codeLens: false } });
    expect(await client.connection.sendRequest('textDocument/codeLens', { textDocument: { uri: ENGLISH } })).toEqual(
      [],
    );
  });
});

describe('completion in a draft', () => {
  const complete = async (d: Desk, uri: string, text: string, context: object): Promise<readonly string[]> => {
    d.client.replaceAll(uri, `${text}\n`);
    const list = await d.ask<CompletionList | null>('textDocument/completion', uri, text, { context }, text.length);
    return (list?.items ?? []).map(({ label, detail }) => `${label} (${detail})`);
  };
  const TYPING = { triggerKind: 2, triggerCharacter: ' ' };
  const ASKED = { triggerKind: 1 };
  const AMOUNT = 'nearly $8.5 billion (Harwick harbour fund · amount)';

  it('offers the facts of the subject, the named property first, in the language of the draft', async () => {
    const d = await openDesk();
    expect((await complete(d, ENGLISH, 'The Harwick harbour fund holds ', TYPING))[0]).toBe(AMOUNT);
    expect((await complete(d, ENGLISH, 'The Harwick harbour fund was announced ', TYPING))[0]).toMatch(/^April 2025/);
    expect((await complete(d, FRENCH, 'Le fonds portuaire de Harwick pèse ', TYPING))[0]).toBe(
      'près de 8,5 milliards de dollars (fonds du port de Harwick · montant)',
    );
  });

  it('is silent while other words are typed, and finds more when asked', async () => {
    const d = await openDesk();
    expect(await complete(d, ENGLISH, 'The Harwick harbour fund and the ', TYPING)).toEqual([]);
    expect(await complete(d, ENGLISH, 'The ferry runs ', TYPING)).toEqual([]);
    expect(await complete(d, ENGLISH, 'It was the harbour fund. The ferry holds ', TYPING)).toEqual([]);
    expect(await complete(d, ENGLISH, 'The Harwick harbour fund and the ', ASKED)).toHaveLength(2);
    expect(await complete(d, ENGLISH, 'They anounced ', ASKED)).toHaveLength(1);
  });
});
