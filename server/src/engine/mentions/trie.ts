import { foldedTokens, type Token } from './tokens.ts';

interface Node<T> {
  next: ReadonlyMap<string, Node<T>>;
  value?: T;
}

/** What follows the last word of a phrase: most of the thousands of words of a dictionary are one. */
const LAST: ReadonlyMap<string, Node<never>> = new Map<string, Node<never>>();

/** A dictionary of phrases, looked up token by token: the longest phrase that starts at a token wins. */
export interface Trie<T> {
  readonly root: Node<T>;
}

export interface Hit<T> {
  readonly value: T;
  /** Index after the last token of the phrase. */
  readonly end: number;
}

/** Builds a trie. A later entry for the same phrase replaces an earlier one unless `merge` joins them. */
export function trie<T>(entries: Iterable<readonly [string, T]>, merge: (a: T, b: T) => T = (_, b) => b): Trie<T> {
  const root: Node<T> = { next: LAST };
  for (const [phrase, value] of entries) {
    let node = root;
    for (const folded of foldedTokens(phrase)) {
      let next = node.next.get(folded);
      if (!next) {
        next = { next: LAST };
        if (node.next === LAST) node.next = new Map([[folded, next]]);
        else (node.next as Map<string, Node<T>>).set(folded, next);
      }
      node = next;
    }
    node.value = node.value === undefined ? value : merge(node.value, value);
  }
  return { root };
}

/** The longest phrase of `dictionary` that begins at token `at`. Whole tokens only, so "bn" is not found in "bnp". */
export function longest<T>(dictionary: Trie<T>, tokens: readonly Token[], at: number): Hit<T> | undefined {
  let node: Node<T> | undefined = dictionary.root;
  let hit: Hit<T> | undefined;
  for (let i = at; i < tokens.length; i++) {
    const token = tokens[i];
    // Where tokens are made as they are asked for, none is missing within the length of a phrase.
    node = token && node.next.get(token.folded);
    if (!node) break;
    if (node.value !== undefined) hit = { value: node.value, end: i + 1 };
  }
  return hit;
}
