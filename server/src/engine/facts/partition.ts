import type { Lexicon } from '../concepts/lexicon.ts';
import { groupsBy } from './frame.ts';
import { joining } from './joining.ts';
import type { Part } from './index.ts';
import { openTable } from './table.ts';
import { type Tabulated, tabulate } from './tabulate.ts';
import type { Fact, FactBase, Labels } from './types.ts';

/** The facts of a base in tables, one for the files that belong together. */
export function partition(base: FactBase, lexicon: Lexicon): readonly Part[] {
  const read = groupsBy(lexicon);
  const groups = placesByGroup(base.facts);
  if (groups.length < 2)
    return [{ table: openTable(tabulate({ ...base, sources: base.sources.values() }, read)), from: 0 }];
  return groups.map((places) => ({
    table: openTable(tabulate(saidBy(places.map((at) => base.facts[at]!), base), read)),
    from: 0,
    places: Int32Array.from(places),
  }));
}

/** Positions of the facts of each file, or of files that have a labelled subject in common. */
function placesByGroup(facts: readonly Fact[]): number[][] {
  const files = joining<string>();
  const homes = new Map<string, string>();
  for (const { subject, labels, at } of facts) {
    if (!hasWords(labels)) continue;
    files.join(homes.get(subject) ?? at.file, at.file);
    homes.set(subject, at.file);
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

/** Only labels written by hand make one subject of what two files call by one name: a built file's is a word of its own. */
export const hasWords = (labels: Labels): boolean => Object.values(labels).some((words) => words.length > 0);

function saidBy(facts: readonly Fact[], base: FactBase): Tabulated {
  const ids = new Set(facts.flatMap((f) => f.values.flatMap((v) => v.evidence.map((e) => e.source))));
  return {
    facts,
    seen: base.seen.filter((s) => ids.has(s.source)),
    sources: [...ids].flatMap((id) => base.sources.get(id) ?? []),
  };
}
