import schema from '../../../facts/fact-base.schema.json' with { type: 'json' };
import type { KEYS } from './keys.ts';

/** The kind of mapping at a path of a fact file, by which keys it may have. */
export type Level = keyof typeof KEYS | 'languages' | 'subject';

/** What stands in the mapping at `path` (as `factPlaceAt` gives it); undefined where its keys are the author's own. */
export function levelOf(path: readonly string[]): Level | undefined {
  const [top, , third] = path;
  const last = path.at(-1);
  if (path.length === 0) return 'file';
  if (top === 'seen') return 'seen';
  if (top === 'sources') return path.length === 2 ? 'source' : undefined;
  if (top !== 'facts') return undefined;
  if (path.length === 2) return 'fact';
  if (third === 'subject') return path.length === 3 ? 'subject' : path[3] === 'not' ? 'languages' : undefined;
  if (third !== 'properties' || path.length < 4) return undefined;
  if (path.length === 4) return 'property';
  if (last === 'values') return 'value';
  if (last === 'evidence') return 'evidence';
  if (last === 'quote') return 'quote';
  return last === 'label' || last === 'of' || last === 'words' ? 'languages' : undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: the schema's shape is JSON Schema's
type Node = any;

const DEFINITIONS = schema.definitions as Node;
const OF_LEVEL: Readonly<Partial<Record<Level, Node>>> = {
  file: schema,
  source: DEFINITIONS.source,
  fact: DEFINITIONS.fact,
  subject: DEFINITIONS.fact.properties.subject.oneOf.at(-1),
  property: DEFINITIONS.property,
  value: DEFINITIONS.value,
  evidence: DEFINITIONS['place-in-source'],
  quote: quoteOf(DEFINITIONS['place-in-source'].properties.quote),
  seen: DEFINITIONS.seen,
};

function quoteOf(node: Node): Node {
  return [node, ...(node.oneOf ?? []), ...(node.anyOf ?? [])].find((n: Node) => n.properties?.exact);
}

/** What a key is for, in the words of the schema. */
export function describeKey(level: Level, key: string): string | undefined {
  const node = OF_LEVEL[level]?.properties?.[key];
  const name = /^#\/definitions\/(.+)$/.exec(node?.$ref ?? '')?.[1];
  return node?.description ?? (name ? DEFINITIONS[name]?.description : undefined);
}
