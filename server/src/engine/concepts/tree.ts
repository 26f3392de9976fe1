import { fold, tokenise } from '../mentions/tokens.ts';
import type { ConceptTables, Entry, Tier } from './types.ts';

/** Words and phrases by their stems, one after the other. */
export interface Node {
  entries?: Entry[];
  next?: Map<string, Node>;
  /** For a single word with several entries: the forms of each, in their order. */
  forms?: string[][];
  /** At the root: words that mean this as they stand, not what else shares their stem ("=orden"). */
  exact?: Map<string, Node>;
  /** Which of the entries a word stands for; a cache. */
  chosen?: Map<string, readonly Entry[]>;
}

/** The words of a language as they are looked up. */
export interface WordTree {
  readonly next?: Pick<ReadonlyMap<string, Node>, 'get'>;
  readonly exact?: Pick<ReadonlyMap<string, Node>, 'get'>;
}

/** A word that `tokenise` leaves whole, in a script that is written with spaces. */
export const ONE_WORD = /^(?:(?=\p{Script=Latin})[\p{Lu}\p{Ll}])+$/u;

/** Stem of a folded word. */
type Stem = (folded: string) => string;

function insert(root: Node, stem: Stem, phrase: string, entry: Entry): void {
  let node = root;
  // Most phrases are one word, which needs no cutting up.
  const tokens = ONE_WORD.test(phrase) ? [{ type: 'word', folded: fold(phrase) }] : tokenise(phrase);
  for (const token of tokens) {
    if (token.type === 'space' || token.folded === '-') continue;
    const key = token.type === 'word' ? stem(token.folded) : token.folded;
    node.next ??= new Map();
    let next: Node | undefined = node.next.get(key);
    if (!next) {
      next = {};
      node.next.set(key, next);
    }
    node = next;
  }
  if (node === root) return;
  node.entries ??= [];
  let at = node.entries.findIndex((e) => e.term === entry.term);
  if (at < 0) at = node.entries.push(entry) - 1;
  if (tokens.length > 1) return;
  node.forms ??= [];
  node.forms[at] ??= [];
  node.forms[at]!.push(fold(phrase));
}

function insertExact(root: Node, word: string, entry: Entry): void {
  root.exact ??= new Map();
  const node = root.exact.get(fold(word)) ?? {};
  root.exact.set(fold(word), node);
  node.entries = [...(node.entries ?? []), entry];
}

/** Forms are kept only where they part several entries, each of which has some. */
function dropForms(root: Node): void {
  for (const node of root.next?.values() ?? []) {
    const { entries = [], forms } = node;
    if (forms && (entries.length < 2 || entries.some((_, i) => !forms[i]))) delete node.forms;
  }
}

function* rows(tsv: string): Generator<{ readonly cells: readonly string[]; readonly header: readonly string[] }> {
  const lines = tsv.split('\n');
  const header = (lines[0] ?? '').split('\t').map((h) => h.trim());
  for (const line of lines.slice(1))
    if (line.trim() && !line.startsWith('#')) yield { cells: line.split('\t'), header };
}

/** Terms of the broader concepts of each concept, those of the broader ones included. */
function broaderTerms(tsv: string): ReadonlyMap<string, readonly string[]> {
  const direct = new Map([...rows(tsv)].map(({ cells }) => [cells[0]!, (cells[1] ?? '').split(' ')]));
  const all = (id: string, seen: Set<string>): Set<string> => {
    for (const next of direct.get(id) ?? []) if (!seen.has(next)) all(next, seen.add(next));
    return seen;
  };
  return new Map([...direct.keys()].map((id) => [id, [...all(id, new Set())].map((wide) => `c:${wide}`)]));
}

/** The words of one language's columns. A form may stand for several concepts; all are kept. */
export function readTables(
  { concepts, broader, names }: Omit<ConceptTables, 'compiled'>,
  lang: string,
  stem: (folded: string) => string,
): Node {
  const root: Node = {};
  const add = (header: readonly string[], cells: readonly string[], entry: Entry) => {
    for (const form of (cells[header.indexOf(lang)] ?? '').split('|')) {
      const phrase = form.replace(/^adj:/, '').trim();
      if (phrase.startsWith('=')) insertExact(root, phrase.slice(1), entry);
      else if (phrase) insert(root, stem, phrase, entry);
    }
  };
  const wider = broaderTerms(broader);
  for (const tsv of concepts)
    for (const { header, cells } of rows(tsv)) {
      const tier = Math.min(3, Math.max(1, Number(cells[1]) || 2)) as Tier;
      const also = wider.get(cells[0]!);
      add(header, cells, { term: `c:${cells[0]}`, tier, ...(also ? { also } : {}), name: false });
    }
  for (const { header, cells } of rows(names))
    add(header, cells, {
      term: `N:${cells[0]}`,
      tier: 3,
      name: true,
      kind: cells[1] ?? '',
      ...(cells[2] ? { of: `N:${cells[2]}` } : {}),
    });
  dropForms(root);
  return root;
}
