import type { DateBound, Mention, MentionKind } from '../mentions/types.ts';
import type { Quantity, Value } from '../values/types.ts';
import { viewDates } from './dateView.ts';

/** A mention in the form of the `mentions --jsonl` contract: the hedge is inside the span and makes a range. */
export interface MentionView {
  readonly start: number;
  readonly end: number;
  readonly kind: MentionKind;
  readonly value?: unknown;
  readonly unit?: string;
}

type Bounds = { readonly low?: number; readonly high?: number };

/** ISO 8601 designators of UCUM time units. */
const ISO_TIME: Readonly<Record<string, readonly [string, boolean]>> = {
  a: ['Y', false],
  mo: ['M', false],
  wk: ['W', false],
  d: ['D', false],
  h: ['H', true],
  min: ['M', true],
  s: ['S', true],
};

const OPEN_LOW = new Set(['less-than', 'at-most', 'up-to']);
const OPEN_HIGH = new Set(['more-than', 'at-least']);

/** Units of one value that the contract tells as one: shares as percent, cents in the currency. */
function scaleOf(m: Mention, q: Quantity): number {
  // A sum in cents is told in cents, as it is written; one in millions ("30 MUSD") is not.
  if (q.dimension !== 'ratio') return 1 / Math.min(1, m.notation.unit?.factor ?? 1);
  return m.kind === 'percent' || m.notation.unit ? 100 : 1;
}

/** Removes binary noise (0.14 × 100). */
const tidy = (v: number): number => Number(v.toPrecision(12));

function numberOf(m: Mention, q: Quantity): unknown {
  const scale = scaleOf(m, q);
  const hedge = bounds(m) ? m.hedge!.hedge : undefined;
  const signed =
    m.direction && m.direction.direction === 'down' && m.direction.span.start >= m.span.start && q.low > 0 ? -1 : 1;
  const low = tidy(q.low * scale * signed);
  const high = tidy(q.high * scale * signed);
  if (hedge && OPEN_HIGH.has(hedge)) return { low } satisfies Bounds;
  if (hedge && OPEN_LOW.has(hedge)) return { high } satisfies Bounds;
  return q.low === q.high ? low : { low: Math.min(low, high), high: Math.max(low, high) };
}

function durationOf(q: Quantity): string | undefined {
  const designator = ISO_TIME[q.unit];
  if (!designator || q.low !== q.high) return undefined;
  const [letter, isTime] = designator;
  return `P${isTime ? 'T' : ''}${tidy(q.low)}${letter}`;
}

/** A length beside a date ("two weeks ago"). */
const isDate = (m: Mention): boolean => m.kind === 'date' || m.kind === 'daterange';

function valueViews(m: Mention, v: Value, refDate: string | undefined): readonly unknown[] {
  if (v.type === 'quantity') return [((m.kind === 'duration' || isDate(m)) && durationOf(v)) || numberOf(m, v)];
  return v.type === 'clock' ? [v.iso] : viewDates(v.edtf, refDate);
}

function unitOf(q: Quantity): string | undefined {
  if (q.dimension === 'times') return 'times';
  if (q.dimension === 'ratio' || q.unit === '') return undefined;
  return q.unit;
}

/** Whether the hedge makes the figure an interval in the contract's sense: open bounds do, "about" does not. */
const bounds = (m: Mention): boolean =>
  m.hedge !== undefined && isPlainKind(m.kind) && (OPEN_HIGH.has(m.hedge.hedge) || OPEN_LOW.has(m.hedge.hedge));

const isPlainKind = (kind: MentionKind): boolean => kind === 'number' || kind === 'ordinal' || kind === 'range';

/** "since 2014" and "before May" as intervals open at one side. */
function openInterval(view: unknown, bound: DateBound): unknown {
  if (typeof view !== 'string' || view === '' || view.startsWith('(')) return view;
  const [start, end] = view.split('/');
  if (end !== undefined)
    return bound === 'since'
      ? `${start}/..`
      : bound === 'after'
        ? `${end}/..`
        : `../${bound === 'before' ? start : end}`;
  return bound === 'since' || bound === 'after' ? `${view}/..` : `../${view}`;
}

function distinct(views: readonly unknown[]): readonly unknown[] {
  const keys = views.map((v) => JSON.stringify(v));
  return views.filter((_, k) => keys.indexOf(keys[k]!) === k);
}

/** Whether both ends are written ("from 3 to 5 May"): then the word that opens them belongs to it. */
export function isStretch(m: Mention): boolean {
  const parts = m.notation.date;
  return parts === undefined || new Set(parts.map((p) => p.part)).size < parts.length;
}

/** The contract's view of one mention, offsets as in the mention; `refDate` as given to `recognise`. */
export function viewMention(m: Mention, refDate?: string): MentionView {
  const first = m.values[0];
  const hedged = first?.type === 'quantity' && bounds(m);
  const open = first?.type === 'date' ? m.bound : undefined;
  const inside = hedged ? m.hedge!.span : (open?.span ?? (isStretch(m) ? (m.lead ?? m.span) : m.span));
  // Readings that differ in the unit alone look the same here.
  const views = distinct(
    m.values.flatMap((v) => valueViews(m, v, refDate)).flatMap((v) => (open ? [openInterval(v, open.bound), v] : [v])),
  );
  // A day that no reference date tells says nothing beside its length.
  const said = views.length > 1 ? views.filter((v) => v !== '') : views;
  const value = said.length === 1 ? said[0] : said;
  const unit = first?.type === 'quantity' ? unitOf(first) : undefined;
  return {
    start: Math.min(m.span.start, inside.start),
    end: Math.max(m.span.end, inside.end),
    kind: hedged ? 'range' : open && m.kind === 'date' ? 'daterange' : m.kind,
    value,
    ...(unit !== undefined && { unit }),
  };
}
