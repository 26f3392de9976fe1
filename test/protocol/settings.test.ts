import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../server/src/engine/views/types.ts';
import { readSettings, severityOf } from '../../server/src/lsp/settings.ts';
import type { TestClient } from './clientTypes.ts';
import { FACT_TEXT, FACTS, FOLDER, openDesk, titled } from './desk.ts';

const DRAFT = `${FOLDER}/note.md`;
const EXACT = FACT_TEXT.replace('nearly 8.5 billion USD', '52,340').replace('[amount, holds, worth]', '[clerks]');

/** A desk whose client can be asked for its settings, with one more draft. */
async function open(
  configuration: Record<string, unknown>,
  text: string,
  more: Readonly<Record<string, string>> = {},
): Promise<{ readonly client: TestClient; set(name: string, value: unknown): Promise<void> }> {
  const { client } = await openDesk({ configuration }, more);
  client.open(DRAFT, text);
  return {
    client,
    async set(name, value) {
      configuration[name] = value;
      await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    },
  };
}

/** Code and severity (1 error … 4 hint) of the findings. */
const said = (found: readonly { code?: unknown; severity?: unknown }[]): unknown[] =>
  found.map(({ code, severity }) => [code, severity]);

describe('rounding', () => {
  const ROUND = 'The Harwick harbour fund has 52,000 clerks.\n';

  it('is accepted, remarked on or wrong, and changes at once', async () => {
    const { client, set } = await open({}, ROUND, { [FACTS]: EXACT });
    expect(said(await client.diagnostics(DRAFT))).toEqual([]);
    await set('rounding', 'remark');
    const [remark] = await client.until(DRAFT, (d) => d.length === 1);
    expect(said([remark!])).toEqual([['fact.rounded', 3]]);
    expect(remark!.message).toBe('“52,000” is rounded: 52,340 (Harwick Port Authority, 2025-07-16).');
    const actions = await client.actions(DRAFT, '52,000');
    expect(actions.filter((action) => action.isPreferred)).toEqual([]);
    expect(await client.actions(DRAFT, '52,000', ['source.fixAll'])).toEqual([]);
    const hover = (await client.hover(DRAFT, '52,000'))!.contents as { value: string };
    expect(hover.value).toMatch(/^\*\*Agrees, rounded\.\*\* .*\*\*52,340\*\*/);
    await set('severity', { rounded: 'hint' });
    await client.until(DRAFT, (d) => d[0]?.severity === 4);
    await set('rounding', 'exact');
    const [wrong] = await client.until(DRAFT, (d) => d[0]?.code === 'fact.refuted');
    expect(wrong!.message).toMatch(/ – rounded, where the exact figure is asked for\.$/);
    client.edit(DRAFT, '52,000', 'about 52,000');
    await client.until(DRAFT, (d) => d.length === 0);
    client.edit(DRAFT, 'about 52,000', '52,000');
    await client.until(DRAFT, (d) => d.length === 1);
    client.apply(titled(await client.actions(DRAFT, '52,000'), 'Replace with “52,340”').edit!);
    await client.until(DRAFT, (d) => d.length === 0);
  });

  it('may be settled beside the facts', async () => {
    const settings = { [`${FOLDER}/factcheck.yaml`]: 'rounding: exact\n' };
    const { client, set } = await open({}, ROUND, { [FACTS]: EXACT, ...settings });
    expect(said(await client.diagnostics(DRAFT))).toEqual([['fact.refuted', 2]]);
    await set('rounding', 'remark');
    await client.until(DRAFT, (d) => d[0]?.code === 'fact.rounded');
  });
});

it('the language of drafts that do not say decides how their figures are read', async () => {
  // A bare line of figures: 8.500 is 8,500 in German, 8.5 in English.
  const facts = EXACT.replace('52,340', '8,500').replace('en: [clerks]', 'en: [clerks], de: [clerks]');
  const { client, set } = await open({}, 'Harwick harbour fund, clerks: 8.500\n', { [FACTS]: facts });
  expect(said(await client.diagnostics(DRAFT))).toEqual([['fact.refuted', 2]]);
  await set('language', 'de');
  await client.until(DRAFT, (d) => d.length === 0);
  await set('language', 'en');
  await client.until(DRAFT, (d) => d.length === 1);
});

