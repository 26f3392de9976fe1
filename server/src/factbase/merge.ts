import type { Part } from '../engine/facts/index.ts';
import type { Fact, FactBase, Source } from '../engine/facts/types.ts';
import { nameOf } from '../files/uri.ts';
import { contentHash } from './hash.ts';
import { changing, nearest } from './reader.ts';
import { english, type Said, said, speak } from './said.ts';
import { joinSubjects } from './subjects.ts';
import { mergeSaved, type TableOf } from './together.ts';
import type { FactFile, Place, Problem } from './types.ts';

export interface MergedFacts {
  readonly base: FactBase;
  /** Problems of the files themselves, and those that only show when they are put together. */
  readonly problems: readonly Problem[];
  /** The fact of an id. */
  readonly byId: Pick<ReadonlyMap<string, Fact>, 'get' | 'has'>;
  /** The facts in tables, where the files have them. */
  readonly parts?: readonly Part[];
}

/**
 * Puts fact files together, in the order given. A subject that stands in several files has the labels of all of them; the second
 * of two properties with one id is a problem, and the first is in force. Sources are shared by all files. With `tableOf`, files
 * that were read from bytes are not decoded.
 */
export function mergeFacts(files: readonly FactFile[], tableOf?: TableOf): MergedFacts {
  const problems: Problem[] = files.flatMap((f) => f.problems);
  const sources = mergeSources(files, problems);
  const twice = (fact: Fact, first: FactFile, second: FactFile): void => {
    const message = said('problem.otherFact', { id: fact.id, file: nameOf(first.file) });
    problems.push(duplicate(second, 'property', fact.id, message, 'error'));
  };
  const saved = tableOf && mergeSaved(files, tableOf, twice);
  const facts = saved ? saved.facts : withSubjectsOf(mergeProperties(files, twice));
  checkSources(files, sources, problems);
  let seen: FactBase['seen'] | undefined;
  const base: FactBase = {
    facts,
    sources,
    get seen() {
      seen ??= files.flatMap((f) => f.seen);
      return seen;
    },
    revision: contentHash(...files.map((f) => f.hash)),
  };
  if (saved) return { base, problems, byId: saved.byId, parts: saved.parts };
  return { base, problems, byId: new Map(facts.map((fact) => [fact.id, fact])) };
}

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
        const message = said('problem.otherSource', { id: source.id, file: nameOf(home.get(source.id)!.file) });
        problems.push(duplicate(file, 'source', source.id, message, 'warning'));
      }
    }
  }
  return merged;
}

function mergeProperties(
  files: readonly FactFile[],
  twice: (fact: Fact, first: FactFile, second: FactFile) => void,
): readonly Fact[] {
  const merged = new Map<string, readonly [Fact, FactFile]>();
  for (const file of files) {
    for (const fact of file.facts) {
      const first = merged.get(fact.id);
      if (first) twice(fact, first[1], file);
      else merged.set(fact.id, [fact, file]);
    }
  }
  return [...merged.values()].map(([fact]) => fact);
}

function duplicate(
  file: FactFile,
  kind: Place['kind'],
  id: string,
  message: Said,
  severity: Problem['severity'],
): Problem {
  const place = file.places.findLast((p) => p.kind === kind && p.id === id);
  return {
    code: 'factbase.duplicate',
    message: speak(message, english),
    said: message,
    file: file.file,
    span: place?.span ?? { start: 0, end: 0 },
    severity,
  };
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
    const parts = [...new Map(group.map((f) => [f.labels, f])).values()];
    if (parts.length > 1) shared.set(subject, joinSubjects(parts));
  }
  return facts.map((fact) => ({ ...fact, ...shared.get(fact.subject) }));
}

function checkSources(files: readonly FactFile[], sources: ReadonlyMap<string, Source>, problems: Problem[]): void {
  for (const file of files) {
    // Places are only made where something is wrong.
    if (file.cited.every((id) => sources.has(id))) continue;
    for (const { kind, id, span } of file.places) {
      if (kind !== 'source-ref' || sources.has(id)) continue;
      const near = nearest(id, sources.keys());
      const message =
        near === undefined ? said('problem.noSource', { id }) : said('problem.noSource.near', { id, near });
      problems.push({
        code: 'factbase.unknown-source',
        message: speak(message, english),
        said: message,
        file: file.file,
        span,
        severity: 'error',
        ...(near !== undefined && { fix: changing(span, near) }),
      });
    }
  }
}

const sameSource = (a: Source, b: Source): boolean => {
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])] as (keyof Source)[];
  return keys.every((key) => a[key] === undefined || b[key] === undefined || a[key] === b[key]);
};
