import { describe, expect, it } from 'vitest';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { DRAFT, FACTS, FOLDER, start, WRONG } from './fakeDesk.ts';
import { factFile } from './fakeHost.ts';

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
      await expect.poll(() => client.pushed(FACTS).length).toBeGreaterThan(0);
      expect((await client.diagnostics(DRAFT)).length).toBe(1);
      files.write(FACTS, factFile('$8.5 billion'));
      await expect.poll(() => client.pushed(FACTS).length).toBe(0);
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
      .poll(() => client.statuses.at(-1))
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
    await expect.poll(() => client.statuses.at(-1)?.text).toBe('Fact check is off for this draft');
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
    await expect.poll(() => client.pushed(FACTS).map((d) => client.textAt(FACTS, d.range))).toContain('nonsense');
    client.close(FACTS);
    await client.until(DRAFT, (d) => d.length === 1);
    await expect.poll(() => client.pushed(FACTS)).toEqual([]);
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
