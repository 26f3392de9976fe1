import { describe, expect, it } from 'vitest';
import { positionAt } from './desk.ts';
import { DRAFT, FACTS, start, WRONG } from './fakeDesk.ts';
import { factFile } from './fakeHost.ts';

describe('positions', () => {
  for (const [name, text] of [
    ['emoji', '😀 **é** 👩‍👩‍👧 the fund 🇫🇷 holds **5.8** billion 😀 and $5.8 billion.\n'],
    ['carriage returns', '# Fund\r\n\r\nThe fund\r\nholds 5.8\r\nbillion.\r\n\r\n- $5.8 billion\r\n'],
    ['a byte-order mark', '\uFEFF---\ntitle: x 5.8 billion\n---\n5.8 billion'],
    ['lone carriage returns', 'One\r\rtwo 5.8 billion\rthree 5.8 billion'],
  ] as const) {
    it(`are exact with ${name}, through edits`, async () => {
      const { client } = await start();
      client.open(DRAFT, text);
      const found = await client.until(DRAFT, (d) => d.length === 2);
      for (const d of found) expect(client.textAt(DRAFT, d.range)).toMatch(/^\$?5\.8(\*\*)?\s+billion$/);
      client.replaceAll(DRAFT, `😀\r\n\r\n${text}`);
      client.edit(DRAFT, '😀', '😀😀\n');
      await client.until(
        DRAFT,
        (d) => d.length === 2 && d.every((x) => /^\$?5\.8(\*\*)?\s+billion$/.test(client.textAt(DRAFT, x.range))),
      );
      const all = await client.actions(DRAFT, '5.8', ['source.fixAll']);
      client.apply(all[0]!.edit!);
      expect(client.textOf(DRAFT)).not.toContain('5.8');
      await client.until(DRAFT, (d) => d.length === 0);
    });
  }
});

describe('hover', () => {
  it('cites the source and lets no Markdown of data through', async () => {
    const { client } = await start();
    client.open(DRAFT, 'The fund holds $5.8 billion, not $8.5 billion.\n');
    const hover = await client.hover(DRAFT, '$5.8 billion');
    const { value } = hover!.contents as { value: string };
    expect(client.textAt(DRAFT, hover!.range!)).toBe('$5.8 billion');
    expect(value).toContain('**Disagrees.**');
    expect(value).toContain('](<https://example.org/note>)');
    expect(value).toContain('A \\*note\\* \\[on\\](command:evil) funds');
    expect(value).toContain('· Example Press · July 16, 2025');
    expect(((await client.hover(DRAFT, '$8.5 billion'))!.contents as { value: string }).value).toContain('**Agrees.**');
    expect(await client.hover(DRAFT, 'holds')).toBeNull();
  });
});

describe('code actions', () => {
  it('are only what is asked for', async () => {
    const { client, checker } = await start();
    client.open(DRAFT, 'A $5.8 billion and a $7 million fund.\n');
    await client.until(DRAFT, (d) => d.length === 2);
    const calls = checker.calls;
    expect(await client.actions(DRAFT, '$5.8', ['refactor'])).toEqual([]);
    expect(await client.actions(DRAFT, '$5.8', ['source.organizeImports'])).toEqual([]);
    const kinds = async (only?: string[]) => new Set((await client.actions(DRAFT, '$5.8', only)).map((a) => a.kind));
    expect(await kinds(['quickfix'])).toEqual(new Set(['quickfix']));
    expect(await kinds()).toEqual(new Set(['quickfix']));
    const all = await client.actions(DRAFT, 'A', ['source.fixAll.factcheck']);
    expect(all.map((a) => a.kind)).toEqual(['source.fixAll.factcheck']);
    expect(checker.calls).toBe(calls);
    client.apply(all[0]!.edit!);
    expect(client.textOf(DRAFT)).toBe('A $8.5 billion and a $8.5 billion fund.\n');
  });

  it('name the version where the client can check it', async () => {
    const { client } = await start({ documentChanges: true });
    client.open(DRAFT, WRONG);
    await client.until(DRAFT, (d) => d.length === 1);
    const [first] = await client.actions(DRAFT, '$5.8');
    expect(first?.edit?.documentChanges?.[0]).toMatchObject({ textDocument: { uri: DRAFT, version: 1 } });
  });

  it('let a figure stand, and take an unused comment away', async () => {
    const { client } = await start();
    client.open(DRAFT, WRONG);
    await client.until(DRAFT, (d) => d.length === 1);
    const stet = (await client.actions(DRAFT, '$5.8')).find((a) => a.title === 'Let this figure stand');
    client.apply(stet!.edit!);
    expect(client.textOf(DRAFT)).toBe('The fund holds $5.8 billion<!-- stet --> now.\n');
    await client.until(DRAFT, (d) => d.length === 0);
    client.edit(DRAFT, '5.8', '8.5');
    await client.until(DRAFT, (d) => d[0]?.code === 'stet.unused');
    const [remove] = await client.actions(DRAFT, 'stet');
    client.apply(remove!.edit!);
    expect(client.textOf(DRAFT)).toBe('The fund holds $8.5 billion now.\n');
  });
});

