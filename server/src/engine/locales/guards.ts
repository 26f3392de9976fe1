import { trie } from '../mentions/trie.ts';
import { type Data, flags, foldedSet } from './figures.ts';
import type { GuardLexicon } from './types.ts';

/** Compiles `guards.yaml`: labels before numbers, names that contain number words, ordinals in set phrases. */
export function compileGuards(data: Data): GuardLexicon {
  const weak = new Set<string>(data.weakLabels ?? []);
  const labels = [...new Set<string>([...(data.labels ?? []), ...weak])];
  return {
    labels: trie(labels.map((word) => [String(word), { weak: weak.has(word) }])),
    names: flags((data.names ?? []).map(String)),
    ordinalNot: foldedSet(data.ordinals?.not),
    ordinalAdverbs: foldedSet(data.ordinals?.adverb),
  };
}
