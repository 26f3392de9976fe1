import { plainForm } from '../mentions/tokens.ts';
import { trie } from '../mentions/trie.ts';
import { type Data, foldedSet } from './figures.ts';
import type { GuardLexicon, Named } from './types.ts';

/** Compiles `guards.yaml`: labels before numbers, names that contain number words, ordinals in set phrases. */
export function compileGuards(data: Data): GuardLexicon {
  const weak = new Set<string>(data.weakLabels ?? []);
  const labels = [...new Set<string>([...(data.labels ?? []), ...weak])];
  return {
    labels: trie(labels.map((word) => [String(word), { weak: weak.has(word) }])),
    // A capital inside makes the spelling matter: "3M" is a firm, "3m" a length.
    names: trie(
      ((data.names ?? []) as unknown[]).map((name) => {
        const form = String(name);
        return [form, [{ form, plain: plainForm(form), exactCase: /\p{Lu}/u.test(form) }] as readonly Named[]] as const;
      }),
      (a, b) => [...a, ...b],
    ),
    singular: foldedSet(data.singular),
    ordinalNot: foldedSet(data.ordinals?.not),
    ordinalRank: foldedSet(data.ordinals?.rank),
    rankVerbs: foldedSet(data.ordinals?.verbs),
    ordinalAdverbs: foldedSet(data.ordinals?.adverb),
  };
}
