import { onTestFinished } from 'vitest';
import type { CodeAction, Location, Position } from 'vscode-languageserver';
import { loadChecker } from '../../server/src/lsp/loadChecker.ts';
import { sayIn } from '../../server/src/ui.ts';
import { startHere } from './client.ts';
import type { ClientOptions, TestClient } from './clientTypes.ts';
import { fakeHost, type MemoryFiles, memoryFiles } from './fakeHost.ts';

// A desk with a hand-written fact base, its source and drafts, and the real engine.
export const FOLDER = 'file:///desk';
export const FACTS = `${FOLDER}/harbour.facts.yaml`;
export const SOURCE = `${FOLDER}/sources/port-note.txt`;
export const ENGLISH = `${FOLDER}/draft.md`;
export const FRENCH = `${FOLDER}/brouillon.md`;

export const SOURCE_TEXT =
  'Port of Harwick, note to editors\n\nThe harbour fund of Harwick holds nearly 8.5 billion dollars. It was announced in April.\n';
export const FACT_TEXT = `sources:
  port-note:
    title: Harwick port note
    publisher: Harwick Port Authority
    published: 2025-07-16
    language: en
    document: sources/port-note.txt
  gazette:
    title: The fund (2025)
    publisher: Harwick Gazette
    published: 2025-07-18
    url: https://example.org/fund
facts:
  harbour-fund:
    subject:
      en: [Harwick harbour fund, harbour fund]
      fr: [fonds du port de Harwick, fonds portuaire de Harwick]
    properties:
      amount:
        label: { en: [amount, holds, worth], fr: [montant, pèse, dispose] }
        value: nearly 8.5 billion USD
        role: total
        evidence:
          - source: port-note
            quote: { exact: nearly 8.5 billion dollars, prefix: "of Harwick holds " }
            locator: ¶ 2
          - source: gazette
            quote: { exact: "$8.5bn" }
      announced:
        label: { en: [announced], fr: [annoncé] }
        date: 2025-04
        evidence:
          - source: port-note
            quote: { exact: announced in April }
`;
export const ENGLISH_TEXT = `---
date: 2025-07-20
---
# The harbour fund

The Harwick harbour fund holds $5.8 billion, it was announced in April.

Later: the Harwick harbour fund, worth $5.8 billion, has 37 clerks.
`;
export const FRENCH_TEXT = `---
date: 2025-07-20
---
Le fonds du port de Harwick, annoncé en avril, pèse 5,8 milliards de dollars.
`;

export interface Desk {
  readonly client: TestClient;
  readonly files: MemoryFiles;
  /** Sends a request about the place of `part` in an open document. */
  ask<T>(method: string, uri: string, part: string, more?: object, offset?: number): Promise<T>;
}

let checker: ReturnType<typeof loadChecker> | undefined;

/** Starts server and client with the drafts opened; both end with the test. */
export async function openDesk(
  options: ClientOptions = {},
  more: Readonly<Record<string, string>> = {},
): Promise<Desk> {
  const files = memoryFiles({
    [FACTS]: FACT_TEXT,
    [SOURCE]: SOURCE_TEXT,
    [ENGLISH]: ENGLISH_TEXT,
    [FRENCH]: FRENCH_TEXT,
    ...more,
  });
  const locale = (options.options as { locale?: string } | undefined)?.locale ?? 'en';
  const english = (): ReturnType<typeof loadChecker> => (checker ??= loadChecker(sayIn('en')));
  const host = fakeHost(files, locale === 'en' ? english() : loadChecker(sayIn(locale)));
  const client = await startHere(host, { folders: [FOLDER], pull: true, ...options });
  onTestFinished(async () => void (await client.stop()));
  client.open(ENGLISH, ENGLISH_TEXT);
  client.open(FRENCH, FRENCH_TEXT);
  return {
    client,
    files,
    ask: (method, uri, part, extra = {}, offset = 0) => {
      const text = client.textOf(uri);
      const at = text.indexOf(part);
      if (at < 0) throw new Error(`${part} is not in ${uri}`);
      return client.connection.sendRequest(method, {
        textDocument: { uri },
        position: positionAt(text, at + offset),
        ...extra,
      });
    },
  };
}

export function positionAt(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)!.length };
}

export const titled = (actions: readonly CodeAction[], start: string): CodeAction => {
  const found = actions.find(({ title }) => title.startsWith(start));
  if (!found) throw new Error(`No “${start}” among ${actions.map((a) => a.title).join(' | ')}`);
  return found;
};

/** The text that a location covers. */
export function textAt(text: string, { range }: Pick<Location, 'range'>): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Position): number =>
    lines.slice(0, line).reduce((sum, l) => sum + l.length + 1, 0) + character;
  return text.slice(offset(range.start), offset(range.end));
}
