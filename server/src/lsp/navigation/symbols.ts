import type { TextDocument } from 'vscode-languageserver-textdocument';
import { contains } from '../../engine/span.ts';
import type { Say } from '../../engine/views/say.ts';
import type { Place } from '../../factbase/types.ts';
import { normalise } from '../../files/uri.ts';
import type { Checked } from '../drafts.ts';
import type { BaseInForce } from '../factFiles.ts';
import { type DocumentSymbol, SymbolKind, type WorkspaceSymbol } from '../languageServer.ts';
import { toRange } from '../toLsp.ts';

/** The figures of a draft, each with its verdict and fact. */
export function symbolsOfDraft({ document, result }: Checked, say: Say): DocumentSymbol[] {
  const findings = result?.findings.filter((finding) => finding.code.startsWith('fact.')) ?? [];
  return findings.map(({ span, surface, verdict, fact }) => {
    const range = toRange(document, span);
    const detail = [say(`verdict.${verdict}`), fact].filter(Boolean).join(' ');
    return { name: surface.replace(/\s+/g, ' '), detail, kind: SymbolKind.Number, range, selectionRange: range };
  });
}

/** The sources of a fact file, and its subjects with their properties. */
export function symbolsOfFacts(base: BaseInForce, document: TextDocument): DocumentSymbol[] {
  const uri = normalise(document.uri);
  const places = base.parsed.find((file) => normalise(file.file) === uri)?.places ?? [];
  const symbol = (place: Place, kind: SymbolKind, children: DocumentSymbol[] = []): DocumentSymbol => {
    const whole = place.extent && contains(place.extent, place.span) ? place.extent : place.span;
    const range = toRange(document, whole);
    return { name: place.id, kind, range, selectionRange: toRange(document, place.span), children };
  };
  const properties = places.filter((place) => place.kind === 'property');
  const owned = (subject: Place): DocumentSymbol[] =>
    properties.filter(({ id }) => id.startsWith(`${subject.id}.`)).map((place) => symbol(place, SymbolKind.Property));
  return places.flatMap((place) => {
    if (place.kind === 'source') return [symbol(place, SymbolKind.File)];
    return place.kind === 'subject' ? [symbol(place, SymbolKind.Object, owned(place))] : [];
  });
}

/** Facts whose id or a label has the letters of the query, in their order. */
export function symbolsOfWorkspace(bases: readonly BaseInForce[], query: string): WorkspaceSymbol[] {
  const letters = [...query.toLowerCase().replace(/\s/g, '')]
    .map((letter) => letter.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('.*');
  const pattern = new RegExp(letters, 's');
  const found = new Map<string, WorkspaceSymbol>();
  for (const base of bases) {
    for (const fact of base.base.facts) {
      const text = base.texts.get(normalise(fact.at.file));
      const names = [fact.id, ...Object.values(fact.labels).flat()];
      if (!text || !names.some((name) => pattern.test(name.toLowerCase()))) continue;
      const location = { uri: fact.at.file, range: toRange(text, fact.at.span) };
      const value = fact.values.map((v) => v.text).join(' / ');
      found.set(`${fact.at.file} ${fact.id}`, {
        name: fact.id,
        kind: SymbolKind.Property,
        containerName: value,
        location,
      });
    }
  }
  return [...found.values()];
}
