import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Fact } from '../../engine/facts/types.ts';
import { isoDay } from '../../engine/values/calendar.ts';
import { daysOf } from '../../engine/values/edtf.ts';
import { admissible } from '../../engine/values/sets.ts';
import type { DateSet, Quantity } from '../../engine/values/types.ts';
import { sourceLine } from '../../engine/views/cite.ts';
import { escapeMarkdown, oneLine } from '../../engine/views/escape.ts';
import { sayDate } from '../../engine/views/say.ts';
import type { WriteValue } from '../../engine/views/write.ts';
import type { Place } from '../../factbase/types.ts';
import type { BaseInForce } from '../factFiles.ts';
import { toOffset } from '../fromLsp.ts';
import { type Hover, MarkupKind, type Position } from '../languageServer.ts';
import { placeAt } from '../navigation/places.ts';
import type { Server } from '../running.ts';
import { toRange } from '../toLsp.ts';

/** In a fact file: how a value or date is understood, and which source an id stands for. */
export async function hoverInFacts(
  { client, say, checker }: Server,
  base: BaseInForce,
  document: TextDocument,
  position: Position,
): Promise<Hover | null> {
  const offset = toOffset(document, position);
  const place = placeAt(base, document.uri, offset);
  if (!place || offset < place.span.start || offset > place.span.end) return null;
  const { write } = await checker();
  const lines = linesFor(place, base, { say, write, locale: client.locale });
  if (lines.length === 0) return null;
  const plain = !client.markdownHover;
  return {
    range: toRange(document, place.span),
    contents: {
      kind: plain ? MarkupKind.PlainText : MarkupKind.Markdown,
      value: lines.map((line) => (plain ? oneLine(line) : escapeMarkdown(line))).join('\n\n'),
    },
  };
}

type Telling = Pick<Server, 'say'> & { readonly write: WriteValue; readonly locale: string };

function linesFor(place: Place, base: BaseInForce, { say, write, locale }: Telling): string[] {
  if (place.kind === 'source-ref' || place.kind === 'source') {
    const source = base.base.sources.get(place.id);
    return source ? [sourceLine(source, locale)] : [];
  }
  const { value } = place;
  if (!value || value.type === 'clock') return [];
  const asFact = { value, text: '', deadline: false, evidence: [] };
  const owner = base.byId.get(place.id) ?? ({ lang: '' } as Fact);
  const text = write(asFact, { ...owner, lang: '' }, locale.slice(0, 2)) || (value.type === 'date' ? value.edtf : '');
  const head = text ? [say('facts.understood', { text })] : [];
  return [
    ...head,
    ...(value.type === 'date' ? reachOfDate(value, { say, locale }) : reachOf(value, { say, write, locale })),
  ];
}

/** The figures that a draft may give without contradicting the fact. */
function reachOf(value: Quantity, { say, write, locale }: Telling): string[] {
  const { low, high } = admissible(value);
  if (low === high || !Number.isFinite(low) || !Number.isFinite(high)) return [];
  const bound = (n: number): string => {
    const { hedge: _, ...rest } = value;
    const q: Quantity = { ...rest, low: n, high: n, step: 0 };
    return write(
      { value: q, text: String(n), deadline: false, evidence: [] },
      { lang: '' } as Fact,
      locale.slice(0, 2),
    );
  };
  return [say('facts.reach', { low: bound(low), high: bound(high) })];
}

/** The days that a date stands for. */
function reachOfDate(value: DateSet, { say, locale }: Pick<Telling, 'say' | 'locale'>): string[] {
  const days = daysOf(value);
  if (!days || days.yearly || days.ranges.length !== 1) return [];
  const { from, to } = days.ranges[0]!;
  if (!Number.isFinite(from) || !Number.isFinite(to) || from === to) return [];
  const date = (n: number): string => sayDate(isoDay(n), locale);
  return [say('facts.days', { first: date(from), last: date(to) })];
}
