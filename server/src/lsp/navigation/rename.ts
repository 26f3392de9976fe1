import type { TextDocument } from 'vscode-languageserver-textdocument';
import { readProse } from '../../engine/prose/index.ts';
import type { Span } from '../../engine/span.ts';
import { stetIds } from '../../engine/views/suppress.ts';
import type { Place } from '../../factbase/types.ts';
import { normalise } from '../../files/uri.ts';
import type { BaseInForce } from '../factFiles.ts';
import { isYaml } from '../formats.ts';
import { toOffset } from '../fromLsp.ts';
import {
  LSPErrorCodes,
  type Position,
  type Range,
  ResponseError,
  type TextEdit,
  type WorkspaceEdit,
} from '../languageServer.ts';
import type { Server } from '../running.ts';
import { toRange } from '../toLsp.ts';
import { orderAt } from './definition.ts';
import { placeAt } from './places.ts';
import { listDrafts, readDraft } from './workspaceDrafts.ts';

/** An id that can be renamed, where the caret is. */
interface Renamed {
  readonly kind: 'source' | 'subject' | 'property';
  /** Source, subject or `subject.property` id. */
  readonly id: string;
  readonly range: Range;
  /** What is typed over: of a property only its own name. */
  readonly shown: string;
}

/** Renames sources, subjects and properties in all fact files of the base, and in the `stet` comments of the workspace's drafts. */
export function handleRename(server: Server): void {
  const { connection, bases, settings, documents } = server;
  const find = async (uri: string, position: Position): Promise<{ base: BaseInForce; renamed?: Renamed }> => {
    const base = await bases.of(uri, (await settings.of(uri)).facts);
    const document = documents.get(uri);
    const renamed =
      document && isYaml(document) ? inFactFile(base, document, position) : await inDraft(server, base, uri, position);
    return { base, ...(renamed ? { renamed } : {}) };
  };
  connection.onPrepareRename(async ({ textDocument, position }) => {
    const { renamed } = await find(textDocument.uri, position);
    return renamed ? { range: renamed.range, placeholder: renamed.shown } : null;
  });
  connection.onRenameRequest(async ({ textDocument, position, newName }, token) => {
    const { base, renamed } = await find(textDocument.uri, position);
    if (!renamed) return null;
    // A property may be given with its subject, as it stands in comments.
    const name = renamed.kind === 'property' ? newName.replace(`${renamed.id.split('.')[0]}.`, '') : newName;
    if (!/^[^\s.:#,[\]{}"'&*!|>%@`]+$/.test(name)) {
      throw new ResponseError(LSPErrorCodes.RequestFailed, server.say('rename.bad'));
    }
    if (idsOf(base, renamed.kind).has(renamedId(renamed.id, renamed, name))) {
      throw new ResponseError(LSPErrorCodes.RequestFailed, server.say('rename.taken', { name }));
    }
    const changes = new Map<string, TextEdit[]>();
    renameInFacts(base, renamed, name, changes);
    if (renamed.kind !== 'source') {
      for (const uri of await listDrafts(server, () => token.isCancellationRequested)) {
        await renameInDraft(server, uri, renamed, name, changes);
      }
    }
    return { changes: Object.fromEntries(changes) } satisfies WorkspaceEdit;
  });
}

function inFactFile(base: BaseInForce, document: TextDocument, position: Position): Renamed | undefined {
  const place = placeAt(base, document.uri, toOffset(document, position));
  const offset = toOffset(document, position);
  if (!place || offset < place.span.start || offset > place.span.end) return undefined;
  const kind = place.kind === 'source-ref' ? 'source' : place.kind;
  if (kind !== 'source' && kind !== 'subject' && kind !== 'property') return undefined;
  const shown = place.id.slice(place.id.indexOf('.') + 1);
  return { kind, id: place.id, range: toRange(document, place.span), shown: kind === 'property' ? shown : place.id };
}

async function inDraft(
  { drafts }: Server,
  base: BaseInForce,
  uri: string,
  position: Position,
): Promise<Renamed | undefined> {
  const checked = await drafts.checked(uri);
  const order = checked && orderAt(checked, toOffset(checked.document, position));
  if (!checked || !order) return undefined;
  const range = toRange(checked.document, order.span);
  if (base.byId.has(order.fact)) return { kind: 'property', id: order.fact, range, shown: order.fact };
  const known = base.base.facts.some(({ subject }) => subject === order.fact);
  return known ? { kind: 'subject', id: order.fact, range, shown: order.fact } : undefined;
}

const idsOf = (base: BaseInForce, kind: Place['kind']): ReadonlySet<string> =>
  new Set(base.parsed.flatMap(({ places }) => places.filter((place) => place.kind === kind).map(({ id }) => id)));

/** What becomes of an id: of a renamed subject's property, the new subject with it. */
function renamedId(id: string, { kind, id: old }: Renamed, name: string): string {
  if (id === old) return kind === 'property' ? `${old.slice(0, old.indexOf('.'))}.${name}` : name;
  return kind === 'subject' && id.startsWith(`${old}.`) ? name + id.slice(old.length) : id;
}

function renameInFacts(base: BaseInForce, renamed: Renamed, name: string, changes: Map<string, TextEdit[]>): void {
  for (const { file, places } of base.parsed) {
    const text = base.texts.get(normalise(file));
    if (!text) continue;
    const kinds: readonly Place['kind'][] = renamed.kind === 'source' ? ['source', 'source-ref'] : [renamed.kind];
    const spans = places.filter(({ kind, id }) => kinds.includes(kind) && id === renamed.id).map(({ span }) => span);
    for (const span of spans) add(changes, file, { range: toRange(text, span), newText: name });
    for (const { span, id } of superseding(text.getText())) {
      const next = renamedId(id, renamed, name);
      if (renamed.kind !== 'source' && next !== id) add(changes, file, { range: toRange(text, span), newText: next });
    }
  }
}

/** The ids behind `supersededBy:`. */
function superseding(text: string): { span: Span; id: string }[] {
  return [...text.matchAll(/(supersededBy:[ \t]*["']?)([^\s"'#,}]+)/g)].map((match) => {
    const start = match.index + match[1]!.length;
    return { span: { start, end: start + match[2]!.length }, id: match[2]! };
  });
}

async function renameInDraft(
  server: Server,
  uri: string,
  renamed: Renamed,
  name: string,
  changes: Map<string, TextEdit[]>,
): Promise<void> {
  const draft = await readDraft(server, uri);
  const text = draft?.document.getText() ?? '';
  // Most drafts hold no such comment: they are not even parsed.
  if (!draft || !/stet/i.test(text) || !text.includes(renamed.id)) return;
  for (const { fact, span } of stetIds(text, readProse(text, draft.format))) {
    const next = renamedId(fact, renamed, name);
    if (next !== fact) add(changes, draft.document.uri, { range: toRange(draft.document, span), newText: next });
  }
}

function add(changes: Map<string, TextEdit[]>, uri: string, edit: TextEdit): void {
  changes.set(uri, [...(changes.get(uri) ?? []), edit]);
}
