import type { FactValue } from '../engine/facts/types.ts';
import type { Span } from '../engine/span.ts';
import type { Value } from '../engine/values/types.ts';
import { readEvidence } from './evidence.ts';
import { type Reader, replacing, report } from './reader.ts';
import { said } from './said.ts';
import { reportBent } from './scalars.ts';
import { flagAt, scalarAt, textAt } from './texts.ts';
import type { Entry, Mapping } from './yaml.ts';

type Entries = ReadonlyMap<string, Entry>;

interface Figure {
  /** The counted noun, where the scalar names it. */
  readonly head: string | undefined;
  readonly value: Value;
  readonly text: string;
  readonly deadline: boolean;
}

export interface ReadFactValue {
  readonly value: FactValue;
  /** The counted noun, where the scalar names it. */
  readonly head: string | undefined;
}

/**
 * One value with its period, evidence and so on. `at` holds the entries of `parent`, and of the property around it where this
 * one is an item of `values:`. `id` is the fact's. Undefined, and reported, when there is no readable figure or date.
 */
export function readFactValue(
  reader: Reader,
  at: Entries,
  parent: Mapping,
  id: string,
  lang: string,
): ReadFactValue | undefined {
  const figure = readFigure(reader, at, parent, id, lang);
  const evidence = readEvidence(reader, at.get('evidence'));
  const deadline = flagAt(reader, at.get('by'));
  const asOf = dayAt(reader, at.get('asOf'));
  const validUntil = dayAt(reader, at.get('validUntil'));
  const period = textAt(reader, at.get('period'));
  const place = textAt(reader, at.get('place'));
  const supersededBy = textAt(reader, at.get('supersededBy'));
  const resolved = textAt(reader, at.get('resolved'));
  if (!figure) return undefined;
  const value: FactValue = {
    value: figure.value,
    text: figure.text,
    deadline: figure.deadline || deadline,
    ...(period !== undefined && { period }),
    ...(place !== undefined && { place }),
    ...(asOf !== undefined && { asOf }),
    ...(validUntil !== undefined && { validUntil }),
    ...(supersededBy !== undefined && { supersededBy }),
    ...(resolved !== undefined && { resolved }),
    evidence,
  };
  return { value, head: figure.head };
}

/** The figure under `value:` or the date under `date:` of a mapping. */
export function readFigure(reader: Reader, at: Entries, parent: Mapping, id: string, lang: string): Figure | undefined {
  const value = at.get('value');
  const date = at.get('date');
  if (value && date) {
    report(reader, 'factbase.shape', date.key.span, said('problem.valueOrDate'));
    return undefined;
  }
  const entry = value ?? date;
  if (!entry) {
    report(reader, 'factbase.no-value', firstLine(reader, parent.span), said('problem.neither'));
    return undefined;
  }
  const kind = value ? 'value' : 'date';
  if (reportBent(reader, entry, parent)) return undefined;
  const scalar = scalarAt(reader, entry);
  const text = scalar?.text.replace(/\s+/g, ' ').trim();
  if (!scalar || !text) {
    if (!entry.value || scalar)
      report(reader, 'factbase.no-value', entry.key.span, said('problem.empty', { key: kind }));
    return undefined;
  }
  const reading = reader.readValue(text, kind, lang);
  if ('why' in reading) {
    const { belongs } = reading;
    const code = belongs ? 'factbase.date-as-value' : kind === 'date' ? 'factbase.date' : 'factbase.value';
    const fix = belongs ? replacing(said('problem.fix.move', { key: belongs }), entry.key.span, belongs) : undefined;
    report(reader, code, scalar.span, reading.why, fix ? { fix } : {});
    return undefined;
  }
  if (kind === 'value' && /^(?:19|20)\d\d$/.test(text) && !at.has('of')) {
    const message = said('problem.year', { text, number: `${text[0]},${text.slice(1)}` });
    const fix = replacing(said('problem.fix.move', { key: 'date' }), entry.key.span, 'date');
    report(reader, 'factbase.date-as-value', scalar.span, message, { severity: 'warning', fix });
  }
  if (reading.rest) {
    const message = said(kind === 'date' ? 'problem.rest.date' : 'problem.rest.value', { rest: reading.rest });
    report(reader, 'factbase.value-rest', scalar.span, message, { severity: 'information' });
  }
  reader.places.push({ kind, span: scalar.span, id, value: reading.value });
  return { value: reading.value, text, deadline: reading.deadline, head: reading.head };
}

/** A date that qualifies a value; kept in EDTF. */
function dayAt(reader: Reader, entry: Entry | undefined): string | undefined {
  const text = textAt(reader, entry);
  if (text === undefined) return undefined;
  const reading = reader.readValue(text, 'date', reader.lang);
  if (!('why' in reading) && reading.value.type === 'date') return reading.value.edtf;
  const why = 'why' in reading ? reading.why : said('problem.read.noDate');
  report(reader, 'factbase.date', entry!.value!.span, why);
  return undefined;
}

const firstLine = (reader: Reader, span: Span): Span => {
  const line = reader.text.indexOf('\n', span.start);
  return { start: span.start, end: line < 0 ? span.end : Math.min(span.end, line) };
};
