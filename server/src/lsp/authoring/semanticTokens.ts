import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../../engine/span.ts';
import { parseFactFile } from '../../factbase/parse.ts';
import type { Place } from '../../factbase/types.ts';
import { isFactFile, isYaml } from '../formats.ts';
import { SemanticTokensBuilder, type SemanticTokensLegend } from '../languageServer.ts';
import { fileOf } from '../navigation/places.ts';
import type { Server } from '../running.ts';
import { toRange } from '../toLsp.ts';

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

/** UTF-16 units of a fact file that are read while it is typed in: about a tenth of a second. */
const MAX_LENGTH = 200_000;

/** Colours what a fact file says: names, figures apart from their hedges, quotes. */
export function handleSemanticTokens({ connection, documents, bases, settings, checker }: Server): void {
  connection.languages.semanticTokens.on(async ({ textDocument: { uri } }) => {
    const document = documents.get(uri);
    if (!document || !isYaml(document)) return { data: [] };
    const text = document.getText();
    const known = fileOf(await bases.of(uri, (await settings.of(uri)).facts), uri);
    if (known?.text === text) return tokensOf(document, known.places);
    // What is in force is of the text before, or the file is in force nowhere: it is read for this alone, unless that takes long.
    if (!isFactFile(document) || text.length > MAX_LENGTH) return { data: [] };
    return tokensOf(document, parseFactFile(text, uri, (await checker()).readValue).places);
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
      const { line, character } = toRange(document, part).start;
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
