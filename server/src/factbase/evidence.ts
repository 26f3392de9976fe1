import type { Evidence, Quote, Source } from '../engine/facts/types.ts';
import { KEYS, MAX_CONTEXT, MAX_QUOTE } from './keys.ts';
import { entriesOf, type Reader, report } from './reader.ts';
import { said } from './said.ts';
import { textAt } from './texts.ts';
import type { Entry, Node } from './yaml.ts';

/** `sources:`, an id with its particulars for each. */
export function readSources(reader: Reader, node: Node | undefined): readonly Source[] {
  const sources: Source[] = [];
  for (const [id, entry] of entriesOf(reader, node, 'sources')) {
    const at = entriesOf(reader, entry.value, 'source', KEYS.source);
    const source: Record<string, string> = {};
    for (const key of KEYS.source) {
      const text = key === 'note' ? undefined : textAt(reader, at.get(key));
      if (text !== undefined) source[key] = text;
    }
    reader.places.push({ kind: 'source', span: entry.key.span, extent: entry.span, id });
    source.id = id;
    sources.push(source as Record<string, string> & { id: string });
  }
  return sources;
}

/** `evidence:`, a list of places in sources, or one; a source id alone will do. Whether the sources exist is known after merging. */
export function readEvidence(reader: Reader, entry: Entry | undefined): readonly Evidence[] {
  const node = entry?.value;
  if (!node) return [];
  const items = node.kind === 'list' ? node.items : [node];
  return items.map((item) => readOne(reader, item)).filter((e) => e !== undefined);
}

function readOne(reader: Reader, node: Node): Evidence | undefined {
  if (node.kind === 'scalar') {
    reader.places.push({ kind: 'source-ref', span: node.span, id: node.text });
    return { source: node.text };
  }
  const at = entriesOf(reader, node, 'evidence', KEYS.evidence);
  const source = textAt(reader, at.get('source'));
  if (source === undefined) {
    if (node.kind === 'map') report(reader, 'factbase.unknown-source', node.span, said('problem.evidence'));
    return undefined;
  }
  const ref = at.get('source')!.value!;
  reader.places.push({ kind: 'source-ref', span: ref.span, id: source });
  const quote = readQuote(reader, at.get('quote'), source);
  const locator = textAt(reader, at.get('locator'));
  return { source, ...(quote && { quote }), ...(locator !== undefined && { locator }) };
}

function readQuote(reader: Reader, entry: Entry | undefined, source: string): Quote | undefined {
  const node = entry?.value;
  if (!node) return undefined;
  const at = node.kind === 'scalar' ? undefined : entriesOf(reader, node, 'quote', KEYS.quote);
  const exact = node.kind === 'scalar' ? node.text : untrimmed(reader, at?.get('exact'));
  if (!exact) {
    if (node.kind === 'map') report(reader, 'factbase.quote', node.span, said('problem.quote.empty'));
    return undefined;
  }
  const prefix = untrimmed(reader, at?.get('prefix'));
  const suffix = untrimmed(reader, at?.get('suffix'));
  const parts = [
    [exact, MAX_QUOTE, at?.get('exact')?.value ?? node],
    [prefix, MAX_CONTEXT, at?.get('prefix')?.value],
    [suffix, MAX_CONTEXT, at?.get('suffix')?.value],
  ] as const;
  for (const [text, limit, where] of parts) {
    if (!text || !where || text.length <= limit) continue;
    const message = said('problem.quote.long', { limit, length: text.length });
    report(reader, 'factbase.quote', where.span, message, { severity: 'warning' });
  }
  reader.places.push({ kind: 'quote', span: (at?.get('exact')?.value ?? node).span, id: source });
  return { exact, ...(prefix && { prefix }), ...(suffix && { suffix }) };
}

// The spaces at the ends of a quote belong to it.
function untrimmed(reader: Reader, entry: Entry | undefined): string | undefined {
  if (textAt(reader, entry) === undefined) return undefined;
  return entry?.value?.kind === 'scalar' ? entry.value.text : undefined;
}
