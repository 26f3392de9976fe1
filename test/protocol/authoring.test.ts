import { describe, expect, it } from 'vitest';
import type { CompletionList, DocumentLink, Hover } from 'vscode-languageserver';
import { LEGEND } from '../../server/src/lsp/authoring/semanticTokens.ts';
import { type Desk, ENGLISH, FACT_TEXT, FACTS, openDesk, SOURCE, textAt } from './desk.ts';

// Writing fact files where no other extension knows their schema.
async function open(text = FACT_TEXT, options: Parameters<typeof openDesk>[0] = {}): Promise<Desk> {
  const desk = await openDesk(options);
  await desk.client.until(ENGLISH, (d) => d.length === 2);
  desk.client.open(FACTS, text, 'yaml');
  return desk;
}

describe('completion in a fact file', () => {
  /** Labels offered at the bar. */
  const at = async (text: string, options: Parameters<typeof openDesk>[0] = {}): Promise<readonly string[]> => {
    const d = await open(text.replace('|', ''), options);
    const found = await d.ask<CompletionList>(
      'textDocument/completion',
      FACTS,
      text.slice(0, text.indexOf('|')),
      {},
      text.indexOf('|'),
    );
    await d.client.stop();
    return found.items.map(({ label }) => label);
  };
  const END = FACT_TEXT.trimEnd();

  it('offers the keys of each level that are not there yet', async () => {
    expect(await at('|')).toEqual(['$schema', 'lang', 'sources', 'facts', 'seen', 'note']);
    expect(await at('sources:\n  note:\n    title: x\n    pub|')).toEqual(
      expect.arrayContaining(['publisher', 'url', 'published']),
    );
    expect(await at('sources:\n  note:\n    title: x\n    |')).not.toContain('title');
    expect(await at('facts:\n  fund:\n    |')).toEqual(['subject', 'properties', 'lang', 'auto', 'names', 'note']);
    expect(await at('facts:\n  fund:\n    subject:\n      |')).toEqual(expect.arrayContaining(['en', 'fr', 'not']));
    expect(await at('facts:\n  fund:\n    properties:\n      amount:\n        |')).toEqual(
      expect.arrayContaining(['value', 'date', 'role', 'evidence']),
    );
    expect(await at('facts:\n  fund:\n    properties:\n      |')).toEqual([]);
    expect(await at(`${END}\n            |`)).toEqual(['locator', 'note']);
    expect(await at(`${END}\n          - |`)).toEqual(['source', 'quote', 'locator', 'note']);
    expect(await at(`${END}\n          - { source: gazette, |`)).toEqual(['quote', 'locator', 'note']);
    expect(await at(`${END}\n          - { source: gazette, quote: { |`)).toEqual(['exact', 'prefix', 'suffix']);
  });

  it('offers ids, roles, units and dates', async () => {
    expect(await at(`${END}\n          - source: |`)).toEqual(['port-note', 'gazette']);
    expect(await at(`${END}\n          - { source: ga|`)).toEqual(['port-note', 'gazette']);
    expect(await at(FACT_TEXT.replace('role: total', 'role: |'))).toContain('change');
    expect(await at(FACT_TEXT.replace('8.5 billion USD', '8.5 billion |'))).toEqual(
      expect.arrayContaining(['USD', 'EUR', '%', 'kilometres', 'months']),
    );
    expect(await at(FACT_TEXT.replace('date: 2025-04', 'date: |'))).toEqual(
      expect.arrayContaining(['2025-07-20', '2025-07', '2025']),
    );
    expect(await at(FACT_TEXT.replace('title: Harwick port note', 'title: |'))).toEqual([]);
  });

  it('leaves to the YAML extension what its schema says', async () => {
    const options = { options: { date: '2025-07-20', yamlExtension: true } };
    expect(await at('facts:\n  fund:\n    |', options)).toEqual([]);
    expect(await at(`${END}\n          - source: |`, options)).toEqual(['port-note', 'gazette']);
    const d = await open(`${FACT_TEXT}odd: 1\n`, options);
    await d.client.until(ENGLISH, (found) => found.length === 2);
    expect(d.client.pushed(FACTS)).toEqual([]);
  });
});

describe('a fact file', () => {
  it('says how values are understood, and which source is meant', async () => {
    const d = await open();
    const hover = async (at: string): Promise<string | undefined> => {
      const found = await d.ask<Hover | null>('textDocument/hover', FACTS, at);
      return found ? (found.contents as { value: string }).value : undefined;
    };
    expect(await hover('nearly 8.5 billion USD')).toBe(
      'Understood as: nearly $8.5 billion\n\nDrafts agree from $7.65 billion to $8.5 billion.',
    );
    expect(await hover('2025-04')).toBe('Understood as: April 2025\n\nFrom April 1, 2025 to April 30, 2025.');
    expect(await hover('port-note\n            quote: { exact: announced')).toBe(
      'Harwick port note · Harwick Port Authority · July 16, 2025',
    );
    expect(await hover('role: total')).toBeUndefined();
  });

  it('links to the documents of its sources', async () => {
    const d = await open();
    const links = (uri: string): Promise<DocumentLink[]> =>
      d.client.connection.sendRequest('textDocument/documentLink', { textDocument: { uri } });
    const [link, ...others] = await links(FACTS);
    expect(others).toEqual([]);
    expect(link!.target).toBe(SOURCE);
    expect(textAt(FACT_TEXT, link!)).toBe('sources/port-note.txt');
    d.client.edit(ENGLISH, '$5.8 billion, it', '$5.8 billion <!-- stet harbour-fund.amount -->, it');
    expect((await links(ENGLISH)).map(({ target }) => target)).toEqual([
      `${FACTS}#${FACT_TEXT.split('\n').indexOf('      amount:') + 1}`,
    ]);
  });

  it('is coloured by what it says', async () => {
    const d = await open();
    const { data } = await d.client.connection.sendRequest<{ data: number[] }>('textDocument/semanticTokens/full', {
      textDocument: { uri: FACTS },
    });
    const lines = FACT_TEXT.split('\n');
    const found: string[] = [];
    for (let i = 0, line = 0, start = 0; i < data.length; i += 5) {
      start = data[i] === 0 ? start + data[i + 1]! : data[i + 1]!;
      line += data[i]!;
      found.push(`${lines[line]!.slice(start, start + data[i + 2]!)}: ${LEGEND.tokenTypes[data[i + 3]!]}`);
    }
    expect(found).toEqual([
      'port-note: namespace',
      'gazette: namespace',
      'harbour-fund: class',
      'amount: property',
      'nearly: keyword',
      '8.5 billion USD: number',
      'port-note: namespace',
      'nearly 8.5 billion dollars: string',
      'gazette: namespace',
      '"$8.5bn": string',
      'announced: property',
      '2025-04: number',
      'port-note: namespace',
      'announced in April: string',
    ]);
  });
});
