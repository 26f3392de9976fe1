import type { Fact, Source } from '../../engine/facts/types.ts';
import { isDisputed } from '../../engine/verdicts/judge.ts';
import { labelOf } from '../../engine/views/label.ts';
import { sayDate } from '../../engine/views/say.ts';
import type { Finding } from '../../engine/views/types.ts';
import { join, normalise } from '../../files/uri.ts';
import type { BaseInForce } from '../factFiles.ts';
import { rangeOfFact } from '../factRange.ts';
import type { BaseView, FactView, OpenTarget, SourceView, ViewMethod, ViewResult } from '../protocol.ts';
import type { Server } from '../running.ts';
import { addressOf, documentOf } from '../sourceFiles.ts';
import { toRange } from '../toLsp.ts';
import { openFindings } from './openDrafts.ts';

const VIEW: ViewMethod = 'factcheck/view';

/** Answers with the fact bases of the open documents and of the workspace folders, each once, and how open drafts use their facts. */
export function handleView(server: Server): void {
  const { connection, bases, documents, folders, settings } = server;
  connection.onRequest(VIEW, async (): Promise<ViewResult> => {
    const found = await openFindings(server);
    const places = [...documents.all().map(({ uri }) => uri), ...folders().map((folder) => join(folder, 'draft.md'))];
    const loaded = await Promise.all(places.map(async (uri) => bases.of(uri, (await settings.of(uri)).facts)));
    const distinct = new Map(loaded.map((base) => [base.files.join('\n'), base]));
    const shown = [...distinct.values()].filter(({ files }) => files.length > 0);
    return {
      bases: shown.map((base) =>
        viewOf(
          base,
          found.map(({ finding }) => finding),
          server,
        ),
      ),
    };
  });
}

function viewOf(base: BaseInForce, findings: readonly Finding[], { client, folders }: Server): BaseView {
  const { facts, sources } = base.base;
  const shown = [...sources.values()].flatMap((source): SourceView[] => {
    const at = placeOfSource(base, source);
    if (!at) return [];
    const date = source.published ? sayDate(source.published, client.locale) : undefined;
    const document = targetOf(base, source, folders());
    return [
      {
        id: source.id,
        title: source.title ?? source.id,
        detail: [source.publisher ?? source.author, date].filter(Boolean).join(' · '),
        facts: facts.filter((fact) => sourcesOf(fact).has(source.id)).length,
        at,
        ...(document ? { document } : {}),
      },
    ];
  });
  const listed = facts.map((fact) => factView(base, fact, findings, client.locale));
  return {
    folder: base.folder,
    files: base.files,
    sources: shown.toSorted((a, b) => b.facts - a.facts),
    facts: listed.toSorted((a, b) => Number(b.disputed) - Number(a.disputed)),
  };
}

function factView(base: BaseInForce, fact: Fact, findings: readonly Finding[], locale: string): FactView {
  const own = findings.filter((finding) => finding.fact === fact.id);
  return {
    id: fact.id,
    label: labelOf(fact, locale.slice(0, 2)),
    value: fact.values.map(({ text }) => text).join(' / '),
    sources: sourcesOf(fact).size,
    disputed: isDisputed(fact),
    uses: own.length,
    refuted: own.filter(({ verdict }) => verdict === 'refuted').length,
    at: placeOfFact(base, fact),
  };
}

const sourcesOf = (fact: Fact): ReadonlySet<string> =>
  new Set(fact.values.flatMap(({ evidence }) => evidence.map(({ source }) => source)));

/** Where a fact stands; at the start of its file when its text is not at hand. */
export function placeOfFact(base: BaseInForce, fact: Fact): OpenTarget {
  const range = rangeOfFact(base, fact);
  return { uri: fact.at.file, ...(range ? { range } : {}) };
}

function placeOfSource(base: BaseInForce, { id }: Source): OpenTarget | undefined {
  const file = base.parsed.find(({ places }) => places.some((place) => place.kind === 'source' && place.id === id));
  const place = file?.places.find(({ kind, id: own }) => kind === 'source' && own === id);
  const text = file && base.texts.get(normalise(file.file));
  return file && place && text ? { uri: file.file, range: toRange(text, place.span) } : undefined;
}

function targetOf(base: BaseInForce, source: Source, folders: readonly string[]): OpenTarget | undefined {
  const uri = documentOf(base, source.id, folders) ?? addressOf(source, { source: source.id });
  return uri ? { uri } : undefined;
}
