import { SemanticTokensBuilder, type SemanticTokensLegend } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../engine/span.ts';
import type { Place } from '../factbase/types.ts';
import { isYaml } from './formats.ts';
import { fileOf } from './places.ts';
import type { Server } from './running.ts';

/** Only types that every editor's themes know. */
export const LEGEND: SemanticTokensLegend = {
  tokenTypes: ['namespace', 'class', 'property', 'number', 'keyword', 'string'],
  tokenModifiers: ['declaration'],
};
type TokenType = 'namespace' | 'class' | 'property' | 'number' | 'keyword' | 'string';

const TYPES: Readonly<Record<Exclude<Place['kind'], 'value' | 'date'>, TokenType>> = {
  source: 'namespace',
  'source-ref': 'namespace',
  subject: 'class',
  property: 'property',
  quote: 'string',
};

/** Colours what a fact file says: names, figures apart from their hedges, quotes. */
export function handleSemanticTokens({ connection, documents, bases, settings }: Server): void {
  connection.languages.semanticTokens.on(async ({ textDocument: { uri } }) => {
    const document = documents.get(uri);
    if (!document || !isYaml(document)) return { data: [] };
    const base = await bases.of(uri, (await settings.of(uri)).facts);
    const file = fileOf(base, uri);
    // While the file is typed in, its places are of the text before: they would colour the wrong words.
    if (!file || file.text !== document.getText()) return { data: [] };
    return tokensOf(document, file.places);
  });
}

function tokensOf(document: TextDocument, places: readonly Place[]): { data: number[] } {
  const text = document.getText();
  const tokens = places.flatMap((place): (Span & { type: TokenType; declares: boolean })[] => {
    if (place.kind === 'value' || place.kind === 'date') {
      return partsOf(text, place.span).map((part) => ({ ...part, declares: false }));
    }
    const declares = place.kind !== 'source-ref' && place.kind !== 'quote';
    return [{ ...place.span, type: TYPES[place.kind], declares }];
  });
  const builder = new SemanticTokensBuilder();
  for (const token of tokens.sort((a, b) => a.start - b.start)) {
    for (const part of linesOf(text, token)) {
      const { line, character } = document.positionAt(part.start);
      const type = LEGEND.tokenTypes.indexOf(token.type);
      builder.push(line, character, part.end - part.start, type, token.declares ? 1 : 0);
    }
  }
  return builder.build();
}

/** The words before the figure are its hedge ("more than 400"); a figure in words is all figure. */
function partsOf(text: string, span: Span): (Span & { type: TokenType })[] {
  const lead = /^["']?((?:\p{Ll}+\s+)+)(?=[\p{Sc}\d])/u.exec(text.slice(span.start, span.end));
  if (!lead) return [{ ...span, type: 'number' }];
  const start = span.start + lead[0].length - lead[1]!.length;
  const figure = span.start + lead[0].length;
  return [
    { start, end: start + lead[1]!.trimEnd().length, type: 'keyword' },
    { start: figure, end: span.end, type: 'number' },
  ];
}

/** A token lies in one line. */
function linesOf(text: string, span: Span): Span[] {
  return [...text.slice(span.start, span.end).matchAll(/[^\r\n]+/g)].map((m) => ({
    start: span.start + m.index,
    end: span.start + m.index + m[0].length,
  }));
}
