import { Document, isMap, isScalar, isSeq, parseDocument, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import type { Source } from '../engine/facts/types.ts';
import { type Entry, entriesOf, evidenceOf } from './entries.ts';
import { markOf, plainOf, propertyData, propertyNode, seenData, sourceData, toNode } from './factNodes.ts';
import { entryFollowed, saidBy } from './follow.ts';
import { restoreLines, tightLists } from './layout.ts';
import { slug, takeId } from './slug.ts';
import type { BuiltFact, BuiltSeen } from './types.ts';

export interface Changes {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
  /** Edited by hand, and therefore left as they are although the sources now say something else. */
  readonly kept: readonly Kept[];
}

/** An entry that was edited, with what it says and what the sources do. */
interface Kept {
  readonly id: string;
  readonly own: string;
  readonly sources: string;
}

export interface Updated extends Changes {
  readonly text: string;
}

export interface Built {
  readonly sources: readonly Source[];
  readonly facts: readonly BuiltFact[];
  readonly seen: readonly BuiltSeen[];
  /** The facts are some of what the sources say: nothing is taken out because it is not among them. */
  readonly partial?: boolean;
}

const HEADER = ' yaml-language-server: $schema=./fact-base.schema.json';

/**
 * Brings a fact file up to date with what was built: untouched entries follow the sources, entries edited or written by hand
 * stay, and so do comments and order. `old` is the file's text, undefined for a new one. Throws when `old` is no YAML.
 */
export function updateFactFile(old: string | undefined, built: Built): Updated {
  const doc = old?.trim() ? parseDocument(old, { keepSourceTokens: false }) : new Document({});
  if (doc.errors.length > 0)
    throw new Error(`is not YAML: ${doc.errors[0]!.message.split('\n')[0]?.replace(/:$/, '')}`);
  if (!isMap(doc.contents)) throw new Error('is not a fact file: its top level is no mapping');
  if (!old?.trim()) doc.commentBefore = HEADER;
  const root = doc.contents as YAMLMap;
  writeSources(doc, child(root, 'sources'), built.sources);
  const changes = writeFacts(doc, child(root, 'facts'), built);
  if (!built.partial) writeSeen(doc, root, built);
  return { text: restoreLines(old ?? '', tightLists(doc.toString({ lineWidth: 0 }))), ...changes };
}

function child(map: YAMLMap, key: string): YAMLMap {
  const found = map.get(key, true);
  if (isMap(found)) return found as YAMLMap;
  const fresh = new YAMLMap();
  map.set(new Scalar(key), fresh);
  return fresh;
}

function writeSources(doc: Document, map: YAMLMap, sources: readonly Source[]): void {
  for (const source of sources) {
    const existing = map.get(source.id, true);
    if (!isMap(existing)) {
      map.set(new Scalar(source.id), toNode(doc, sourceData(source)));
      continue;
    }
    // What a person wrote about a source stands; only the fingerprint of the document follows it.
    const entry = existing as YAMLMap;
    for (const [key, value] of Object.entries(sourceData(source)))
      if (key === 'sha256' || !entry.has(key)) entry.set(key, value);
  }
}

function writeFacts(doc: Document, facts: YAMLMap, built: Built): Changes {
  const entries = entriesOf(facts);
  const byEvidence = new Map<string, Entry[]>();
  for (const e of entries) for (const key of e.evidence) byEvidence.set(key, [...(byEvidence.get(key) ?? []), e]);
  const added: string[] = [];
  const changed: string[] = [];
  const kept: Kept[] = [];
  const fresh: { readonly fact: BuiltFact; readonly data: ReturnType<typeof propertyData> }[] = [];
  const met = new Set<Entry>();
  const subjects = subjectsOf(facts);
  for (const fact of built.facts) {
    const data = propertyData(fact);
    // Two facts may quote alike ("in 2025", twice in one phrase): each takes an entry of its own, in order.
    const known = [...evidenceOf(data)].flatMap((k) => byEvidence.get(k) ?? []);
    const entry = known.find((e) => !met.has(e));
    if (!entry && known.some((e) => !e.untouched)) continue;
    if (!entry) {
      fresh.push({ fact, data });
      continue;
    }
    met.add(entry);
    if (!entry.untouched) {
      const own = plainOf(entry.pair.value);
      if (markOf(own) !== markOf(data)) kept.push({ id: entry.id, own: saidBy(own), sources: saidBy(data) });
    } else if (markOf(plainOf(entry.pair.value)) !== markOf(data)) {
      entry.pair.value = propertyNode(doc, data) as never;
      changed.push(entry.id);
    }
  }
  const sources = new Set(built.sources.map((s) => s.id));
  for (const { fact, data } of fresh) {
    const subject = subjects.byLabel.get(fact.subject.toLowerCase());
    const left = entries.filter((e) => e.subject === subject && !met.has(e) && isGone(e, sources));
    const follows = built.partial ? undefined : entryFollowed(data, left);
    if (!follows) {
      added.push(addFact(doc, facts, subjects, fact, propertyNode(doc, data)));
      continue;
    }
    met.add(follows);
    follows.pair.value = propertyNode(doc, data) as never;
    changed.push(follows.id);
  }
  const gone = built.partial ? [] : removeGone(facts, entries, met, sources);
  return { added, changed, gone, kept };
}

/** Whether an untouched entry rests on sources alone that were all read again. */
const isGone = (e: Entry, sources: ReadonlySet<string>): boolean =>
  e.untouched && e.evidence.size > 0 && [...e.evidence].every((k) => sources.has(k.split('\u0000')[0]!));

/** Takes out untouched entries whose sources were all read again and no longer say so. */
function removeGone(
  facts: YAMLMap,
  entries: readonly Entry[],
  met: ReadonlySet<Entry>,
  sources: ReadonlySet<string>,
): string[] {
  const gone: string[] = [];
  for (const e of entries) {
    if (met.has(e) || !isGone(e, sources)) continue;
    e.properties.items.splice(e.properties.items.indexOf(e.pair as never), 1);
    gone.push(e.id);
    if (e.properties.items.length === 0) facts.delete(e.subject);
  }
  return gone;
}

interface Subjects {
  readonly ids: Set<string>;
  /** Subject ids by label, lower case. */
  readonly byLabel: Map<string, string>;
}

function subjectsOf(facts: YAMLMap): Subjects {
  const ids = new Set<string>();
  const byLabel = new Map<string, string>();
  for (const pair of facts.items) {
    const id = isScalar(pair.key) ? String(pair.key.value) : '';
    ids.add(id);
    const labels = isMap(pair.value) ? plainOf(pair.value).subject : undefined;
    const { not: _, ...rest } = (
      typeof labels === 'object' && labels !== null && !Array.isArray(labels) ? labels : { '': labels }
    ) as Record<string, unknown>;
    for (const label of Object.values(rest).flat())
      if (typeof label === 'string' && !byLabel.has(label.toLowerCase())) byLabel.set(label.toLowerCase(), id);
  }
  return { ids, byLabel };
}

function addFact(doc: Document, facts: YAMLMap, subjects: Subjects, fact: BuiltFact, node: YAMLMap): string {
  const label = fact.subject.toLowerCase();
  let id = subjects.byLabel.get(label);
  if (id === undefined) {
    id = takeId(slug(fact.subject, 4) || 'subject', subjects.ids);
    subjects.byLabel.set(label, id);
    const labels = fact.named ? [fact.subject] : { [fact.lang]: [fact.subject] };
    const subject = toNode(doc, { subject: labels, properties: {} }) as YAMLMap;
    const labelNode = subject.get('subject', true);
    if (isMap(labelNode) || isSeq(labelNode)) labelNode.flow = true;
    facts.set(new Scalar(id), subject);
  }
  const entry = facts.get(id, true);
  if (!isMap(entry)) return id;
  const properties = child(entry as YAMLMap, 'properties');
  properties.flow = false;
  const taken = new Set(properties.items.map((p) => (isScalar(p.key) ? String(p.key.value) : '')));
  const names = fact.property.map((p) => slug(p, 4)).filter((p) => p !== '');
  const free = names.find((n) => !taken.has(n));
  const name = takeId(free ?? names[0] ?? (fact.kind === 'date' ? 'date' : 'figure'), taken);
  properties.set(new Scalar(name), node);
  return `${id}.${name}`;
}

/** Seen values are regenerated for the sources that were read; those of other sources and written by hand stay. */
function writeSeen(doc: Document, root: YAMLMap, built: Built): void {
  const sources = new Set(built.sources.map((s) => s.id));
  const old = root.get('seen', true);
  const kept = isSeq(old) ? old.items.filter((n) => !sources.has(String(plainOf(n).source ?? ''))) : [];
  const seq = new YAMLSeq();
  seq.items = [
    ...kept,
    ...built.seen.map((s) => {
      const node = toNode(doc, seenData(s)) as YAMLMap;
      node.flow = true;
      return node;
    }),
  ];
  if (seq.items.length > 0) root.set(new Scalar('seen'), seq);
  else root.delete('seen');
}
