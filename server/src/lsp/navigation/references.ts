import type { CancellationToken, Location, Position, WorkDoneProgressReporter } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { CheckResult } from '../../engine/check.ts';
import { findingsWhere } from '../../engine/placed.ts';
import { normalise } from '../../files/uri.ts';
import { checkDraft } from '../drafts.ts';
import type { BaseInForce } from '../factFiles.ts';
import { isYaml } from '../formats.ts';
import { toOffset } from '../fromLsp.ts';
import type { Server } from '../running.ts';
import { nextTurn } from '../settle.ts';
import { documentOf } from '../sourceFiles.ts';
import { toRange } from '../toLsp.ts';
import { findingAt } from '../views/hover.ts';
import { factLocation, orderAt } from './definition.ts';
import { placeAt } from './places.ts';
import { listDrafts, readDraft } from './workspaceDrafts.ts';

/** From a figure, a fact or a `stet` comment to all figures of the workspace about the fact; from a source to its evidence. */
export function handleReferences(server: Server): void {
  const { connection, documents, drafts, bases, settings } = server;
  connection.onReferences(async ({ textDocument, position, context }, token, progress) => {
    const { uri } = textDocument;
    const document = documents.get(uri);
    const base = await bases.of(uri, (await settings.of(uri)).facts);
    if (document && isYaml(document)) return inFactFile(server, base, document, position, context, token, progress);
    const checked = await drafts.checked(uri);
    const offset = checked && toOffset(checked.document, position);
    const id = checked && (orderAt(checked, offset!)?.fact ?? findingAt(checked, offset!)?.fact);
    return id ? ofFact(server, base, id, context.includeDeclaration, token, progress) : [];
  });
}

async function inFactFile(
  server: Server,
  base: BaseInForce,
  document: TextDocument,
  position: Position,
  { includeDeclaration }: { readonly includeDeclaration: boolean },
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<Location[]> {
  const place = placeAt(base, document.uri, toOffset(document, position));
  if (!place) return [];
  if (place.kind === 'source' || place.kind === 'source-ref' || place.kind === 'quote') {
    return placesOf(base, place.id, includeDeclaration ? ['source', 'source-ref'] : ['source-ref']);
  }
  return ofFact(server, base, place.id, includeDeclaration, token, progress);
}

/** The figures about a fact, or about any fact of a subject, in all drafts of the workspace that have this fact base. */
async function ofFact(
  server: Server,
  base: BaseInForce,
  id: string,
  includeDeclaration: boolean,
  token: CancellationToken,
  progress: WorkDoneProgressReporter,
): Promise<Location[]> {
  const isAbout = (fact: string | undefined): boolean => fact === id || fact?.startsWith(`${id}.`) === true;
  const found: Location[] = includeDeclaration ? factLocation(base, id) : [];
  progress.begin(server.say('progress.references'), 0, undefined, true);
  const sources = new Set([...base.base.sources.keys()].map((source) => documentOf(base, source, server.folders())));
  const listed = await listDrafts(server, () => token.isCancellationRequested);
  const uris = listed.filter((uri) => !sources.has(uri));
  for (const [i, uri] of uris.entries()) {
    if (token.isCancellationRequested) break;
    progress.report(Math.round((100 * i) / uris.length));
    found.push(...(await figuresIn(server, base, uri, isAbout)));
    // Checking is work without a pause: between drafts, others are served, and a cancellation is heard.
    await new Promise<void>((resolve) => nextTurn(resolve));
  }
  progress.done();
  return found;
}

async function figuresIn(
  server: Server,
  base: BaseInForce,
  uri: string,
  isAbout: (fact: string | undefined) => boolean,
): Promise<Location[]> {
  const draft = await readDraft(server, uri);
  if (!draft) return [];
  const { document, format, isOpen } = draft;
  const own = await server.bases.of(document.uri, (await server.settings.of(document.uri)).facts);
  if (own.files.join('\n') !== base.files.join('\n')) return [];
  const result = isOpen
    ? (await server.drafts.checked(document.uri))?.result
    : await check(server, { document, format, base: own });
  if (!result) return [];
  return findingsWhere(result, ({ fact }) => isAbout(fact)).map(({ span }) => ({
    uri: document.uri,
    range: toRange(document, span),
  }));
}

/** A draft that fails is passed over; the others are still found. */
async function check(server: Server, draft: Parameters<typeof checkDraft>[1]): Promise<CheckResult | undefined> {
  const checker = await server.checker();
  try {
    return checkDraft(checker, draft, server.today());
  } catch (error) {
    server.connection.console.error(`The check of ${draft.document.uri} failed: ${error}`);
    return undefined;
  }
}

/** The places of a source's id in all files of a fact base. */
function placesOf(base: BaseInForce, id: string, kinds: readonly string[]): Location[] {
  return base.parsed.flatMap(({ file, places }) => {
    const text = base.texts.get(normalise(file));
    const own = places.filter((place) => place.id === id && kinds.includes(place.kind));
    return text ? own.map(({ span }) => ({ uri: file, range: toRange(text, span) })) : [];
  });
}
