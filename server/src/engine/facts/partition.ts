import type { Lexicon } from '../concepts/lexicon.ts';
import { groupsBy, sourcesOf } from './frame.ts';
import type { Part } from './index.ts';
import { joining } from './joining.ts';
import { openTable } from './table.ts';
import { tabulate } from './tabulate.ts';
import type { Fact, FactBase } from './types.ts';

/** The facts of a base in tables, one for the files that belong together. */
export function partition(base: FactBase, lexicon: Lexicon): readonly Part[] {
  const read = groupsBy(lexicon);
  const groups = placesByGroup(base.facts);
  const tableOf = (said: FactBase) => openTable(tabulate({ ...said, sources: said.sources.values() }, read));
  if (groups.length < 2) return [{ table: tableOf(base), from: 0 }];
  const parts = groups.map((places) => ({ said: saidBy(factsAt(places, base), base), places }));
  // What no fact is cited from is known to the base all the same.
  const cited = new Set(parts.flatMap(({ said }) => [...said.sources.keys()]));
  const rest = {
    ...base,
    facts: [],
    seen: base.seen.filter((s) => !cited.has(s.source)),
    sources: new Map([...base.sources].filter(([id]) => !cited.has(id))),
  };
  return [...parts, { said: rest, places: [] }].map(({ said, places }) => ({
    table: tableOf(said),
    from: 0,
    places: Int32Array.from(places),
  }));
}

const factsAt = (places: readonly number[], { facts }: FactBase): Fact[] => places.map((at) => facts[at]!);

/**
 * Whether what two files call by one name is one subject: where it was labelled by hand. In built files it is a name that many stories may have.
 */
export const isOneSubject = ({ auto, labels }: Pick<Fact, 'auto' | 'labels'>): boolean =>
  !auto && Object.values(labels).some((words) => words.length > 0);

/** Positions of the facts of each file, or of files that have a subject or a source in common. */
function placesByGroup(facts: readonly Fact[]): number[][] {
  const files = joining<string>();
  for (const fact of facts) {
    const { file } = fact.at;
    if (isOneSubject(fact)) files.meet(`subject ${fact.subject}`, file);
    for (const source of sourcesOf(fact)) files.meet(`source ${source}`, file);
  }
  const groups = new Map<string, number[]>();
  facts.forEach((fact, at) => {
    const file = files.find(fact.at.file);
    const group = groups.get(file);
    if (group) group.push(at);
    else groups.set(file, [at]);
  });
  return [...groups.values()];
}

/** Some facts of a base, with their sources and the figures seen in those. */
export function saidBy(facts: readonly Fact[], { seen, sources, revision }: FactBase): FactBase {
  const ids = new Set(facts.flatMap((f) => f.values.flatMap((v) => v.evidence.map((e) => e.source))));
  return {
    facts,
    seen: seen.filter((s) => ids.has(s.source)),
    sources: new Map([...sources].filter(([id]) => ids.has(id))),
    revision,
  };
}
