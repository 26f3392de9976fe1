import { type Document, isAlias, isMap, isScalar, isSeq, type ParsedNode, parseAllDocuments } from 'yaml';
import type { Span } from '../engine/span.ts';
import { readPlainYaml } from './events.ts';
import { type Said, said } from './said.ts';

/** A scalar as it stands in the file; `text` has its quotes and escapes resolved, and is otherwise as typed (8.50 stays 8.50). */
export interface Scalar {
  readonly kind: 'scalar';
  readonly text: string;
  readonly style: 'plain' | 'quoted' | 'block';
  readonly span: Span;
}
export interface Entry {
  readonly key: Scalar;
  /** Absent where nothing is written after the colon. */
  readonly value?: Node;
  readonly span: Span;
}
export interface Mapping {
  readonly kind: 'map';
  readonly entries: readonly Entry[];
  readonly flow: boolean;
  readonly span: Span;
}
export interface List {
  readonly kind: 'list';
  readonly items: readonly Node[];
  readonly span: Span;
}
/** An alias that names no anchor: mostly a figure that was meant to be text ("*400"). */
export interface Dangling {
  readonly kind: 'dangling';
  readonly span: Span;
}
export type Node = Scalar | Mapping | List | Dangling;

export interface YamlError {
  readonly span: Span;
  readonly message: Said;
  /** True for nesting, aliases or size beyond the limits below. */
  readonly limit?: boolean;
}

export interface Tree {
  /** One per YAML document that holds anything. */
  readonly roots: readonly Node[];
  readonly errors: readonly YamlError[];
}

// Fact files nest seven levels deep; anything far beyond is an accident or an attack.
const MAX_DEPTH = 32;
// Nodes that aliases may add to a file: enough for a list of evidence that every fact shares, far too few for a bomb.
const MAX_ALIASED = 20_000;
/** UTF-16 units of a file that are read; some 40,000 facts, which take seconds. What is cut is reported. */
export const MAX_LENGTH = 8_000_000;

/**
 * Reads YAML into plain records with exact spans. Scalars stay text (the failsafe schema), so nothing is bent into numbers or
 * booleans, and keys stay entries of a list, so `__proto__` is a key like any other. Never throws; what is readable is kept.
 */
export function readYaml(source: string): Tree {
  const errors: YamlError[] = [];
  const text = withinLimit(source, errors);
  const roots = readPlainYaml(text, MAX_DEPTH);
  return roots ? { roots, errors } : readAnyYaml(text, errors);
}

/** Reads any YAML, also broken one; ten times slower. Exported for the test that both ways of reading agree. */
export function readAnyYaml(text: string, errors: YamlError[] = []): Tree {
  let documents: readonly Document[];
  try {
    const parsed = parseAllDocuments(text, {
      schema: 'failsafe',
      uniqueKeys: false,
      prettyErrors: false,
      logLevel: 'silent',
    });
    documents = Array.isArray(parsed) ? parsed : [];
  } catch {
    // The parser recurses on nested collections.
    errors.push({
      span: { start: 0, end: Math.min(1, text.length) },
      message: said('problem.deep'),
      limit: true,
    });
    return { roots: [], errors };
  }
  const roots: Node[] = [];
  for (const document of documents) {
    for (const { pos, code, message } of document.errors)
      errors.push({ span: { start: pos[0], end: pos[1] }, message: syntaxFault(code, message) });
    const root = convert(document, text, errors);
    if (root) roots.push(root);
  }
  return { roots, errors };
}

/** Faults that writers make, by the parser's codes; others are told in its own words. */
const FAULTS: ReadonlySet<string> = new Set([
  'BAD_INDENT',
  'TAB_AS_INDENT',
  'MISSING_CHAR',
  'BLOCK_AS_IMPLICIT_KEY',
  'MULTILINE_IMPLICIT_KEY',
  'BAD_SCALAR_START',
  'UNEXPECTED_TOKEN',
]);
const syntaxFault = (code: string, detail: string): Said =>
  said(FAULTS.has(code) ? `problem.syntax.${code}` : 'problem.syntax', { detail });

function withinLimit(text: string, errors: YamlError[]): string {
  if (text.length <= MAX_LENGTH) return text;
  // Cut before a key at the left margin or one level in, so that the last entry read is a whole one.
  let end = text.lastIndexOf('\n', MAX_LENGTH) + 1;
  while (end > 1 && !/^(?:\S| {2}\S)/.test(text.slice(end, end + 3))) end = text.lastIndexOf('\n', end - 2) + 1;
  if (end <= 1) end = MAX_LENGTH;
  errors.push({
    span: { start: end, end: end + 1 },
    message: said('problem.large'),
    limit: true,
  });
  return text.slice(0, end);
}

/** The parser counts the line break and comments after a block collection to it. */
const upTo = (span: Span, last: { readonly span: Span } | undefined): Span =>
  last && last.span.end > span.start ? { start: span.start, end: Math.min(span.end, last.span.end) } : span;

/** Without the empty lines after a block of text. */
const trimmed = (text: string, { start, end }: Span): Span => ({
  start,
  end: start + text.slice(start, end).trimEnd().length,
});

function convert(document: Document, text: string, errors: YamlError[]): Node | undefined {
  const anchors = new Map<string, ParsedNode>();
  let aliased = 0;
  let limited = false;
  const limit = (span: Span, message: Said): undefined => {
    if (!limited) errors.push({ span, message, limit: true });
    limited = true;
    return undefined;
  };
  const spanOf = (node: { range?: readonly [number, number, number] | null | undefined }): Span => ({
    start: node.range?.[0] ?? 0,
    end: node.range?.[1] ?? 0,
  });

  // `within` is the alias through which a node is reached: its contents are reported there, as that is what the author wrote.
  const visit = (node: ParsedNode | null | undefined, depth: number, within?: Span): Node | undefined => {
    if (!node) return undefined;
    const span = within ?? spanOf(node);
    if (within && ++aliased > MAX_ALIASED) return limit(span, said('problem.aliases'));
    if (depth > MAX_DEPTH) return limit(span, said('problem.deep'));
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      return target ? visit(target, depth + 1, span) : { kind: 'dangling', span };
    }
    if (node.anchor) anchors.set(node.anchor, node);
    if (isScalar(node)) {
      const style = node.type === 'PLAIN' ? 'plain' : node.type?.startsWith('BLOCK') ? 'block' : 'quoted';
      if (style === 'plain' && !node.source) return undefined;
      return {
        kind: 'scalar',
        text: String(node.value ?? ''),
        style,
        span: style === 'block' ? trimmed(text, span) : span,
      };
    }
    if (isSeq(node)) {
      const items = node.items
        .map((item) => visit(item as ParsedNode, depth + 1, within))
        .filter((n) => n !== undefined);
      return { kind: 'list', items, span: node.flow ? span : upTo(span, items.at(-1)) };
    }
    if (!isMap(node)) return undefined;
    const entries: Entry[] = [];
    for (const pair of node.items) {
      const key = visit(pair.key as ParsedNode, depth + 1, within);
      const value = visit(pair.value as ParsedNode | null, depth + 1, within);
      if (!key) continue;
      const name: Scalar = key.kind === 'scalar' ? key : { kind: 'scalar', text: '', style: 'plain', span: key.span };
      entries.push({
        key: name,
        ...(value && { value }),
        span: { start: key.span.start, end: (value ?? key).span.end },
      });
    }
    return { kind: 'map', entries, flow: node.flow === true, span: node.flow ? span : upTo(span, entries.at(-1)) };
  };
  return visit(document.contents as ParsedNode | null, 0);
}
