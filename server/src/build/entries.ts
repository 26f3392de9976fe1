import { isMap, isScalar, type Pair, type YAMLMap } from 'yaml';
import { isUntouched, plainOf } from './factNodes.ts';

/** One property of the file. */
export interface Entry {
  readonly subject: string;
  readonly properties: YAMLMap;
  readonly pair: Pair;
  readonly id: string;
  readonly evidence: ReadonlySet<string>;
  readonly untouched: boolean;
}

const keyOf = (source: unknown, quote: unknown): string => {
  const exact =
    typeof quote === 'object' && quote !== null ? (quote as { exact?: unknown; prefix?: unknown }) : { exact: quote };
  return `${String(source)}\u0000${String(exact.exact)}\u0000${String(('prefix' in exact && exact.prefix) || '').slice(-12)}`;
};

/** Where the evidence of a property stands: what identifies it from build to build, whatever its id is now. */
export function evidenceOf(data: Readonly<Record<string, unknown>>): Set<string> {
  const lists = [data, ...(Array.isArray(data.values) ? (data.values as Record<string, unknown>[]) : [])];
  const keys = new Set<string>();
  for (const item of lists)
    for (const e of Array.isArray(item?.evidence) ? (item.evidence as Record<string, unknown>[]) : [])
      if (e && typeof e === 'object') keys.add(keyOf(e.source, e.quote));
  return keys;
}

/** Every property that the file has now. */
export function entriesOf(facts: YAMLMap): Entry[] {
  const entries: Entry[] = [];
  for (const subject of facts.items) {
    const id = isScalar(subject.key) ? String(subject.key.value) : '';
    const properties = isMap(subject.value) ? (subject.value as YAMLMap).get('properties', true) : undefined;
    if (!isMap(properties)) continue;
    for (const pair of properties.items) {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      entries.push({
        subject: id,
        properties: properties as YAMLMap,
        pair,
        id: `${id}.${name}`,
        evidence: evidenceOf(plainOf(pair.value)),
        untouched: isUntouched(pair.value),
      });
    }
  }
  return entries;
}
