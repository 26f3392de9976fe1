import { fold, tokenise } from '../mentions/tokens.ts';
import { cognate, plain } from './cognate.ts';

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
}

/** Words of a language that were compiled before: what they stand for, and for each phrase its stems and the numbers of that. */
export interface CompiledWords {
  /** "term<tab>tier<tab>kind<tab>of" in lines; a name has a kind, which may be empty, a concept has none. */
  readonly entries: string;
  /** "stem stem<tab>number number" in lines. */
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
  if (!node.entries.some((e) => e.term === entry.term)) node.entries.push(entry);
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
    if (node.entries) lines.push(`${stems.join(' ')}\t${node.entries.map(numberOf).join(' ')}`);
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
    node.entries = line
      .slice(tab + 1)
      .split(' ')
      .map((number) => entries[Number(number)]!);
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

/** The longest phrase of the lexicon that starts with these stems; `length` in stems. */
export function lookUp(
  lexicon: Lexicon,
  lang: string,
  stems: readonly string[],
  at: number,
): { readonly entries: readonly Entry[]; readonly length: number } | undefined {
  let node: Node | undefined = rootOf(lexicon, lang);
  let found: { entries: readonly Entry[]; length: number } | undefined;
  for (let i = at; node && i < stems.length; i++) {
    node = node.next?.get(stems[i]!);
    if (node?.entries) found = { entries: node.entries, length: i - at + 1 };
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

/** Shortest part of a compound that is looked up on its own. */
const PART = 4;

/** Concepts of the parts of a compound ("Bremskraftverstärker" → Bremskraft + Verstärker), last part first. */
export function compoundParts(lexicon: Lexicon, lang: string, word: string): readonly Entry[] {
  const tongue = lexicon.tongues.get(lang);
  if (!tongue || tongue.compoundLinks.length === 0 || word.length < 2 * PART) return [];
  const folded = fold(word);
  for (let cut = PART; cut <= folded.length - PART; cut++) {
    const tail = lookUp(lexicon, lang, [stemOf(lexicon, lang, folded.slice(cut))], 0);
    if (!tail) continue;
    const head = folded.slice(0, cut);
    for (const link of tongue.compoundLinks) {
      if (!head.endsWith(link)) continue;
      const first = lookUp(lexicon, lang, [stemOf(lexicon, lang, head.slice(0, head.length - link.length))], 0);
      if (first) return [...tail.entries, ...first.entries];
    }
  }
  // A known last part alone still says what kind of thing it is.
  for (let cut = PART; cut <= folded.length - PART; cut++) {
    const tail = lookUp(lexicon, lang, [stemOf(lexicon, lang, folded.slice(cut))], 0);
    if (tail && folded.length - cut >= PART + 1) return tail.entries;
  }
  return [];
}