const MORE_FACTS = `${FACT_TEXT}      lamps:
        of: { en: lamps }
        values:
          - { value: 580, evidence: [{ source: port-note }] }
          - { value: 850, evidence: [{ source: gazette }] }
      berths:
        of: { en: berths }
        values:
          - { value: 31, validUntil: 2024-12-31, evidence: [{ source: gazette }] }
          - { value: 47, asOf: 2025-01-01, evidence: [{ source: port-note }] }
`;
const ALL_OF_THEM = `The harbour fund of Harwick holds $5.8 billion. They sold 17 cakes. It met on Monday 15 July 2025.

The harbour fund of Harwick was announced in April. <!-- stet -->

The Harwick harbour fund has 580 lamps.

The Harwick harbour fund has 31 berths.

Here the Harwick harbour fund has 850 lamps.
`;

describe('severities', () => {
  it.each([
    ['refuted', 'fact.refuted'],
    ['unsupported', 'fact.unsupported'],
    ['disputed', 'fact.disputed'],
    ['outdated', 'fact.outdated'],
    ['inconsistent', 'draft.inconsistent'],
    ['weekday', 'date.weekday'],
    ['stet', 'stet.unused'],
  ])('%s', async (name, code) => {
    const { client, set } = await open({ severity: { [name]: 'error' } }, ALL_OF_THEM, { [FACTS]: MORE_FACTS });
    const levels = async (): Promise<unknown[]> => [
      ...new Set((await client.diagnostics(DRAFT)).filter((d) => d.code === code).map((d) => d.severity)),
    ];
    expect(await levels()).toEqual([1]);
    await set('severity', { [name]: 'off' });
    await expect.poll(levels).toEqual([]);
  });

  it('of a contradiction is information, with the other place of the draft', async () => {
    const { client } = await open({}, ALL_OF_THEM, { [FACTS]: MORE_FACTS });
    const found = (await client.diagnostics(DRAFT)).filter((d) => d.code === 'draft.inconsistent');
    expect(said(found)).toEqual([['draft.inconsistent', 3]]);
    expect(client.textAt(DRAFT, found[0]!.range)).toBe('850');
    const [other] = found[0]!.relatedInformation!;
    expect([other!.location.uri, client.textAt(DRAFT, other!.location.range)]).toEqual([DRAFT, '580']);
    const actions = (await client.actions(DRAFT, '850')).map(({ title }) => title);
    expect(actions).toContain('Let this figure stand');
    client.edit(DRAFT, '850 lamps', '580 lamps');
    await client.until(DRAFT, (d) => d.every(({ code }) => code !== 'draft.inconsistent'));
  });

  it('have in the manifest the names and defaults that the server knows', async () => {
    const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8'));
    const properties: Record<string, { readonly default: string }> = Object.assign(
      {},
      ...manifest.contributes.configuration.map((category: { readonly properties: object }) => category.properties),
    );
    const levels = async (severity: Record<string, string>): Promise<Record<string, string>> => {
      const connection = { workspace: { getConfiguration: async () => ({ severity }) } };
      const settings = await readSettings(connection as never, { configuration: true } as never).of(DRAFT);
      return Object.fromEntries(
        Object.entries(CODES).map(([name, [code, verdict]]) => [
          `factcheck.severity.${name}`,
          severityOf({ code, verdict } as Finding, settings, undefined),
        ]),
      );
    };
    const declared = Object.entries(properties).filter(([key]) => key.startsWith('factcheck.severity.'));
    expect(await levels({})).toEqual(Object.fromEntries(declared.map(([key, property]) => [key, property.default])));
    for (const name of Object.keys(CODES)) {
      const key = `factcheck.severity.${name}`;
      expect((await levels({ [name]: 'error' }))[key], name).toBe('error');
      expect((await levels({ [name]: 'loud' }))[key], name).toBe(properties[key]!.default);
    }
  });
});

const CODES: Readonly<Record<string, readonly [code: string, verdict: string]>> = {
  refuted: ['fact.refuted', 'refuted'],
  disputed: ['fact.disputed', 'disputed'],
  outdated: ['fact.outdated', 'outdated'],
  doubtful: ['fact.doubtful', 'doubtful'],
  unsupported: ['fact.unsupported', 'unsupported'],
  rounded: ['fact.rounded', 'supported'],
  weekday: ['date.weekday', 'doubtful'],
  inconsistent: ['draft.inconsistent', 'doubtful'],
  stet: ['stet.unused', 'unsupported'],
};
