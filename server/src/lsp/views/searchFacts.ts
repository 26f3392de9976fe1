import Fuse from 'fuse.js';
import type { Fact, FactBase } from '../../engine/facts/types.ts';
import type { Format } from '../../engine/prose/types.ts';
import { isDisputed } from '../../engine/verdicts/judge.ts';
import { type CitationStyle, sourceLine, writeCitation } from '../../engine/views/cite.ts';
import { labelOf } from '../../engine/views/label.ts';
import type { WriteValue } from '../../engine/views/write.ts';
import { appendix } from '../actions/cite.ts';
import { formatOf } from '../formats.ts';
import type { FactChoice, SearchFactsMethod, SearchFactsParams, SearchFactsResult } from '../protocol.ts';
import type { Server } from '../running.ts';
import { citationStyleOf } from '../settings.ts';

const SEARCH: SearchFactsMethod = 'factcheck/facts/search';
const LIMIT = 50;
/** Characters of a title that are shown: publisher and date are to be read too. */
const MAX_TITLE = 40;

/** Answers with the facts that fit what is typed. */
export function handleSearch({ connection, client, documents, drafts, bases, settings, checker }: Server): void {
  connection.onRequest(SEARCH, async ({ uri, query, limit = LIMIT }: SearchFactsParams): Promise<SearchFactsResult> => {
    const inForce = await settings.of(uri);
    const { base, shared } = await bases.of(uri, inForce.facts);
    const citationStyle = citationStyleOf(inForce, shared);
    const { write } = await checker();
    const document = documents.get(uri);
    const lang = (await drafts.checked(uri))?.result?.language ?? client.locale.slice(0, 2);
    const into = { text: document?.getText() ?? '', format: (document && formatOf(document)) ?? 'markdown', lang };
    return findFacts(base, query)
      .slice(0, limit)
      .map((fact) => choiceOf(fact, base, into, citationStyle, write));
  });
}

/** One index for each state of a fact base. */
const indexes = new WeakMap<FactBase, Fuse<Fact>>();

/** Facts whose labels, ids, values or sources are like the query, best first; all when it is empty. */
export function findFacts(base: FactBase, query: string): readonly Fact[] {
  if (query.trim() === '') return base.facts;
  const index = indexes.get(base) ?? makeIndex(base);
  indexes.set(base, index);
  return index.search(query.trim()).map(({ item }) => item);
}

function makeIndex(base: FactBase): Fuse<Fact> {
  const titles = (fact: Fact): string[] =>
    fact.values.flatMap(({ evidence }) =>
      evidence.map(({ source }) => [base.sources.get(source)?.title, base.sources.get(source)?.publisher].join(' ')),
    );
  return new Fuse([...base.facts], {
    keys: [
      { name: 'label', weight: 3, getFn: (fact) => [...Object.values(fact.labels).flat(), ...fact.names] },
      { name: 'property', weight: 2, getFn: (fact) => [...Object.values(fact.propertyLabels).flat(), fact.property] },
      {
        name: 'words',
        weight: 1,
        getFn: (fact) => [...Object.values(fact.words).flat(), ...Object.values(fact.of).flat()],
      },
      { name: 'value', weight: 1, getFn: (fact) => fact.values.map(({ text }) => text) },
      { name: 'id', weight: 1, getFn: (fact) => fact.id },
      { name: 'source', weight: 0.5, getFn: titles },
    ],
    ignoreDiacritics: true,
    ignoreLocation: true,
    threshold: 0.4,
    useTokenSearch: true,
    tokenMatch: 'all',
  });
}

function choiceOf(
  fact: Fact,
  base: FactBase,
  { text, format, lang }: { readonly text: string; readonly format: Format; readonly lang: string },
  citationStyle: CitationStyle,
  write: WriteValue,
): FactChoice {
  const value = fact.values.find(({ supersededBy }) => !supersededBy) ?? fact.values[0]!;
  const cited = new Map(fact.values.flatMap(({ evidence }) => evidence.map((e) => [e.source, e] as const)));
  const first = value.evidence[0];
  const source = first && base.sources.get(first.source);
  const citation = first
    ? writeCitation({ evidence: first, ...(source ? { source } : {}) }, citationStyle, format, text, lang)
    : { text: '' };
  return {
    id: fact.id,
    label: labelOf(fact, lang),
    text: write(value, fact, lang),
    sources: [...cited.keys()].map((id) => sourceLine(base.sources.get(id) ?? { id }, lang, MAX_TITLE)),
    citation: citation.text,
    ...(citation.append ? { append: appendix(text, citation.append).text } : {}),
    disputed: isDisputed(fact),
  };
}
