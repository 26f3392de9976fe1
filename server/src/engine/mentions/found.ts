import type { Quantity } from '../values/types.ts';
import type { Amount } from './amounts.ts';
import type { Form } from './forms.ts';
import { quantitiesOf, quantity } from './quantities.ts';
import type { RangeRead } from './ranges.ts';
import { type Scan, spanOf } from './scan.ts';
import type { MentionKind, Notation } from './types.ts';

/** A figure before what stands beside it is attached. Token indexes. */
export interface Found {
  readonly start: number;
  readonly end: number;
  readonly kind: MentionKind;
  readonly values: readonly Quantity[];
  readonly notation: Notation;
  /** May take a head noun (nothing measured, nothing ordered). */
  readonly counts: boolean;
  /** A part of a whole with what both count behind it. */
  readonly ofCounted?: true;
  /** The second of a pair of counts ("won 3-1"). */
  readonly pair?: Found;
  /** Token index behind a sign that opens the figure. */
  readonly signEnd?: number;
}

/** Kind of the contract for a quantity's dimension. */
export function kindOf(q: Quantity | undefined): MentionKind {
  if (!q) return 'number';
  if (q.dimension === 'money') return 'money';
  if (q.dimension === 'ordinal') return 'ordinal';
  if (q.dimension === 'time') return 'duration';
  return q.dimension === 'count' || q.dimension === 'times' ? 'number' : 'quantity';
}

function amountNotation(scan: Scan, a: Amount): Notation {
  const { tokens } = scan;
  const n = a.number;
  const u = a.unit;
  return {
    number: spanOf(tokens, n.start, n.numberEnd),
    style: n.style,
    ...(n.magnitude && {
      magnitude: { span: spanOf(tokens, n.magnitude.start, n.magnitude.end), factor: n.magnitude.factor },
    }),
    ...(u && {
      unit: {
        span: spanOf(tokens, u.start, u.end),
        code: u.readings[0]!.code || u.readings[0]!.form,
        ...(u.readings[0]!.dimension !== 'ratio' && u.readings[0]!.factor !== 1 && { factor: u.readings[0]!.factor }),
      },
    }),
    ...(n.decimal !== undefined && { decimal: n.decimal }),
    ...(n.group !== undefined && { group: n.group }),
  };
}

export function fromAmount(scan: Scan, a: Amount): Found {
  const values = quantitiesOf(a);
  const isPercent = a.unit?.readings[0]?.dimension === 'ratio';
  const kind = isPercent ? 'percent' : kindOf(values[0]);
  return {
    start: a.start,
    end: a.end,
    kind,
    values,
    notation: amountNotation(scan, a),
    counts: !a.unit && !a.number.ordinal,
    ...(a.sign && { signEnd: a.sign.end }),
  };
}

export function fromRange(scan: Scan, r: RangeRead): Found {
  const lows = quantitiesOf(r.low);
  const highs = quantitiesOf(r.high);
  const values = lows.flatMap((l, k) => {
    const h = highs[k];
    // An interval of points is one of percentages: games are told one by one.
    if (k > 0 && lows[0]!.dimension === 'points' && l.dimension === 'count') return [];
    return h ? [{ ...l, high: h.low, step: Math.min(l.step, h.step), exact: l.exact && h.exact }] : [];
  });
  const [a, b] = [amountNotation(scan, r.low), amountNotation(scan, r.high)];
  const notation: Notation = {
    ...a,
    ...b,
    ...(a.unit && !b.unit && { unit: a.unit }),
    number: spanOf(scan.tokens, r.low.number.start, r.high.number.numberEnd),
    parts: [a.number!, b.number!],
  };
  return { start: r.low.start, end: r.end, kind: 'range', values, notation, counts: !r.high.unit && !r.low.unit };
}

export function fromForm(scan: Scan, start: number, form: Form): Found {
  const { tokens } = scan;
  const reading = form.unit?.readings[0];
  const dimension =
    reading?.dimension ??
    (form.type === 'share' || form.type === 'of' ? 'ratio' : form.type === 'times' ? 'times' : 'count');
  const factor = reading?.factor ?? 1;
  const base = quantity(
    dimension,
    reading?.code.split('|')[0] ?? '',
    form.low * factor,
    form.high * factor,
    form.step * factor,
    false,
  );
  const value: Quantity = { ...base, ...(form.type === 'vague' && { vague: true }), ...(form.of && { of: form.of }) };
  const codes = reading?.code.split('|') ?? [''];
  const notation: Notation = {
    number: spanOf(tokens, start, form.numberEnd),
    style: 'form',
    ...(form.unit && { unit: { span: spanOf(tokens, form.unit.start, form.unit.end), code: reading!.code } }),
    ...(form.parts && { parts: form.parts.map(([s, e]) => spanOf(tokens, s, e)) }),
  };
  const kind = form.type === 'vague' && !reading ? 'range' : kindOf(reading ? value : undefined);
  return {
    start,
    end: form.end,
    kind,
    values: codes.map((unit) => ({ ...value, unit })),
    notation,
    counts: (form.type === 'vague' || form.type === 'number') && !reading,
    ...(form.ofCounted && { ofCounted: true }),
  };
}
