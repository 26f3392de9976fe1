import type { Location, Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { contains, type Span } from '../../engine/span.ts';
import { stetIds } from '../../engine/views/suppress.ts';
import type { Place } from '../../factbase/types.ts';
import { normalise } from '../../files/uri.ts';
import type { Checked } from '../drafts.ts';
import type { BaseInForce } from '../factFiles.ts';
import { rangeOfFact } from '../factRange.ts';
import { toOffset } from '../fromLsp.ts';
import type { SourceFiles } from '../sourceFiles.ts';
import { toRange } from '../toLsp.ts';
import { findingAt } from '../views/hover.ts';

/** From a figure of a draft, or a `stet FACT-ID`, to the fact. */
export function definitionInDraft(checked: Checked, position: Position): Location[] {
  const { base, document } = checked;
  const offset = toOffset(document, position);
  return factLocation(base, orderAt(checked, offset)?.fact ?? findingAt(checked, offset)?.fact);
}

/** The fact that a `stet FACT-ID` comment at an offset names, and where its id stands. */
export function orderAt({ document, result }: Checked, offset: number): { fact: string; span: Span } | undefined {
  const orders = result ? stetIds(document.getText(), result.prose) : [];
  return orders.find(({ comment }) => comment.start <= offset && offset <= comment.end);
}

/** In a fact file, from the name of a source under `evidence` to the source, and from a quote to its place in the document. */
export async function definitionInFacts(
  base: BaseInForce,
  document: TextDocument,
  position: Position,
  sources: SourceFiles,
): Promise<Location[]> {
  const offset = toOffset(document, position);
  const uri = normalise(document.uri);
  const here = base.parsed.find((file) => normalise(file.file) === uri);
  const ref = here?.places.find(
    ({ kind, span }) => (kind === 'source-ref' || kind === 'quote') && span.start <= offset && offset <= span.end,
  );
  if (ref?.kind === 'quote') return await quoteLocation(base, document, ref, sources);
  if (!ref) return [];
  return base.parsed.flatMap((file) => {
    const text = base.texts.get(normalise(file.file));
    const source = file.places.find(({ kind, id }) => kind === 'source' && id === ref.id);
    return text && source ? [{ uri: file.file, range: toRange(text, source.span) }] : [];
  });
}

async function quoteLocation(
  base: BaseInForce,
  document: TextDocument,
  { id, span }: Place,
  sources: SourceFiles,
): Promise<Location[]> {
  const uri = normalise(document.uri);
  const own = base.base.facts.filter(({ at }) => normalise(at.file) === uri && contains(at.span, span));
  const written = document.getText().slice(span.start, span.end);
  const evidence = own
    .flatMap(({ values }) => values.flatMap((value) => value.evidence))
    .find(({ source, quote }) => source === id && quote !== undefined && written.includes(quote.exact));
  const found = await sources.find(base, evidence ?? { source: id });
  return found ? [found] : [];
}

/** A fact's place; for a subject's id, the place of its first fact. */
export function factLocation(base: BaseInForce, id: string | undefined): Location[] {
  const fact =
    id === undefined ? undefined : (base.byId.get(id) ?? base.base.facts.find(({ subject }) => subject === id));
  const range = fact && rangeOfFact(base, fact);
  return fact && range ? [{ uri: fact.at.file, range }] : [];
}
