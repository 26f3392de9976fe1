import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE } from 'js-yaml';
import type { Span } from '../engine/span.ts';
import type { Entry, List, Mapping, Node, Scalar } from './yaml.ts';

type ScalarEvent = Extract<Event, { type: typeof EVENT_ID.SCALAR }>;

/** A collection that is being read. In a mapping, `key` waits for its value. */
interface Open {
  readonly kind: 'map' | 'list';
  readonly start: number;
  readonly flow: boolean;
  readonly entries: Entry[];
  readonly items: Node[];
  key: Scalar | undefined;
  hasKey: boolean;
  /** Where what has been read so far ends. */
  end: number;
}

/** Line breaks and marks that YAML readers do not agree on. */
const UNUSUAL = /\r(?!\n)|[\u0085\u2028\u2029\ufeff]/;

/**
 * Reads well-formed YAML of one document without anchors, tags and complex keys: all that fact files normally hold, and many
 * times faster than a parser that recovers from errors. Undefined where the text holds anything else; never throws.
 */
export function readPlainYaml(text: string, maxDepth: number): readonly Node[] | undefined {
  if (UNUSUAL.test(text)) return undefined;
  let events: readonly Event[];
  try {
    events = parseEvents(text, { maxDepth });
  } catch {
    return undefined;
  }
  const stack: Open[] = [];
  let root: Node | undefined;
  let documents = 0;
  let end = 0;
  const put = (node: Node | undefined): boolean => {
    const parent = stack.at(-1);
    if (node) end = node.span.end;
    if (!parent) root = node;
    else if (!putInto(parent, node)) return false;
    return true;
  };
  for (const event of events) {
    if (event.type === EVENT_ID.DOCUMENT) {
      if (++documents > 1 || event.explicitStart || event.explicitEnd) return undefined;
    } else if (event.type === EVENT_ID.POP) {
      const open = stack.pop();
      // The end of the document.
      if (!open) continue;
      const node = close(open, text);
      if (!node || !put(node)) return undefined;
    } else if (event.type === EVENT_ID.ALIAS || event.anchorStart >= 0 || event.tagStart >= 0) {
      return undefined;
    } else if (event.type === EVENT_ID.SCALAR) {
      const scalar = readScalar(event, text, end);
      if (scalar === null || !put(scalar)) return undefined;
    } else {
      const flow = event.style === 2;
      const kind = event.type === EVENT_ID.MAPPING ? 'map' : 'list';
      // "[a: b]" is a mapping without braces.
      if (flow && text[event.start] !== (kind === 'map' ? '{' : '[')) return undefined;
      end = event.start;
      const { start } = event;
      stack.push({ kind, start, flow, entries: [], items: [], key: undefined, hasKey: false, end: start + 1 });
    }
  }
  return root ? [root] : [];
}

/** False where the key of a mapping is no plain text. */
function putInto(parent: Open, node: Node | undefined): boolean {
  if (node) parent.end = node.span.end;
  if (parent.kind === 'list') {
    if (node) parent.items.push(node);
    return true;
  }
  if (!parent.hasKey) {
    if (node?.kind !== 'scalar') return false;
    parent.key = node;
    parent.hasKey = true;
    return true;
  }
  const key = parent.key!;
  const span = { start: key.span.start, end: (node ?? key).span.end };
  parent.entries.push(node ? { key, value: node, span } : { key, span });
  parent.hasKey = false;
  return true;
}

function close(open: Open, text: string): Mapping | List | undefined {
  const { kind, flow, start, entries, items } = open;
  const last = kind === 'map' ? entries.at(-1) : items.at(-1);
  const end = flow ? afterBracket(text, open.end, kind === 'map' ? '}' : ']') : last?.span.end;
  if (end === undefined) return undefined;
  const span: Span = { start, end };
  return kind === 'map' ? { kind, entries, flow, span } : { kind, items, span };
}

/** The offset behind the closing bracket: between it and the last entry stand only spaces, commas, a colon and comments. */
function afterBracket(text: string, from: number, bracket: string): number | undefined {
  for (let at = from; at < text.length; at++) {
    const char = text[at]!;
    if (char === bracket) return at + 1;
    if (char === '#') at = text.indexOf('\n', at);
    else if (!/[\s,:]/.test(char)) return undefined;
    if (at < 0) return undefined;
  }
  return undefined;
}

/** Undefined for an empty value, null where its place cannot be told. `from` is where the text before it ends. */
function readScalar(event: ScalarEvent, text: string, from: number): Scalar | undefined | null {
  const { valueStart: start, valueEnd: end, style } = event;
  if (start < 0) return undefined;
  if (style === SCALAR_STYLE.PLAIN)
    return { kind: 'scalar', text: getScalarValue(text, event), style: 'plain', span: { start, end } };
  if (style === SCALAR_STYLE.SINGLE_QUOTED || style === SCALAR_STYLE.DOUBLE_QUOTED) {
    const span = { start: start - 1, end: end + 1 };
    return { kind: 'scalar', text: getScalarValue(text, event), style: 'quoted', span };
  }
  const header = text.slice(from, start).search(/[|>]/);
  if (header < 0 || text.slice(start, end).trim() === '') return null;
  return {
    kind: 'scalar',
    text: getScalarValue(text, event),
    style: 'block',
    span: { start: from + header, end: start + text.slice(start, end).trimEnd().length },
  };
}
