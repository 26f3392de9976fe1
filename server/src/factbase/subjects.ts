import type { Fact, Labels } from '../engine/facts/types.ts';

/** The labels and rivals of a subject that stands in several files. */
export const joinSubjects = (parts: readonly Pick<Fact, 'labels' | 'not'>[]): Pick<Fact, 'labels' | 'not'> => ({
  labels: joinLabels(parts.map((part) => part.labels)),
  not: [...new Set(parts.flatMap((part) => part.not))],
});

function joinLabels(parts: readonly Labels[]): Labels {
  const joined = new Map<string, Set<string>>();
  for (const [lang, words] of parts.flatMap((labels) => Object.entries(labels))) {
    const set = joined.get(lang) ?? new Set<string>();
    for (const word of words) set.add(word);
    joined.set(lang, set);
  }
  return Object.fromEntries([...joined].map(([lang, words]) => [lang, [...words]]));
}
