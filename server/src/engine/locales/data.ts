import { fold } from '../mentions/tokens.ts';
import { type Trie, trie } from '../mentions/trie.ts';

/** Plain data as parsed from YAML or JSON; the compiler reads it leniently, a test checks the committed files. */
// biome-ignore lint/suspicious/noExplicitAny: parsed data
export type Data = any;

/** Phrases of a list. */
export const flags = (list: Iterable<string> | undefined): Trie<true> => trie([...(list ?? [])].map((w) => [w, true]));
/** Words of a list, folded. */
export const foldedSet = (list: Iterable<string> | undefined): ReadonlySet<string> =>
  new Set([...(list ?? [])].map((w) => fold(String(w))));
