import type { Location, Position } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../engine/span.ts';
import { stetIds } from '../engine/views/suppress.ts';
import { normalise } from '../files/uri.ts';
import type { Checked } from './drafts.ts';
import type { BaseInForce } from './factFiles.ts';
import { toOffset } from './fromLsp.ts';
import { findingAt } from './hover.ts';
import { toRange } from './toLsp.ts';

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

/** In a fact file, from the name of a source under `evidence` to the source. */
export function definitionInFacts(base: BaseInForce, document: TextDocument, position: Position): Location[] {
  const offset = toOffset(document, position);
  const uri = normalise(document.uri);
  const here = base.parsed.find((file) => normalise(file.file) === uri);
  const ref = here?.places.find(
    ({ kind, span }) => kind === 'source-ref' && span.start <= offset && offset <= span.end,
  );
  if (!ref) return [];
  return base.parsed.flatMap((file) => {
    const text = base.texts.get(normalise(file.file));
    const source = file.places.find(({ kind, id }) => kind === 'source' && id === ref.id);
    return text && source ? [{ uri: file.file, range: toRange(text, source.span) }] : [];
  });
}

/** A fact's place; for a subject's id, the place of its first fact. */
export function factLocation(base: BaseInForce, id: string | undefined): Location[] {
  const fact =
    id === undefined ? undefined : (base.byId.get(id) ?? base.base.facts.find(({ subject }) => subject === id));
  const text = fact && base.texts.get(normalise(fact.at.file));
  return fact && text ? [{ uri: fact.at.file, range: toRange(text, fact.at.span) }] : [];
}
