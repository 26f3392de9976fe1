import { afterEach, describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { type ClientOptions, startHere, type TestClient } from './client.ts';
import { factFile, fakeChecker, fakeHost, memoryFiles } from './fakeHost.ts';

// The server around the engine, with an engine that knows one rule and files in memory.
const FOLDER = 'file:///desk/news';
const FACTS = `${FOLDER}/fund.facts.yaml`;
const DRAFT = `${FOLDER}/draft.md`;
const WRONG = 'The fund holds $5.8 billion now.\n';

let client: TestClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function start(
  options: ClientOptions = {},
  facts: Record<string, string> = { [FACTS]: factFile('$8.5 billion') },
) {
  const files = memoryFiles(facts);
  const checker = fakeChecker();
  client = await startHere(fakeHost(files, checker), { folders: [FOLDER], ...options });
  return { client, files, checker };
}

for (const pull of [false, true]) {
  describe(pull ? 'a client that pulls' : 'a client that is pushed to', () => {
    it('sees a wrong figure, takes the fix, and the finding goes', async () => {
      const { client } = await start({ pull });
      client.open(DRAFT, WRONG);
      const [diagnostic] = await client.until(DRAFT, (d) => d.length === 1);
      expect(client.textAt(DRAFT, diagnostic!.range)).toBe('$5.8 billion');
      expect(diagnostic).toMatchObject({
        severity: 2,
        code: 'fact.refuted',
        source: 'factcheck',
        message: 'Expected $8.5 billion.',
      });
      expect(diagnostic!.relatedInformation?.[0]?.location.uri).toBe(FACTS);
      const actions = await client.actions(DRAFT, '$5.8 billion');
      expect(actions.map((a) => a.title)).toEqual([
        'Replace with “$8.5 billion”',
        'Replace with “$8.5 billion” and cite the source',
        'Let this figure stand',
        'Let “fund.amount” stand in this draft',
        'The draft is right: set “fund.amount” to $5.8 billion…',
        'Open Example Press, 2025-07-16',
      ]);
      expect(actions[0]).toMatchObject({ isPreferred: true, kind: 'quickfix' });
      client.apply(actions[0]!.edit!);
      expect(client.textOf(DRAFT)).toBe('The fund holds $8.5 billion now.\n');
      await client.until(DRAFT, (d) => d.length === 0);
    });

    it('is checked again when a fact file changes on disk', async () => {
      const { client, files } = await start({ pull });
      client.open(DRAFT, WRONG);
      await client.until(DRAFT, (d) => d.length === 1);
      files.write(FACTS, factFile('$5.8 billion'));
      await client.until(DRAFT, (d) => d.length === 0);
      files.write(FACTS, factFile('$1 million'));
      await client.until(DRAFT, (d) => d[0]?.message === 'Expected $1 million.');
    });

    it('keeps the last good facts while YAML is broken, and says so in the fact file', async () => {
      const { client, files } = await start({ pull });
      client.open(DRAFT, WRONG);
      await client.until(DRAFT, (d) => d.length === 1);
      files.write(FACTS, `${factFile('$8.5 billion')}  oops: [\n`);
      await expect.poll(() => client.pushed(FACTS).length, { timeout: 5000 }).toBeGreaterThan(0);
      expect((await client.diagnostics(DRAFT)).length).toBe(1);
      files.write(FACTS, factFile('$8.5 billion'));
      await expect.poll(() => client.pushed(FACTS).length, { timeout: 5000 }).toBe(0);
    });

    it('is served on when one draft fails', async () => {
      const { client } = await start({ pull });
      client.open(DRAFT, 'FAIL 5.8 billion\n');
      client.open(`${FOLDER}/other.md`, WRONG);
      await client.until(`${FOLDER}/other.md`, (d) => d.length === 1);
      expect(await client.diagnostics(DRAFT)).toEqual([]);
      expect(await client.hover(DRAFT, '5.8')).toBeNull();
      expect(client.logs.join()).toContain('made to fail');
      client.edit(DRAFT, 'FAIL', 'It is');
      await client.until(DRAFT, (d) => d.length === 1);
    });
  });
}

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
    expect((await client.actions(DRAFT, '$5.8', ['quickfix'])).every((a) => a.kind === 'quickfix')).toBe(true);
    expect((await client.actions(DRAFT, '$5.8')).every((a) => a.kind === 'quickfix')).toBe(true);
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
  const at = (text: string, part: string) => {
    const lines = text.slice(0, text.indexOf(part)).split('\n');
    return { line: lines.length - 1, character: lines.at(-1)!.length };
  };

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
    expect(await ask(DRAFT, at(draft, 'fund.amount'))).toMatchObject([
      { uri: FACTS, range: { start: { line: line('amount:') } } },
    ]);
    expect(await ask(DRAFT, at(draft, '$5.8'))).toEqual([]);
    client.edit(DRAFT, ' <!-- stet fund.amount -->', '');
    expect(await ask(DRAFT, at(draft, '$5.8'))).toMatchObject([
      { uri: FACTS, range: { start: { line: line('amount:') } } },
    ]);
    const evidence = { line: line('- source: note'), character: '          - source: n'.length };
    expect(await ask(FACTS, evidence)).toMatchObject([{ uri: FACTS, range: { start: { line: line('  note:') } } }]);
    expect(await ask(DRAFT, at(draft, 'holds'))).toEqual([]);
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

describe('the server', () => {
  it('checks a version once, whoever asks', async () => {
    const { client, checker } = await start({ pull: true });
    client.open(DRAFT, WRONG);
    await Promise.all([
      client.diagnostics(DRAFT),
      client.hover(DRAFT, '5.8'),
      client.actions(DRAFT, '5.8'),
      client.diagnostics(DRAFT),
    ]);
    expect(checker.calls).toBe(1);
  });

  it('does not answer for a version that the client no longer wants', async () => {
    const { client } = await start({ pull: true });
    client.open(DRAFT, WRONG);
    const cancel = new CancellationTokenSource();
    const answer = client.connection.sendRequest(
      'textDocument/diagnostic',
      { textDocument: { uri: DRAFT } },
      cancel.token,
    );
    cancel.cancel();
    await expect(answer).rejects.toMatchObject({ code: -32800 });
    expect(await client.diagnostics(DRAFT)).toHaveLength(1);
  });

  it('says what is going on', async () => {
    const { client } = await start();
    client.open(DRAFT, WRONG);
    await client.until(DRAFT, (d) => d.length === 1);
    expect(client.statuses.at(-1)).toMatchObject({
      text: '1 figure checked, 1 disagrees',
      state: 'refuted',
      figures: 1,
      refuted: 1,
      date: '2025-07-20',
      factFiles: [FACTS],
    });
    client.open('file:///elsewhere/draft.md', WRONG);
    await expect
      .poll(() => client.statuses.at(-1), { timeout: 5000 })
      .toMatchObject({ text: 'No fact base near this draft', state: 'none' });
  });

  it('speaks French where the editor does', async () => {
    const { client } = await start({ options: { date: '2025-07-20', status: true, locale: 'fr-CA' } });
    client.open(DRAFT, WRONG);
    await client.until(DRAFT, (d) => d.length === 1);
    expect(client.statuses.at(-1)?.text).toBe('1 chiffre vérifié, 1 en désaccord');
    expect((await client.actions(DRAFT, '5.8'))[0]?.title).toBe('Remplacer par « $8.5 billion »');
  });

  it('takes the nearest fact base, and settings beside it', async () => {
    const { client } = await start(
      {},
      {
        [FACTS]: factFile('$8.5 billion'),
        [`${FOLDER}/deep/facts/own.yaml`]: factFile('$5.8 billion'),
        [`${FOLDER}/strict/a.facts.yaml`]: factFile('$8.5 billion'),
        [`${FOLDER}/strict/factcheck.yaml`]: 'severity: { fact.refuted: error }\nexclude: ["old/**"]\n',
      },
    );
    client.open(`${FOLDER}/deep/draft.md`, 'The fund holds $8.5 billion.\n');
    await client.until(`${FOLDER}/deep/draft.md`, (d) => d[0]?.message === 'Expected $5.8 billion.');
    client.open(`${FOLDER}/strict/draft.md`, WRONG);
    await client.until(`${FOLDER}/strict/draft.md`, (d) => d[0]?.severity === 1);
    client.open(`${FOLDER}/strict/old/draft.md`, WRONG);
    await expect.poll(() => client.statuses.at(-1)?.text, { timeout: 5000 }).toBe('Fact check is off for this draft');
  });

  it('follows the settings of the editor', async () => {
    const configuration: Record<string, unknown> = { severity: { refuted: 'error' }, maxProblems: 1 };
    const { client } = await start({ configuration });
    client.open(DRAFT, `${WRONG}\n${WRONG}`);
    const found = await client.until(DRAFT, (d) => d.length === 2);
    expect(found.map((d) => d.message)).toEqual(['1 more finding is not shown', 'Expected $8.5 billion.']);
    expect(found[1]?.severity).toBe(1);
    configuration.enable = false;
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    await client.until(DRAFT, (d) => d.length === 0);
  });

  it('reads facts from an open fact file as it is in the editor', async () => {
    const { client } = await start();
    client.open(DRAFT, WRONG);
    await client.until(DRAFT, (d) => d.length === 1);
    client.open(FACTS, factFile('$8.5 billion'), 'yaml');
    client.edit(FACTS, 'value: $8.5 billion', 'value: $5.8 billion');
    await client.until(DRAFT, (d) => d.length === 0);
    client.edit(FACTS, 'value: $5.8 billion', 'value: nonsense');
    await expect
      .poll(() => client.pushed(FACTS).map((d) => client.textAt(FACTS, d.range)), { timeout: 5000 })
      .toContain('nonsense');
    client.close(FACTS);
    await client.until(DRAFT, (d) => d.length === 1);
    await expect.poll(() => client.pushed(FACTS), { timeout: 5000 }).toEqual([]);
  });

  it('leaves documents alone that are no drafts', async () => {
    const { client, checker } = await start();
    client.open(`${FOLDER}/.git/COMMIT_EDITMSG`, WRONG, 'plaintext');
    client.open(`${FOLDER}/code.ts`, WRONG, 'typescript');
    client.open(DRAFT, WRONG);
    await client.until(DRAFT, (d) => d.length === 1);
    expect(checker.calls).toBe(1);
  });

  it('forgets the findings of a closed draft', async () => {
    const { client } = await start();
    client.open(DRAFT, WRONG);
    await client.until(DRAFT, (d) => d.length === 1);
    client.close(DRAFT);
    await client.until(DRAFT, (d) => d.length === 0);
  });
});
