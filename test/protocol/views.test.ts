import { describe, expect, it } from 'vitest';
import type { ReportResult, SearchFactsResult, ViewResult } from '../../server/src/lsp/protocol.ts';
import { type Desk, ENGLISH, FACT_TEXT, FACTS, FOLDER, FRENCH, openDesk, SOURCE, textAt } from './desk.ts';

describe('choosing a fact', () => {
  const search = ({ client }: Desk, uri: string, query: string): Promise<SearchFactsResult> =>
    client.connection.sendRequest('factcheck/facts/search', { uri, query });

  it('finds it by words of any language, roughly typed, and writes it in the draft’s', async () => {
    const d = await openDesk();
    const [english] = await search(d, ENGLISH, 'harbuor fund ammount');
    expect(english).toEqual({
      id: 'harbour-fund.amount',
      label: 'Harwick harbour fund · amount',
      text: 'nearly $8.5 billion',
      sources: [
        'Harwick port note · Harwick Port Authority · July 16, 2025',
        'The fund (2025) · Harwick Gazette · July 18, 2025',
      ],
      citation: ' (Harwick Port Authority, July 16, 2025)',
      disputed: false,
    });
    const [french] = await search(d, FRENCH, 'montant');
    expect(french).toMatchObject({ id: 'harbour-fund.amount', text: 'près de 8,5 milliards de dollars' });
    expect((await search(d, FRENCH, 'annonce'))[0]).toMatchObject({ text: 'avril 2025' });
    expect((await search(d, ENGLISH, '')).map(({ id }) => id)).toEqual([
      'harbour-fund.amount',
      'harbour-fund.announced',
    ]);
    expect(await search(d, ENGLISH, 'zebra crossing')).toEqual([]);
    expect(await search(d, 'file:///elsewhere/x.md', '')).toEqual([]);
  });

  it('brings the footnote that a citation needs, as `factcheck.yaml` may say for all', async () => {
    const d = await openDesk({}, { [`${FOLDER}/factcheck.yaml`]: 'citationStyle: footnote\n' });
    const [choice] = await search(d, ENGLISH, 'announced');
    expect(choice).toMatchObject({
      citation: '[^port-note]',
      append: '\n[^port-note]: Harwick port note, Harwick Port Authority, July 16, 2025.\n',
    });
  });
});

describe('the report', () => {
  const report = ({ client }: Desk, format: string): Promise<ReportResult> =>
    client.connection.sendRequest('factcheck/report', { uri: ENGLISH, format });

  it('numbers the figures of the text and lists verdicts and sources', async () => {
    const { title, text } = await report(await openDesk(), 'markdown');
    expect(title).toBe('The harbour fund');
    expect(text).toContain('With a source: 3 of 4 figures (75%)\n\n- ✗ Disagrees: 2 (1, ');
    expect(text).toContain('fund holds **$5.8 billion** ⟨1 ✗⟩, it was announced in **April** ⟨2 ✓⟩.');
    expect(text).toContain(
      '| 1 | 6 | $5.8 billion → **$8.5 billion** | ✗ Disagrees | Harwick harbour fund · amount: nearly $8.5 billion | A ¶ 2 “',
    );
    expect(text).toContain('- B: [The fund (2025) · Harwick Gazette · July 18, 2025](<https://example.org/fund>)');
  });

  it('is a page that runs nothing and shows data as it is', async () => {
    const d = await openDesk(
      {},
      { [FACTS]: FACT_TEXT.replace('The fund (2025)', '"<script>alert(1)</script> & \\"fund\\""') },
    );
    const { text } = await report(d, 'html');
    expect(text).toMatch(
      /<a id="d1-t1" class="mark refuted" href="#d1-f1" title="Disagrees"><span>\$5\.8 billion<\/span><sup>1&#8202;✗<\/sup><\/a>/,
    );
    expect(text).not.toMatch(/<script/i);
    expect(text).toContain('&#60;script&#62;alert(1)&#60;/script&#62; &#38; &#34;fund&#34;');
    expect(text.match(/<tr id="d1-f/g)).toHaveLength(4);
  });
});

describe('the view of facts', () => {
  it('lists sources and facts with what uses them', async () => {
    const d = await openDesk();
    await d.client.until(ENGLISH, (found) => found.length === 2);
    const { bases } = await d.client.connection.sendRequest<ViewResult>('factcheck/view');
    expect(bases).toHaveLength(1);
    const [base] = bases;
    expect(base).toMatchObject({ folder: FOLDER, files: [FACTS] });
    expect(base!.sources.map(({ id, facts, detail, document }) => [id, facts, detail, document?.uri])).toEqual([
      ['port-note', 2, 'Harwick Port Authority · July 16, 2025', SOURCE],
      ['gazette', 1, 'Harwick Gazette · July 18, 2025', 'https://example.org/fund'],
    ]);
    expect(base!.facts.map(({ id, uses, refuted, sources }) => [id, uses, refuted, sources])).toEqual([
      ['harbour-fund.amount', 3, 3, 2],
      ['harbour-fund.announced', 2, 0, 1],
    ]);
    expect(textAt(FACT_TEXT, { range: base!.facts[0]!.at.range! })).toMatch(/^amount:/);
  });
});
