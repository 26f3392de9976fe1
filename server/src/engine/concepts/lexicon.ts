import { type Associations, NO_ASSOCIATIONS } from './associations.ts';
import { cognate, plain } from './cognate.ts';
import { unfold } from './compiled.ts';
import { type Formed, nearestEntries } from './nearest.ts';
import { type Node, readTables, type WordTree } from './tree.ts';
import type { ConceptTables, Entry } from './types.ts';

/** What the concept stage needs to know of a language; see `server/locales/languages.yaml`. */
export interface Tongue {
  readonly lang: string;
  readonly stem: (word: string) => string;
  readonly functionWords: ReadonlySet<string>;
  /** Common nouns are capitalised too, so a capital says nothing about names. */
  readonly capitalNouns: boolean;
  /** Linking letters of compounds ("", "s", "n", "en"); empty where the language writes no compounds. */
  readonly compoundLinks: readonly string[];
  /** Endings of derived common nouns, which no name has. */
  readonly nounEndings: readonly string[];
  /** Where common nouns are capitalised too: words that stand before them and seldom before a name. */
  readonly articles: ReadonlySet<string>;
  /** Written without spaces: words are cut by the lexicon; those in Latin letters are read as this language's. */
  readonly unspaced?: { readonly latin: string };
}

export const NO_TABLES: ConceptTables = { concepts: [], broader: '', names: '' };

/** Words and phrases of all languages with their concepts, keyed by stem. A language is compiled when it is first asked for. */
export interface Lexicon {
  readonly tongues: ReadonlyMap<string, Tongue>;
  /** Asked for once a language. */
  readonly tables: (lang: string) => ConceptTables;
  /** Filled language by language; a cache, not state. */
  readonly roots: Map<string, WordTree>;
  readonly stems: StemCache;
  readonly associations: Associations;
}

export type StemCache = ReadonlyMap<string, Map<string, string>>;

/** Stems are looked up for the same few thousand words again and again; past this many the cache starts anew. */
const STEM_CACHE = 50_000;

/** The stem of a folded word, without diacritics where letters are Latin. */
export function stemOf(lexicon: Lexicon, lang: string, folded: string): string {
  const cache = lexicon.stems.get(lang);
  if (!cache) return plain(folded);
  let stem = cache.get(folded);
  if (stem === undefined) {
    if (cache.size > STEM_CACHE) cache.clear();
    const tongue = lexicon.tongues.get(lang)!;
    // The mark of a voiced kana tells words apart; a diacritic of a Latin letter seldom does.
    stem = tongue.unspaced ? tongue.stem(folded) : plain(tongue.stem(folded));
    cache.set(folded, stem);
  }
  return stem;
}

/** Term of a word that the lexicon does not know. */
export const stemTerm = (stem: string): string => `s:${cognate(stem)}`;
/** Term of a name that the lexicon does not know; one for each of its words. */
export const nameTerm = (folded: string): string => `n:${plain(folded)}`;

/** The terms of entries, their own first, then the broader ones. */
export const termsOf = (entries: readonly Entry[]): string[] => [
  ...new Set([...entries.map((e) => e.term), ...entries.flatMap((e) => e.also ?? [])]),
];

/** Joins the concept tables (`id tier en`) and the name table (`id type of en`) of each language with its stemmer. */
export function makeLexicon(
  tables: (lang: string) => ConceptTables,
  tongues: ReadonlyMap<string, Tongue>,
  associations = NO_ASSOCIATIONS,
): Lexicon {
  return {
    associations,
    tongues,
    tables,
    roots: new Map(),
    stems: new Map([...tongues.keys()].map((l) => [l, new Map()])),
  };
}

/** The words of one language, read when they are first asked for. */
export function rootOf(lexicon: Lexicon, lang: string): WordTree {
  const known = lexicon.roots.get(lang);
  if (known) return known;
  const tables = lexicon.tongues.has(lang) ? lexicon.tables(lang) : NO_TABLES;
  const root = tables.compiled
    ? unfold(tables.compiled)
    : readTables(tables, lang, (folded) => stemOf(lexicon, lang, folded));
  lexicon.roots.set(lang, root);
  return root;
}

/** Words whose choice of entries is remembered for each stem. */
const CHOSEN = 100;

function chosenFor(node: Node, folded: string): readonly Entry[] {
  const { entries = [], forms } = node;
  if (!forms) return entries;
  node.chosen ??= new Map();
  let chosen = node.chosen.get(folded);
  if (!chosen) {
    const all: Formed[] = entries.map((entry, i) => ({ entry, forms: forms[i]! }));
    chosen = nearestEntries(folded, all);
    if (node.chosen.size >= CHOSEN) node.chosen.clear();
    node.chosen.set(folded, chosen);
  }
  return chosen;
}

/** What a single word, folded, stands for. */
export function wordEntries(lexicon: Lexicon, lang: string, folded: string): readonly Entry[] | undefined {
  const root = rootOf(lexicon, lang);
  const exact = root.exact?.get(folded)?.entries;
  if (exact) return exact;
  const node = root.next?.get(stemOf(lexicon, lang, folded));
  return node?.entries && chosenFor(node, folded);
}

/** The longest phrase of the lexicon that starts with these stems; `length` in stems. `folded` is the word the first is of. */
export function lookUp(
  lexicon: Lexicon,
  lang: string,
  stems: readonly string[],
  at: number,
  folded?: string,
): { readonly entries: readonly Entry[]; readonly length: number } | undefined {
  const root = rootOf(lexicon, lang);
  const single = folded === undefined ? undefined : root.exact?.get(folded)?.entries;
  let tree: WordTree | undefined = root;
  let found: { entries: readonly Entry[]; length: number } | undefined = single && { entries: single, length: 1 };
  for (let i = at; tree && i < stems.length; i++) {
    const node: Node | undefined = tree.next?.get(stems[i]!);
    tree = node;
    if (!node?.entries || (single && i === at)) continue;
    const entries = i === at && folded !== undefined ? chosenFor(node, folded) : node.entries;
    found = { entries, length: i - at + 1 };
  }
  return found;
}

/** Every phrase of the lexicon that starts with these stems, shortest first. */
export function entriesFrom(
  lexicon: Lexicon,
  lang: string,
  stems: readonly string[],
  at: number,
): readonly { readonly entries: readonly Entry[]; readonly length: number }[] {
  const found: { entries: readonly Entry[]; length: number }[] = [];
  let tree: WordTree | undefined = rootOf(lexicon, lang);
  for (let i = at; tree && i < stems.length; i++) {
    const node: Node | undefined = tree.next?.get(stems[i]!);
    tree = node;
    if (node?.entries) found.push({ entries: node.entries, length: i - at + 1 });
  }
  return found;
}
