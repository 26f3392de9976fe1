import { type Document, isMap, isScalar, type Node, Pair, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Evidence, Source } from '../engine/facts/types.ts';
import { contentHash } from '../factbase/hash.ts';
import type { BuiltFact, BuiltSeen, BuiltValue } from './types.ts';

/** Plain data of a node, for comparing what was generated with what stands in the file now. */
type Plain = Readonly<Record<string, unknown>>;

const evidenceData = (e: Evidence): Plain => ({
  source: e.source,
  ...(e.quote ? { quote: { ...e.quote } } : {}),
  ...(e.locator ? { locator: e.locator } : {}),
});

function valueData(kind: BuiltFact['kind'], by: boolean, v: BuiltValue): Plain {
  return {
    [kind]: v.text,
    ...(by ? { by: true } : {}),
    ...(v.period ? { period: v.period } : {}),
    ...(v.resolved ? { resolved: v.resolved } : {}),
    evidence: v.evidence.map(evidenceData),
  };
}

/** A property as it is written, in the order a reader wants it: value first, evidence last. */
export function propertyData(fact: BuiltFact): Plain {
  const { values } = fact;
  const one = values.length === 1 ? valueData(fact.kind, fact.by, values[0]!) : undefined;
  const { evidence, ...head } = one ?? { evidence: undefined };
  return {
    ...head,
    ...(one ? {} : { values: values.map((v) => valueData(fact.kind, fact.by, v)) }),
    ...(fact.of || fact.also ? { of: { ...(fact.of ? { [fact.lang]: fact.of } : {}), ...fact.also } } : {}),
    ...(fact.role ? { role: fact.role } : {}),
    ...(fact.direction ? { direction: fact.direction } : {}),
    ...(fact.per ? { per: fact.per } : {}),
    ...(fact.own ? { own: fact.own } : {}),
    ...(fact.names.length > 0 ? { names: fact.names } : {}),
    ...(fact.words.length > 0 ? { words: fact.words } : {}),
    passage: fact.passage,
    lang: fact.lang,
    ...(one ? { evidence } : {}),
  };
}

export const sourceData = (s: Source): Plain => {
  const { id: _, ...rest } = s;
  return rest;
};

export const seenData = (s: BuiltSeen): Plain => ({ [s.kind]: s.text, words: s.words, lang: s.lang, source: s.source });

/** Fingerprint of generated content; written beside `auto: true`, it tells an entry nobody has touched. */
export const markOf = (data: Plain): string => contentHash(JSON.stringify(sorted(data))).slice(0, 8);

function sorted(x: unknown): unknown {
  if (Array.isArray(x)) return x.map(sorted);
  if (typeof x !== 'object' || x === null) return x === true ? 'true' : typeof x === 'number' ? String(x) : x;
  return Object.fromEntries(
    Object.entries(x)
      .filter(([k]) => k !== 'auto')
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([k, v]) => [k, sorted(v)]),
  );
}

const FLOW = new Set(['quote', 'of', 'names', 'words']);

/** Generated content as YAML nodes; short lists and quotes stand on one line. Figures and dates stay text as written. */
export function toNode(doc: Document, data: unknown, key = ''): Node {
  if (Array.isArray(data)) {
    const seq = new YAMLSeq();
    seq.items = data.map((d) => toNode(doc, d, key));
    seq.flow = FLOW.has(key);
    return seq;
  }
  if (typeof data === 'object' && data !== null) {
    const map = new YAMLMap();
    for (const [k, v] of Object.entries(data)) map.items.push(new Pair(new Scalar(k), toNode(doc, v, k)) as never);
    map.flow = FLOW.has(key);
    return map;
  }
  const scalar = new Scalar(data);
  // A figure is a text: quotes only where YAML would read something else ("2027" as a number is read from its source).
  if (typeof data === 'string' && /^-?\d+(?:\.\d+)?$/.test(data)) {
    scalar.value = Number(data);
    scalar.source = data;
    if (String(scalar.value) !== data) scalar.value = data;
  }
  // Some YAML readers take "06:42" for a number in base 60.
  if (typeof data === 'string' && /^\d+(?::\d+)+$/.test(data)) scalar.type = Scalar.QUOTE_DOUBLE;
  return scalar;
}

/** A generated property with its mark. */
export function propertyNode(doc: Document, data: Plain): YAMLMap {
  const node = toNode(doc, data) as YAMLMap;
  const auto = new Scalar(true);
  auto.comment = ` ${markOf(data)}`;
  // Before the evidence, which is long.
  const at = node.items.findIndex((p) => isScalar(p.key) && (p.key.value === 'evidence' || p.key.value === 'values'));
  node.items.splice(at < 0 ? node.items.length : at, 0, new Pair(new Scalar('auto'), auto) as never);
  return node;
}

/** An entry that `build` wrote and nobody has changed since. */
export function isUntouched(node: unknown): boolean {
  if (!isMap(node)) return false;
  const auto = node.items.find((p) => isScalar(p.key) && p.key.value === 'auto')?.value;
  if (!isScalar(auto) || auto.value !== true) return false;
  const mark = auto.comment?.trim();
  return mark !== undefined && mark === markOf(plainOf(node));
}

/** A node's data with scalars as they are written. */
export function plainOf(node: unknown): Plain {
  return toPlain(node) as Plain;
}

function toPlain(node: unknown): unknown {
  if (isMap(node))
    return Object.fromEntries(node.items.map((p) => [isScalar(p.key) ? String(p.key.value) : '', toPlain(p.value)]));
  if (node instanceof YAMLSeq) return node.items.map(toPlain);
  if (isScalar(node)) return typeof node.value === 'number' ? (node.source ?? String(node.value)) : node.value;
  return null;
}
