import type { DocumentLink } from 'vscode-languageserver';
import { stetIds } from '../../engine/views/suppress.ts';
import { isYaml } from '../formats.ts';
import type { Server } from '../running.ts';
import { documentOf } from '../sourceFiles.ts';
import { toRange } from '../toLsp.ts';
import { factLocation } from './definition.ts';
import { fileOf } from './places.ts';

/** Links from the sources of a fact file to their documents, and from `stet FACT-ID` comments to the facts. */
export function handleDocumentLinks({ connection, documents, drafts, bases, settings, folders, say }: Server): void {
  connection.onDocumentLinks(async ({ textDocument: { uri } }): Promise<DocumentLink[]> => {
    const document = documents.get(uri);
    if (!document) return [];
    const text = document.getText();
    if (isYaml(document)) {
      const base = await bases.of(uri, (await settings.of(uri)).facts);
      const places = fileOf(base, uri)?.places ?? [];
      return places.flatMap(({ kind, id, extent }): DocumentLink[] => {
        const target = kind === 'source' ? documentOf(base, id, folders()) : undefined;
        const entry = extent && /(\bdocument:[ \t]*["']?)([^\r\n"'#,}]+)/.exec(text.slice(extent.start, extent.end));
        if (!target || !entry) return [];
        const start = extent.start + entry.index + entry[1]!.length;
        const range = toRange(document, { start, end: start + entry[2]!.trimEnd().length });
        return [{ range, target, tooltip: say('link.source') }];
      });
    }
    const checked = await drafts.checked(uri);
    if (!checked?.result) return [];
    return stetIds(text, checked.result.prose).flatMap(({ fact, span }): DocumentLink[] => {
      const [place] = factLocation(checked.base, fact);
      if (!place) return [];
      // Editors take the line from the fragment.
      const target = `${place.uri}#${place.range.start.line + 1}`;
      return [{ range: toRange(document, span), target, tooltip: say('link.fact', { fact }) }];
    });
  });
}
