import type { Node } from './tree.ts';
import type { CompiledWords, Entry, Tier } from './types.ts';

/** The words of a language in a form that is read in a moment; `unfold` gives the same from it. */
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
  return { entries: entries.join('\n'), phrases: lines.join('\n') };
}

function entryOf(line: string): Entry {
  const [term = '', tiers = '', kind, of] = line.split('\t');
  const [tier, ...also] = tiers.split(' ');
  const known = { term, tier: Number(tier) as Tier, ...(also.length ? { also } : {}) };
  return kind === undefined ? { name: false, ...known } : { name: true, kind, ...(of ? { of } : {}), ...known };
}

/** Reads what `compileWords` gave. */
export function unfold({ entries: lines, phrases }: CompiledWords): Node {
  const root: Node = {};
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
  if (stems.startsWith('=')) {
    const exact: Node = {};
    root.exact ??= new Map();
    root.exact.set(stems.slice(1), exact);
    return exact;
  }
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