describe('ways through draft and facts', () => {
  it('lead from a figure to its fact, from a comment to its fact, from evidence to its source', async () => {
    const { client } = await start();
    const draft = 'The fund holds $5.8 billion and $7 million <!-- stet fund.amount --> in all.\n';
    const facts = factFile('$8.5 billion');
    client.open(DRAFT, draft);
    client.open(FACTS, facts, 'yaml');
    const ask = (uri: string, position: unknown) =>
      client.connection.sendRequest<{ uri: string; range: { start: { line: number } } }[]>('textDocument/definition', {
        textDocument: { uri },
        position,
      });
    const line = (text: string): number => facts.split('\n').findIndex((l) => l.includes(text));
    await client.until(DRAFT, (d) => d.length === 0);
    expect(await ask(DRAFT, positionAt(draft, draft.indexOf('fund.amount')))).toMatchObject([
      { uri: FACTS, range: { start: { line: line('amount:') } } },
    ]);
    expect(await ask(DRAFT, positionAt(draft, draft.indexOf('$5.8')))).toEqual([]);
    client.edit(DRAFT, ' <!-- stet fund.amount -->', '');
    expect(await ask(DRAFT, positionAt(draft, draft.indexOf('$5.8')))).toMatchObject([
      { uri: FACTS, range: { start: { line: line('amount:') } } },
    ]);
    const evidence = { line: line('- source: note'), character: '          - source: n'.length };
    expect(await ask(FACTS, evidence)).toMatchObject([{ uri: FACTS, range: { start: { line: line('  note:') } } }]);
    expect(await ask(DRAFT, positionAt(draft, draft.indexOf('holds')))).toEqual([]);
  });

  it('list figures, facts and sources', async () => {
    const { client } = await start();
    client.open(DRAFT, 'The fund holds $5.8 billion, not $8.5\nbillion.\n');
    client.open(FACTS, factFile('$8.5 billion'), 'yaml');
    const symbols = (uri: string) =>
      client.connection.sendRequest<{ name: string; detail?: string; children?: { name: string }[] }[]>(
        'textDocument/documentSymbol',
        { textDocument: { uri } },
      );
    expect((await symbols(DRAFT)).map((s) => `${s.name}: ${s.detail}`)).toEqual([
      '$5.8 billion: Disagrees. fund.amount',
      '$8.5 billion: Agrees. fund.amount',
    ]);
    const facts = await symbols(FACTS);
    expect(facts.map((s) => [s.name, s.children?.map((c) => c.name)])).toEqual([
      ['note', []],
      ['fund', ['fund.amount']],
    ]);
    const found = (query: string) => client.connection.sendRequest<{ name: string }[]>('workspace/symbol', { query });
    expect((await found('tnuoma')).map((s) => s.name)).toEqual([]);
    expect((await found('fnd Amt')).map((s) => s.name)).toEqual(['fund.amount']);
    expect((await found('(')).map((s) => s.name)).toEqual([]);
  });
});
