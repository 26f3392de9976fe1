import type { Node, WordTree } from './tree.ts';
import type { CompiledWords, Entry, Tier } from './types.ts';

/** What a line is sorted by: its first stem, or `=` and a word. */
const firstOf = (line: string): string => line.slice(0, line.search(ENDS_FIRST));
const ENDS_FIRST = /[ \t]/;

/** The words of a language in a form of which only what is looked up is read; `unfold` gives the same from it. */
export function compileWords(root: Node): CompiledWords {
  const entries: string[] = [];
  const numbers = new Map<string, number>();
  const lines: string[] = [];
  const numberOf = (entry: Entry): number => {
    const { term, tier, also = [], name, kind = '', of = '' } = entry;
    const line = name ? `${term}\t${tier}\t${kind}\t${of}` : `${term}\t${[tier, ...also].join(' ')}`;
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
  walk(root, []);
  for (const [word, { entries: own = [] }] of root.exact ?? []) lines.push(`=${word}\t${own.map(numberOf).join(' ')}`);
  // By the first stem; those of one stay in their order.
  lines.sort((a, b) => (firstOf(a) < firstOf(b) ? -1 : firstOf(a) > firstOf(b) ? 1 : 0));
  return { entries: entries.join('\n'), phrases: lines.join('\n') };
}

function entryOf(line: string): Entry {
  const [term = '', tiers = '', kind, of] = line.split('\t');
  const [tier, ...also] = tiers.split(' ');
  const known = { term, tier: Number(tier) as Tier, ...(also.length ? { also } : {}) };
  return kind === undefined ? { name: false, ...known } : { name: true, kind, ...(of ? { of } : {}), ...known };
}

/** Words that were looked up before, found or not, are answered from memory, until there are this many. */
const FOUND = 20_000;

/** Reads what `compileWords` gave: of each word when it is first asked for, since a draft has few of them. */
export function unfold({ entries: lines, phrases }: CompiledWords): WordTree {
  const written = lines.split('\n');
  const entries: Entry[] = [];
  const entryAt = (number: string): Entry => {
    const at = Number.parseInt(number, 10);
    entries[at] ??= entryOf(written[at]!);
    return entries[at];
  };
  const found = new Map<string, Node | undefined>();
  const get = (first: string): Node | undefined => {
    const known = found.get(first);
    if (known || found.has(first)) return known;
    if (found.size >= FOUND) found.clear();
    const root: Node = {};
    for (const line of linesOf(phrases, first)) readLine(root, line, entryAt);
    const node = root.next?.get(first);
    found.set(first, node);
    return node;
  };
  return { next: { get }, exact: { get: (word) => get(`=${word}`) } };
}

/** The lines that are sorted by `first`. */
function linesOf(phrases: string, first: string): readonly string[] {
  let low = 0;
  for (let high = phrases.length; low < high; ) {
    // Both are where a line begins, or the end.
    const start = phrases.lastIndexOf('\n', ((low + high) >> 1) - 1) + 1;
    if (isBefore(phrases, start, first)) low = lineEnd(phrases, start) + 1;
    else high = start;
  }
  const lines: string[] = [];
  for (let start = low; start < phrases.length && isOf(phrases, start, first); ) {
    const end = lineEnd(phrases, start);
    lines.push(phrases.slice(start, end));
    start = end + 1;
  }
  return lines;
}

const lineEnd = (phrases: string, start: number): number => {
  const end = phrases.indexOf('\n', start);
  return end < 0 ? phrases.length : end;
};

/** Whether the line at `start` is sorted by something that comes before `first`. */
function isBefore(phrases: string, start: number, first: string): boolean {
  for (let i = 0; i < first.length; i++) {
    const [code, other] = [phrases.charCodeAt(start + i), first.charCodeAt(i)];
    if (isEnd(code)) return true;
    if (code !== other) return code < other;
  }
  return false;
}

const isOf = (phrases: string, start: number, first: string): boolean =>
  phrases.startsWith(first, start) && isEnd(phrases.charCodeAt(start + first.length));

const isEnd = (code: number): boolean => code === 0x20 || code === 0x09;

function readLine(root: Node, line: string, entryAt: (number: string) => Entry): void {
  const tab = line.indexOf('\t');
  const numbers = line.slice(tab + 1).split(' ');
  let node = root;
  for (const stem of line.slice(0, tab).split(' ')) {
    node.next ??= new Map();
    let next = node.next.get(stem);
    if (!next) {
      next = {};
      node.next.set(stem, next);
    }
    node = next;
  }
  node.entries = numbers.map(entryAt);
  if (numbers[0]!.includes(':')) node.forms = numbers.map((n) => n.slice(n.indexOf(':') + 1).split(','));
}
