import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Engine, readClaims } from '../../server/src/engine/check.ts';
import { type FactIndex, indexFacts } from '../../server/src/engine/facts/index.ts';
import type { FactBase } from '../../server/src/engine/facts/types.ts';
import { readProse } from '../../server/src/engine/prose/index.ts';
import { toDoc } from '../../server/src/engine/prose/map.ts';
import { overlaps, type Span } from '../../server/src/engine/span.ts';
import { type Prepared, prepare, prepareDraft } from '../../server/src/engine/verdicts/match.ts';
import type { Label, SourceMention } from './truth.ts';
import { claimsOfFacts } from './truth.ts';

/** A figure that the recogniser found in a labelled draft, with its label if it has one. */
export interface Figure {
  readonly prepared: Prepared;
  readonly doc: Span;
  readonly label: Label | undefined;
}

export interface LabelledDraft {
  readonly name: string;
  readonly lang: string;
  readonly text: string;
  readonly date: string | undefined;
  readonly figures: readonly Figure[];
  readonly labels: readonly Label[];
  /** How much its figures count in the decision, where not once. */
  readonly weight?: number;
}

export interface Domain {
  readonly name: string;
  readonly index: FactIndex;
  /** Claims that each fact of the built base states. */
  readonly claims: ReadonlyMap<string, ReadonlySet<string>>;
  readonly drafts: readonly LabelledDraft[];
  /** Drafts about other things altogether, which the base must leave alone. */
  readonly strangers?: readonly LabelledDraft[];
}

/** Builds a base from source files; gives the base and the sources' texts as the readers see them, by path. */
export type Build = (
  paths: readonly string[],
) => Promise<{ readonly base: FactBase; readonly documents: ReadonlyMap<string, string> }>;

interface Entry {
  readonly domain: string;
  readonly sources: readonly string[];
  readonly drafts: readonly string[];
}

const entriesOf = (folder: string): readonly Entry[] =>
  JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as Entry[];

/**
 * A domain of many drafts as several, one for each lot of them. Models that are fitted on what others make of unseen domains would else learn from
 * models that know no base like this one, and mistrust those that do.
 */
export const inLots = (domain: Domain, lots: number): Domain[] =>
  Array.from({ length: lots }, (_, k) => {
    const lot = (drafts: readonly LabelledDraft[]) => drafts.filter((_, i) => i % lots === k);
    return { ...domain, drafts: lot(domain.drafts), ...(domain.strangers && { strangers: lot(domain.strangers) }) };
  });

/** The domain with its figures held against another index of its facts. */
export function onIndex(domain: Domain, index: FactIndex): Domain {
  const again = (drafts: readonly LabelledDraft[]) =>
    drafts.map((draft) => ({
      ...draft,
      figures: draft.figures.map((f) => ({ ...f, prepared: prepare(f.prepared.situation, index) })),
    }));
  return {
    ...domain,
    index,
    drafts: again(domain.drafts),
    ...(domain.strangers && { strangers: again(domain.strangers) }),
  };
}

/** A draft held against facts that it has nothing to do with. */
export const asStranger = (draft: LabelledDraft, index: FactIndex): LabelledDraft => ({
  ...draft,
  labels: [],
  figures: draft.figures.map(({ doc, prepared }) => ({
    doc,
    label: undefined,
    prepared: prepare(prepared.situation, index),
  })),
});

/** Strangers are drafts of domains that are held out together with this one, whatever number of groups that divides this one there is. */
const GROUPS = 12;
/** Strangers of each domain, each of another one, so that a model learns what all drafts have in common. */
const STRANGERS = 3;

/** The domains with drafts of others as strangers. */
export const amongStrangers = (domains: readonly Domain[]): Domain[] =>
  domains.map((domain, i) => {
    const group = domains.filter((_, j) => j % GROUPS === i % GROUPS && j !== i);
    const strangers = Array.from({ length: Math.min(STRANGERS, group.length) }, (_, k) => {
      const { drafts } = group[(Math.floor(i / GROUPS) + k) % group.length]!;
      return asStranger(drafts[(i + k) % drafts.length]!, domain.index);
    });
    return { ...domain, strangers };
  });

/** Reads a labelled draft of a folder and measures its figures against a base. */
export function readDraft(folder: string, path: string, index: FactIndex, engine: Engine): LabelledDraft {
  const text = readFileSync(join(folder, path), 'utf8');
  const { mentions, lang } = JSON.parse(
    readFileSync(join(folder, path.replace(/\.\w\w\.md$/, '.labels.json')), 'utf8'),
  ) as { mentions: Label[]; lang: string };
  const prose = readProse(text, 'markdown', { profiles: engine.profiles });
  const date = prose.meta.get('date')?.value;
  const claims = readClaims(prose, engine, date);
  const figures = prepareDraft(claims, index).map((prepared) => {
    const { claim } = prepared.situation;
    const doc = toDoc(claim.block, claim.mention.span);
    return { prepared, doc, label: mentions.find((m) => overlaps(m, doc)) };
  });
  return { name: path, lang, text, date, figures, labels: mentions };
}

/** The drafts of all labelled domains of a folder, held against facts that they have nothing to do with. */
export const readStrangers = (folder: string, index: FactIndex, engine: Engine): LabelledDraft[] =>
  entriesOf(folder).flatMap((e) => e.drafts.map((path) => asStranger(readDraft(folder, path, index, engine), index)));

/** Reads the labelled domains of a folder with an `index.json`, building each base with no hand edit. */
export async function readDomains(
  folder: string,
  engine: Engine,
  build: Build,
  only?: (name: string) => boolean,
): Promise<Domain[]> {
  const entries = entriesOf(folder).filter((e) => !only || only(e.domain));
  const domains: Domain[] = [];
  for (const entry of entries) {
    const { base, documents } = await build(entry.sources.map((s) => join(folder, s)));
    const index = indexFacts(base, engine.tools.lexicon);
    const { facts } = JSON.parse(readFileSync(join(folder, entry.domain, 'facts.json'), 'utf8')) as {
      facts: SourceMention[];
    };
    const byName = new Map([...documents].map(([path, text]) => [`sources/${path.split('/').at(-1)}`, text]));
    const claims = claimsOfFacts(base, facts, join(folder, entry.domain), byName);
    domains.push({
      name: entry.domain,
      index,
      claims,
      drafts: entry.drafts.map((d) => readDraft(folder, d, index, engine)),
    });
  }
  return domains;
}
