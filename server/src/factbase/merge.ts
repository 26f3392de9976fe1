import type { Fact, FactBase, Labels, Source } from '../engine/facts/types.ts';
import { nameOf } from '../files/uri.ts';
import { contentHash } from './hash.ts';
import { nearest, replacing } from './reader.ts';
import type { FactFile, Place, Problem } from './types.ts';

export interface MergedFacts {
  readonly base: FactBase;
  /** Problems of the files themselves, and those that only show when they are put together. */
  readonly problems: readonly Problem[];
}

/**
 * Puts fact files together, in the order given. A subject that stands in several files has the labels of all of them; the second
 * of two properties with one id is a problem, and the first is in force. Sources are shared by all files.
 */
export function mergeFacts(files: readonly FactFile[]): MergedFacts {
  const problems: Problem[] = files.flatMap((f) => f.problems);
  const sources = mergeSources(files, problems);
  const facts = mergeProperties(files, problems);
  checkSources(files, sources, problems);
  const base: FactBase = {
    facts: withSubjectsOf(facts),
    sources,
    seen: files.flatMap((f) => f.seen),
    revision: contentHash(...files.map((f) => f.hash)),
  };
  return { base, problems };
}

/** A base of nothing: no file was found. */
export const emptyBase: FactBase = { facts: [], sources: new Map(), seen: [], revision: contentHash() };

function mergeSources(files: readonly FactFile[], problems: Problem[]): ReadonlyMap<string, Source> {
  const merged = new Map<string, Source>();
  const home = new Map<string, FactFile>();
  for (const file of files) {
    for (const source of file.sources) {
      const first = merged.get(source.id);
      if (!first) {
        merged.set(source.id, source);
        home.set(source.id, file);
      } else if (!sameSource(first, source)) {
        const message = `The source “${source.id}” is described differently in ${nameOf(home.get(source.id)!.file)}, which is in force.`;
        problems.push(duplicate(file, 'source', source.id, message, 'warning'));
      }
    }
  }
  return merged;
}

function mergeProperties(files: readonly FactFile[], problems: Problem[]): readonly Fact[] {
  const merged = new Map<string, Fact>();
  for (const file of files) {
    for (const fact of file.facts) {
      const first = merged.get(fact.id);
      if (!first) merged.set(fact.id, fact);
      else {
        const message = `“${fact.id}” also stands in ${nameOf(first.at.file)}, which is in force. Two values of one property are two items of \`values\`.`;
        problems.push(duplicate(file, 'property', fact.id, message, 'error'));
      }
    }
  }
  return [...merged.values()];
}

function duplicate(
  file: FactFile,
  kind: Place['kind'],
  id: string,
  message: string,
  severity: Problem['severity'],
): Problem {
  const place = file.places.findLast((p) => p.kind === kind && p.id === id);
  return { code: 'factbase.duplicate', message, file: file.file, span: place?.span ?? { start: 0, end: 0 }, severity };
}

/** Gives every fact of a subject the labels and rivals of all its files. */
function withSubjectsOf(facts: readonly Fact[]): readonly Fact[] {
  const groups = new Map<string, Fact[]>();
  for (const fact of facts) {
    const group = groups.get(fact.subject);
    if (group) group.push(fact);
    else groups.set(fact.subject, [fact]);
  }
  const shared = new Map<string, Pick<Fact, 'labels' | 'not'>>();
  for (const [subject, group] of groups) {
    const parts = [...new Set(group.map((f) => f.labels))];
    if (parts.length > 1)
      shared.set(subject, { labels: joinLabels(parts), not: [...new Set(group.flatMap((f) => f.not))] });
  }
  return facts.map((fact) => ({ ...fact, ...shared.get(fact.subject) }));
}

function joinLabels(parts: readonly Labels[]): Labels {
  const joined = new Map<string, Set<string>>();
  for (const [lang, words] of parts.flatMap((labels) => Object.entries(labels))) {
    const set = joined.get(lang) ?? new Set<string>();
    for (const word of words) set.add(word);
    joined.set(lang, set);
  }
  return Object.fromEntries([...joined].map(([lang, words]) => [lang, [...words]]));
}

function checkSources(files: readonly FactFile[], sources: ReadonlyMap<string, Source>, problems: Problem[]): void {
  for (const file of files) {
    for (const { kind, id, span } of file.places) {
      if (kind !== 'source-ref' || sources.has(id)) continue;
      const near = nearest(id, sources.keys());
      problems.push({
        code: 'factbase.unknown-source',
        message: `There is no source “${id}”.${near === undefined ? '' : ` Is “${near}” meant?`}`,
        file: file.file,
        span,
        severity: 'error',
        ...(near !== undefined && { fix: replacing(`Change to “${near}”`, span, near) }),
      });
    }
  }
}

const sameSource = (a: Source, b: Source): boolean => {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])] as (keyof Source)[];
  return keys.every((key) => a[key] === undefined || b[key] === undefined || a[key] === b[key]);
};
