import { fold, tokenise } from '../mentions/tokens.ts';
import { cognate, plain } from './cognate.ts';
import { type Formed, nearestEntries } from './nearest.ts';

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
  /** Written without spaces: words are cut by the lexicon; those in Latin letters are read as this language's. */
  readonly unspaced?: { readonly latin: string };
}

/** 1 generic ("say", "year"), 2 common, 3 telling ("turbine"). */
export type Tier = 1 | 2 | 3;

/** A concept or known name found for a word or phrase. */
export interface Entry {
  /** "c:fund" or "N:CN". */
  readonly term: string;
  readonly tier: Tier;
  readonly name: boolean;
  /** Kind of a known name, as the name table has it: country, city, organisation, company. */
  readonly kind?: string;
  /** Term of the country that a city or company belongs to. */
  readonly of?: string;
}

interface Node {
  entries?: Entry[];
  next?: Map<string, Node>;
  /** For a single word with several entries: the forms of each, in their order. */
  forms?: string[][];
  /** Which of the entries a word stands for; a cache. */
  chosen?: Map<string, readonly Entry[]>;
}

/** Words of a language that were compiled before: what they stand for, and for each phrase its stems and the numbers of that. */
export interface CompiledWords {
  /** "term<tab>tier<tab>kind<tab>of" in lines; a name has a kind, which may be empty, a concept has none. */
  readonly entries: string;
  /** "stem stem<tab>number number" in lines; several numbers of one stem have their forms: "stem<tab>number:form,form number:form". */
  readonly phrases: string;
}

/** The concept tables and the name table with the column of one language. */
export interface ConceptTables {
  readonly concepts: readonly string[];
  readonly names: string;
  /** The same compiled. */
  readonly compiled?: CompiledWords;
}

/** Words and phrases of all languages with their concepts, keyed by stem. A language is compiled when it is first asked for. */
export interface Lexicon {
  readonly tongues: ReadonlyMap<string, Tongue>;
  /** Asked for once a language. */
  readonly tables: (lang: string) => ConceptTables;
  /** Filled language by language; a cache, not state. */
  readonly roots: Map<string, Node>;
  readonly stems: StemCache;
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

/** A word that `tokenise` leaves whole, in a script that is written with spaces. */
export const ONE_WORD = /^(?:(?=\p{Script=Latin})[\p{Lu}\p{Ll}])+$/u;

function insert(lexicon: Lexicon, root: Node, lang: string, phrase: string, entry: Entry): void {
  let node = root;
  // Most phrases are one word, which needs no cutting up.
  const tokens = ONE_WORD.test(phrase) ? [{ type: 'word', folded: fold(phrase) }] : tokenise(phrase);
  for (const token of tokens) {
    if (token.type === 'space' || token.folded === '-') continue;
    const key = token.type === 'word' ? stemOf(lexicon, lang, token.folded) : token.folded;
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

/** Joins the concept tables (`id tier en`) and the name table (`id type of en`) of each language with its stemmer. */
export function makeLexicon(tables: (lang: string) => ConceptTables, tongues: ReadonlyMap<string, Tongue>): Lexicon {
  return {
    tongues,
    tables,
    roots: new Map(),
    stems: new Map([...tongues.keys()].map((l) => [l, new Map()])),
  };
}

/** The words of one language. A form may stand for several concepts; all are kept. */
function rootOf(lexicon: Lexicon, lang: string): Node {
  const known = lexicon.roots.get(lang);
  if (known) return known;
  const root: Node = {};
  lexicon.roots.set(lang, root);
  const add = (header: readonly string[], cells: readonly string[], entry: Entry) => {
    for (const form of (cells[header.indexOf(lang)] ?? '').split('|')) {
      const phrase = form.replace(/^adj:/, '').trim();
      if (phrase) insert(lexicon, root, lang, phrase, entry);
    }
  };
  if (!lexicon.tongues.has(lang)) return root;
  const { concepts, names, compiled } = lexicon.tables(lang);
  if (compiled) return unfold(root, compiled);
  for (const tsv of concepts)
    for (const { header, cells } of rows(tsv)) {
      const tier = Math.min(3, Math.max(1, Number(cells[1]) || 2)) as Tier;
      add(header, cells, { term: `c:${cells[0]}`, tier, name: false });
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

/** The words of a language in a form that is read in a moment; `rootOf` gives the same from it as from the tables. */
export function compileWords(lexicon: Lexicon, lang: string): CompiledWords {
  const entries: string[] = [];
  const numbers = new Map<string, number>();
  const lines: string[] = [];
  const numberOf = (entry: Entry): number => {
    const { term, tier, name, kind = '', of = '' } = entry;
    const line = name ? `${term}\t${tier}\t${kind}\t${of}` : `${term}\t${tier}`;
    const known = numbers.get(line);
    if (known !== undefined) return known;
    numbers.set(line, entries.length);
    entries.push(line);
    return entries.length - 1;
  };
  const walk = (node: Node, stems: readonly string[]): void => {
    const forms = (i: number) => (node.forms ? `:${node.forms[i]!.join(',')}` : '');
    const numbers = node.entries?.map((e, i) => `${numberOf(e)}${forms(i)}`);
    if (numbers) lines.push(`${stems.join(' ')}\t${numbers.join(' ')}`);
    for (const [stem, next] of node.next ?? []) walk(next, [...stems, stem]);
  };
  walk(rootOf(lexicon, lang), []);
  return { entries: entries.join('\n'), phrases: lines.join('\n') };
}

function entryOf(line: string): Entry {
  const [term = '', tier, kind, of] = line.split('\t');
  const known = { term, tier: Number(tier) as Tier };
  return kind === undefined ? { ...known, name: false } : { ...known, name: true, kind, ...(of ? { of } : {}) };
}

function unfold(root: Node, { entries: lines, phrases }: CompiledWords): Node {
  const entries = lines.split('\n').map(entryOf);
  for (const line of phrases.split('\n')) {
    const tab = line.indexOf('\t');
    if (tab < 0) continue;
    const node = nodeOf(root, line.slice(0, tab));
    const numbers = line.slice(tab + 1).split(' ');
    node.entries = numbers.map((number) => entries[Number.parseInt(number, 10)]!);
    if (numbers[0]!.includes(':')) node.forms = numbers.map((n) => n.slice(n.indexOf(':') + 1).split(','));
  }
  return root;
}

function nodeOf(root: Node, stems: string): Node {
  let node = root;
  for (const stem of stems.includes(' ') ? stems.split(' ') : [stems]) {
    node.next ??= new Map();
    let next = node.next.get(stem);
    if (!next) {
      next = {};
      node.next.set(stem, next);
    }
    node = next;
  }
  return node;
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
  const node = rootOf(lexicon, lang).next?.get(stemOf(lexicon, lang, folded));
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
  let node: Node | undefined = rootOf(lexicon, lang);
  let found: { entries: readonly Entry[]; length: number } | undefined;
  for (let i = at; node && i < stems.length; i++) {
    node = node.next?.get(stems[i]!);
    if (!node?.entries) continue;
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
  let node: Node | undefined = rootOf(lexicon, lang);
  for (let i = at; node && i < stems.length; i++) {
    node = node.next?.get(stems[i]!);
    if (node?.entries) found.push({ entries: node.entries, length: i - at + 1 });
  }
  return found;
}
