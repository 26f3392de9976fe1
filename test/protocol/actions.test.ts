import { describe, expect, it } from 'vitest';
import { ENGLISH, FACT_TEXT, FACTS, FOLDER, FRENCH, openDesk, SOURCE, SOURCE_TEXT, textAt, titled } from './desk.ts';

describe('what is said of a figure', () => {
  it('is a message with value, source and remark, in the reader’s language', async () => {
    const { client } = await openDesk();
    const [english] = await client.until(ENGLISH, (d) => d.length === 2);
    expect(english!.message).toBe(
      '“$5.8 billion” disagrees with the sources: nearly $8.5 billion (Harwick Port Authority, 2025-07-16).',
    );
    client.edit(FRENCH, '5,8 milliards', '8,5 millions');
    const [french] = await client.until(FRENCH, (d) => d.length === 1);
    expect(french!.message).toBe(
      '“8,5 millions de dollars” disagrees with the sources: près de 8,5 milliards de dollars (Harwick Port Authority, 2025-07-16) – million or billion? (“milliard”, “Milliarde” and “mil millones” are billion).',
    );
  });

  it('is in French where the editor is', async () => {
    const { client } = await openDesk({ options: { date: '2025-07-20', locale: 'fr' } });
    const [found] = await client.until(ENGLISH, (d) => d.length === 2);
    expect(found!.message).toBe(
      '« $5.8 billion » contredit les sources : nearly $8.5 billion (Harwick Port Authority, 2025-07-16).',
    );
    const hover = (await client.hover(FRENCH, '5,8'))!.contents as { value: string };
    expect(hover.value).toContain(
      '**En désaccord.** fonds du port de Harwick · montant : **près de 8,5 milliards de dollars**',
    );
    expect(hover.value).toMatch(/Pourquoi : rapproché par/);
  });

  it('points to the fact, and to the words in the source', async () => {
    const { client } = await openDesk();
    const [found] = await client.until(ENGLISH, (d) => d.length === 2);
    const [fact, source, ...others] = found!.relatedInformation!;
    expect(fact).toMatchObject({ location: { uri: FACTS } });
    expect(source).toMatchObject({ location: { uri: SOURCE } });
    expect(textAt(SOURCE_TEXT, source!.location)).toBe('nearly 8.5 billion dollars');
    expect(others).toEqual([]);
  });

  it('is a hover with value, age, sources and reasons', async () => {
    const { client } = await openDesk();
    const value = async (uri: string, at: string): Promise<string> =>
      ((await client.hover(uri, at))!.contents as { value: string }).value;
    expect(await value(FRENCH, '5,8')).toContain('montant: **près de 8,5 milliards de dollars**');
    expect(await value(FRENCH, '5,8')).toContain(
      '· Harwick Port Authority · July 16, 2025 (4 days ago) · ¶ 2 — “nearly 8.5 billion dollars”',
    );
    expect(await value(FRENCH, 'avril')).toContain('**avril 2025** (3 months ago)');
  });
});

