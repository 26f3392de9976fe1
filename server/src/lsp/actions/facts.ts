import type { Fact, FactValue } from '../../engine/facts/types.ts';
import type { Span } from '../../engine/span.ts';
import type { Value } from '../../engine/values/types.ts';
import { sourceName } from '../../engine/views/message.ts';
import { normalise } from '../../files/uri.ts';
import type { BaseInForce } from '../factFiles.ts';
import { type CodeAction, CodeActionKind } from '../languageServer.ts';
import type { ActionContext } from './context.ts';
import { toPreviewedEdit } from './edits.ts';

/** The server's command that shows a source; see `openSource.ts`. Its one argument is `OpenSource`. */
export const OPEN_SOURCE = 'factcheck.openSource';

/** What to open: named by ids only, which are looked up again, so that an argument can open nothing else. */
export interface OpenSource {
  /** The draft or fact file from which it is opened: its fact base is meant. */
  readonly uri: string;
  readonly fact: string;
  readonly source: string;
}

/** "The draft is right": the fact's value as the draft has it, shown before it is changed. */
export function updateFactActions(context: ActionContext): CodeAction[] {
  const { checked, finding, client, say, versionOf } = context;
  const fact = finding.fact ? checked.base.byId.get(finding.fact) : undefined;
  const place = fact && placeOf(checked.base, fact, finding.values, context);
  const document = fact && checked.base.texts.get(normalise(fact.at.file));
  if (!fact || !place || !document || finding.verdict === 'supported') return [];
  const text = dateText(context, fact, place) ?? valueText(context, fact, place.kind);
  if (text === undefined || text === place.value.text) return [];
  const edit = { ...place.span, text: quoted(text) };
  const about = {
    label: say('fix.updateFact', { fact: fact.id, text }),
    description: say('fix.updateFact.detail', { old: place.value.text, text }),
  };
  return [
    {
      title: about.label,
      kind: CodeActionKind.QuickFix,
      edit: toPreviewedEdit(document, [edit], client, versionOf(fact.at.file), about),
    },
  ];
}

/** One action for each source, as many as two: the document at the quote, or the web address. */
export function openSourceActions(context: ActionContext, kind: string = CodeActionKind.QuickFix): CodeAction[] {
  const { checked, finding, client, say } = context;
  const { fact } = finding;
  if (!fact || !client.showsDocuments) return [];
  const sources = new Map(finding.citations.map((citation) => [citation.evidence.source, citation]));
  return [...sources.values()].slice(0, 2).flatMap((citation): CodeAction[] => {
    if (!citation.source?.document && !citation.source?.url) return [];
    const argument: OpenSource = { uri: checked.document.uri, fact, source: citation.evidence.source };
    const title = say('fix.openSource', { source: sourceName(citation) });
    return [{ title, kind, command: { title, command: OPEN_SOURCE, arguments: [argument] } }];
  });
}

interface ValuePlace {
  readonly span: Span;
  readonly kind: 'value' | 'date';
  readonly value: FactValue;
}

/** Where the value that the figure was compared with stands in the fact file; undefined when that is not certain. */
function placeOf(
  base: BaseInForce,
  fact: Fact,
  shown: readonly string[] | undefined,
  { checker, finding }: ActionContext,
): ValuePlace | undefined {
  const file = base.parsed.find((f) => normalise(f.file) === normalise(fact.at.file));
  const places =
    file?.valuePlaces?.(fact.id) ??
    file?.places.filter(({ id, kind }) => id === fact.id && (kind === 'value' || kind === 'date')) ??
    [];
  if (places.length !== fact.values.length) return undefined;
  const fitting = fact.values
    .map((value, i) => ({ value, place: places[i]! }))
    .filter(({ value }) => !shown || shown.includes(checker.write(value, fact, finding.lang)));
  const [only] = fitting;
  if (!only || fitting.length > 1) return undefined;
  return { span: only.place.span, kind: only.place.kind as 'value' | 'date', value: only.value };
}

/**
 * The draft's date in the form that fact files have, EDTF. What the draft leaves to the reader, such as the year of a bare
 * month, is the fact's.
 */
function dateText(
  { finding, checker }: ActionContext,
  fact: Fact,
  { kind, value: { value } }: ValuePlace,
): string | undefined {
  if (kind !== 'date' || value.type !== 'date' || value.hedge || finding.hedge || !finding.date) return undefined;
  const text = finding.date
    .split('/')
    .map((end) => completeDate(end, value.edtf))
    .join('/');
  const read = checker.readValue(text, kind, fact.lang);
  return !('why' in read) && read.value.type === 'date' && read.value.edtf === text ? text : undefined;
}

/** `XXXX-05` completed by `2025-04-17` is `2025-05`. */
const completeDate = (edtf: string, by: string): string =>
  edtf
    .split('-')
    .map((part, i) => (/^X+$/.test(part) ? (by.split('-')[i] ?? part) : part))
    .join('-');

/** The draft's figure as the fact file writes it; undefined when it would not be read there as the draft means it. */
function valueText(context: ActionContext, fact: Fact, kind: 'value' | 'date'): string | undefined {
  const { checked, finding, checker } = context;
  const { hedge, span } = finding;
  const start = hedge && hedge.start < span.start ? hedge.start : span.start;
  const surface = checked.document.getText().slice(start, span.end).replace(/\s+/g, ' ').trim();
  const draft = checker.readValue(surface, kind, finding.lang);
  if ('why' in draft) return undefined;
  if (draft.value.type === 'date' && /^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(draft.value.edtf)) return draft.value.edtf;
  const asFact = { value: draft.value, text: surface, deadline: draft.deadline, evidence: [] };
  const tries =
    fact.lang === finding.lang ? [surface] : [checker.write(asFact, { ...fact, lang: finding.lang }, fact.lang)];
  return tries.find((text) => {
    const read = checker.readValue(text, kind, fact.lang);
    return !('why' in read) && sameValue(read.value, draft.value);
  });
}

function sameValue(a: Value, b: Value): boolean {
  if (a.type === 'date' && b.type === 'date') return a.edtf === b.edtf && a.hedge === b.hedge;
  if (a.type !== 'quantity' || b.type !== 'quantity') return false;
  const near = (x: number, y: number): boolean => x === y || Math.abs(x - y) <= 1e-9 * Math.abs(y);
  return a.unit === b.unit && near(a.low, b.low) && near(a.high, b.high) && a.hedge === b.hedge;
}

/** A YAML scalar: plain where nothing in it could mean anything to YAML. */
const quoted = (text: string): string =>
  /^[\p{L}\p{N}$€£][\p{L}\p{N} .$€£%/-]*$/u.test(text) && !/^0|\s$/.test(text) ? text : JSON.stringify(text);
