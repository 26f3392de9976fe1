import { normalise } from '../files/uri.ts';
import { CITE, codeActionsOf, FIX_ALL, isAskedFor, problemActions } from './actions/codeActions.ts';
import { hoverInFacts } from './authoring/hover.ts';
import { isYaml } from './formats.ts';
import { CodeActionKind } from './languageServer.ts';
import { definitionInDraft, definitionInFacts } from './navigation/definition.ts';
import { symbolsOfDraft, symbolsOfFacts, symbolsOfWorkspace } from './navigation/symbols.ts';
import type { FindingsMethod, FindingsParams, FindingsResult } from './protocol.ts';
import type { Server } from './running.ts';
import { findingsOf } from './views/findings.ts';
import { hoverAt } from './views/hover.ts';

const FINDINGS: FindingsMethod = 'factcheck/findings';

/** All of these are views of the last check; where the draft has changed since, they wait for the same one check. */
export function handleRequests(server: Server): void {
  const { connection, client, checker, documents, drafts, bases, settings, problems, say } = server;
  /** The fact file of a request with the facts in force where it stands. */
  const factFile = async (uri: string) => {
    const document = documents.get(uri);
    return document && isYaml(document)
      ? { document, base: await bases.of(uri, (await settings.of(uri)).facts) }
      : undefined;
  };
  connection.onHover(async ({ textDocument, position }) => {
    const facts = await factFile(textDocument.uri);
    if (facts) return hoverInFacts(server, facts.base, facts.document, position);
    const checked = await drafts.checked(textDocument.uri);
    return checked ? hoverAt(checked, position, client, say, (await checker()).write) : null;
  });
  connection.onCodeAction(async (params) => {
    const { only } = params.context;
    if (![CodeActionKind.QuickFix, CITE, FIX_ALL].some((kind) => isAskedFor(kind, only))) return [];
    const document = documents.get(params.textDocument.uri);
    if (!document) return [];
    if (isYaml(document)) return problemActions(document, problems.of(document.uri), params, client);
    const checked = await drafts.checked(document.uri);
    if (!checked) return [];
    const versionOf = (uri: string): number | null =>
      documents.all().find((open) => normalise(open.uri) === normalise(uri))?.version ?? null;
    return codeActionsOf(checked, params, { client, say, checker: await checker(), versionOf });
  });
  connection.onDefinition(async ({ textDocument, position }) => {
    const facts = await factFile(textDocument.uri);
    if (facts) return definitionInFacts(facts.base, facts.document, position, server.sources);
    const checked = await drafts.checked(textDocument.uri);
    return checked ? definitionInDraft(checked, position) : [];
  });
  connection.onDocumentSymbol(async ({ textDocument }) => {
    const facts = await factFile(textDocument.uri);
    if (facts) return symbolsOfFacts(facts.base, facts.document);
    const checked = await drafts.checked(textDocument.uri);
    return checked ? symbolsOfDraft(checked, say) : [];
  });
  connection.onRequest(FINDINGS, async ({ uri }: FindingsParams): Promise<FindingsResult> => {
    const checked = await drafts.checked(uri);
    return checked ? findingsOf(checked) : null;
  });
  connection.onWorkspaceSymbol(async ({ query }) => symbolsOfWorkspace(await bases.loaded(), query));
}