describe('quick fixes', () => {
  it('correct one figure, all of the fact, and cite the source', async () => {
    const { client } = await openDesk();
    await client.until(ENGLISH, (d) => d.length === 2);
    const actions = await client.actions(ENGLISH, '$5.8 billion');
    expect(actions.map((a) => a.title)).toEqual([
      'Replace with “$8.5 billion”',
      'Replace with “$8.5 billion” and cite the source',
      'Correct this fact in the document (2 figures)',
      'Let this figure stand',
      'Let “harbour-fund.amount” stand in this draft',
      'The draft is right: set “harbour-fund.amount” to $5.8 billion…',
      'Open Harwick Port Authority, 2025-07-16',
      'Open Harwick Gazette, 2025-07-18',
    ]);
    client.apply(titled(actions, 'Correct this fact').edit!);
    expect(client.textOf(ENGLISH)).not.toContain('5.8');
    await client.until(ENGLISH, (d) => d.length === 0);
    client.edit(ENGLISH, '$8.5 billion, it', '$5.8 billion, it');
    await client.until(ENGLISH, (d) => d.length === 1);
    client.apply(titled(await client.actions(ENGLISH, '$5.8'), 'Replace with “$8.5 billion” and cite').edit!);
    expect(client.textOf(ENGLISH)).toContain('holds $8.5 billion (Harwick Port Authority, July 16, 2025), it was');
    await client.until(ENGLISH, (d) => d.length === 0);
  });

  it('cite a figure that agrees, as a link or a footnote', async () => {
    const { client } = await openDesk();
    client.edit(ENGLISH, '$5.8 billion, it', '$8.5 billion, it');
    await client.until(ENGLISH, (d) => d.length === 1);
    const actions = await client.actions(ENGLISH, '$8.5 billion', ['refactor']);
    client.apply(titled(actions, 'Cite Harwick Gazette').edit!);
    expect(client.textOf(ENGLISH)).toContain('holds $8.5 billion ([Harwick Gazette](https://example.org/fund)), it');
    expect((await client.actions(ENGLISH, '$8.5 billion', ['refactor'])).map((a) => a.title)).not.toContain(
      'Cite Harwick Gazette, 2025-07-18',
    );
    await client.stop();

    const { client: other } = await openDesk({ configuration: { citationStyle: 'footnote' } });
    other.edit(ENGLISH, '$5.8 billion, it', '$8.5 billion, it');
    await other.until(ENGLISH, (d) => d.length === 1);
    other.apply(titled(await other.actions(ENGLISH, '$8.5 billion', ['refactor']), 'Cite Harwick Gazette').edit!);
    expect(other.textOf(ENGLISH)).toContain('holds $8.5 billion[^gazette], it');
    expect(other.textOf(ENGLISH)).toMatch(
      /clerks\.\n\n\[\^gazette\]: The fund \(2025\), Harwick Gazette, July 18, 2025, <https:\/\/example\.org\/fund>\.\n$/,
    );
  });

  it('take the draft’s value into the fact file, after a look', async () => {
    const { client, files } = await openDesk({ documentChanges: true });
    await client.until(FRENCH, (d) => d.length === 1);
    const { edit } = titled(await client.actions(FRENCH, '5,8'), 'The draft is right');
    const [annotation] = Object.values(edit!.changeAnnotations!);
    expect(annotation).toMatchObject({ needsConfirmation: true });
    expect(edit!.documentChanges![0]).toMatchObject({ textDocument: { uri: FACTS, version: null } });
    client.open(FACTS, FACT_TEXT, 'yaml');
    client.apply(edit!);
    expect(client.textOf(FACTS)).toContain('value: $5.8 billion\n');
    files.write(FACTS, client.textOf(FACTS));
    await client.until(FRENCH, (d) => d.length === 0);
  });

  it.each([
    ['was announced in May.', 'in May', '2025-05'],
    ['was announced on 3 May.', '3 May', '2025-05-03'],
    ['was announced in mid-June.', 'mid-June', '2025-06-10/2025-06-20'],
    ['was announced last month.', 'last month', '2025-06'],
    ['was announced in the second half of 2025.', 'half of 2025', '2025-41'],
  ])('take a date into the fact file, completed by the fact: %s', async (said, at, date) => {
    const { client } = await openDesk({ documentChanges: true });
    const uri = `${FOLDER}/dated.md`;
    client.open(uri, `---\ndate: 2025-07-20\n---\nThe Harwick harbour fund ${said}\n`);
    await client.until(uri, (d) => d.length === 1);
    const { edit } = titled(await client.actions(uri, at), 'The draft is right');
    client.open(FACTS, FACT_TEXT, 'yaml');
    client.apply(edit!);
    expect(client.textOf(FACTS)).toContain(`date: ${date}\n`);
    await client.until(uri, (d) => d.length === 0);
    expect(client.pushed(FACTS)).toEqual([]);
  });

  it('write comments and citations as LaTeX has them', async () => {
    const { client } = await openDesk();
    const uri = `${FOLDER}/draft.tex`;
    client.open(
      uri,
      'The Harwick harbour fund holds \\textbf{\\$5.8}~billion now.\n\nThe Harwick harbour fund holds \\$5.8 billion.\n',
      'latex',
    );
    const found = await client.until(uri, (d) => d.length === 2);
    expect(client.textAt(uri, found[0]!.range)).toBe('\\$5.8}~billion');
    client.apply(titled(await client.actions(uri, '~billion'), 'Let this figure').edit!);
    expect(client.textOf(uri)).toContain('\\$5.8}~billion % stet\n now.');
    await client.until(uri, (d) => d.length === 1);
    client.apply(titled(await client.actions(uri, '\\$5.8 billion'), 'Replace with “$8.5 billion” and').edit!);
    expect(client.textOf(uri)).toContain('holds \\$8.5 billion (Harwick Port Authority, July 16, 2025).');
  });

  it('open the source at the quote, and nothing else', async () => {
    const { client } = await openDesk();
    await client.until(ENGLISH, (d) => d.length === 2);
    const actions = await client.actions(ENGLISH, '$5.8 billion');
    const run = (command: unknown) => client.connection.sendRequest('workspace/executeCommand', command);
    await run(titled(actions, 'Open Harwick Port').command);
    expect(client.shown[0]!.uri).toBe(SOURCE);
    expect(textAt(SOURCE_TEXT, { range: client.shown[0]!.selection! })).toBe('nearly 8.5 billion dollars');
    await run(titled(actions, 'Open Harwick Gazette').command);
    expect(client.shown[1]).toEqual({ uri: 'https://example.org/fund#:~:text=%248.5bn', external: true });
    for (const argument of [{ uri: ENGLISH, fact: 'x', source: 'y' }, { uri: 'file:///etc/passwd' }, null, undefined]) {
      await run({ command: 'factcheck.openSource', arguments: [argument] });
    }
    expect(client.shown).toHaveLength(2);
  });
});
