import type { DateBound, Mention } from '../engine/mentions/types.ts';
import { type Span, shift } from '../engine/span.ts';
import { readEdtf } from '../engine/values/edtf.ts';
import type { DateSet, Value } from '../engine/values/types.ts';
import { said } from './said.ts';
import type { Reading, ReadValue } from './types.ts';

/** Finds the figures and dates of a short text written in `lang` (ISO 639-1), without a reference date. */
export type Recognise = (text: string, lang: string) => readonly Mention[];

const EDTF = /^[-\dXYTZ:?~%/.[\]{},]+$/;
const ISO_DAY = /^\d{4}-\d\d(?:-\d\d)?$/;

/** The reader of fact-file scalars over the recogniser of drafts, so that both read a figure alike. EDTF is read as it is. */
export function readerOf(recognise: Recognise): ReadValue {
  const known = new Map<string, Reading>();
  const read = readWith(recognise);
  return (text, kind, lang) => {
    const key = `${kind} ${lang} ${text}`;
    let reading = known.get(key);
    if (!reading) {
      if (known.size >= REMEMBERED) known.clear();
      reading = read(text, kind, lang);
      known.set(key, reading);
    }
    return reading;
  };
}

/** The same few values stand in many facts ("12 %", "2025", "3"): so many are remembered. */
const REMEMBERED = 10_000;

function readWith(recognise: Recognise): ReadValue {
  return (text, kind, lang) => {
    if (kind === 'date') {
      const edtf = readAsEdtf(text);
      if (edtf) return edtf;
    } else if (ISO_DAY.test(text)) {
      return { why: said('problem.read.isDate'), belongs: 'date' };
    }
    const mentions = recogniseAlone(recognise, text, lang);
    const isDate = (m: Mention): boolean => m.values.some((v) => v.type === 'date');
    const fitting = mentions.filter((m) => isDate(m) === (kind === 'date'));
    const [mention] = fitting;
    if (!mention) {
      if (mentions.length === 0)
        return {
          why: said(kind === 'date' ? 'problem.read.date' : 'problem.read.value'),
        };
      return kind === 'date'
        ? { why: said('problem.read.isFigure'), belongs: 'value' }
        : { why: said('problem.read.isDate'), belongs: 'date' };
    }
    if (mentions.length > 1)
      return { why: said('problem.read.several', { figures: mentions.map((m) => cut(text, m.span)).join('; ') }) };
    return readMention(text, mention);
  };
}

// A number at the start of a paragraph may be that of a section ("3.2 Results"); here it never is.
const LEAD = '= ';

function recogniseAlone(recognise: Recognise, text: string, lang: string): readonly Mention[] {
  const mentions = recognise(text, lang);
  if (mentions.length) return mentions;
  const back = <T extends { readonly span: Span }>(part: T): T => ({ ...part, span: shift(part.span, -LEAD.length) });
  return recognise(LEAD + text, lang).map((m) => ({
    ...back(m),
    ...(m.hedge && { hedge: back(m.hedge) }),
    ...(m.bound && { bound: back(m.bound) }),
    ...(m.per && { per: back(m.per) }),
    ...(m.direction && { direction: back(m.direction) }),
    ...(m.head && { head: back(m.head) }),
  }));
}

function readAsEdtf(text: string): Reading | undefined {
  if (!EDTF.test(text) || !/\d/.test(text) || /^\d{1,3}$/.test(text)) return undefined;
  if (readEdtf(text)) return { value: { type: 'date', edtf: text }, deadline: false, rest: '' };
  const day = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text);
  return day ? { why: said(day[3] ? 'problem.read.noDay' : 'problem.read.noMonth') } : undefined;
}

/**
 * Readings that need no decision: "crowns" of one country or another are the same figure (a draft's crowns are read in all those
 * ways too), points are rather of per cent than a score and degrees rather of heat than of an angle where nothing says so, and
 * "6 h 15" is rather a duration than a time of day where a figure is expected.
 */
export function isNearlySame(a: Value, b: Value): boolean {
  if (a.type !== 'quantity') return false;
  if (b.type === 'clock') return true;
  if (b.type !== 'quantity' || a.low !== b.low || a.high !== b.high) return false;
  return (a.dimension === 'money' && b.dimension === 'money') || SAID_ALIKE[a.dimension] === b.dimension;
}

/** Dimensions whose unit is a common word, with the other that the word may be of. */
const SAID_ALIKE: Readonly<Record<string, string>> = { points: 'count', temperature: 'other' };

function readMention(text: string, mention: Mention): Reading {
  const [value, ...others] = mention.values;
  if (!value) return { why: said('problem.read.none') };
  if (others.some((other) => !isNearlySame(value, other)))
    return { why: said('problem.read.twoWays', { ways: mention.values.map(describe).join(' / ') }) };
  if (value.type === 'date' && value.unresolved) {
    return { why: said('problem.read.relative') };
  }
  const used: Span[] = [mention.span];
  for (const part of [mention.hedge, mention.bound, mention.per, mention.direction, mention.head])
    if (part) used.push(part.span);
  const left = used.reduce((t, { start, end }) => t.slice(0, start) + ' '.repeat(end - start) + t.slice(end), text);
  const rest = left.replace(/^[\s\p{P}]+|[\s\p{P}]+$/gu, '').replace(/\s+/g, ' ');
  if (/\p{Nd}/u.test(rest)) return { why: said('problem.read.part', { part: cut(text, mention.span) }) };
  return {
    value: value.type === 'date' && mention.bound ? opened(value, mention.bound.bound) : value,
    deadline: mention.bound?.bound === 'by',
    rest,
    ...(mention.head && { head: mention.head.text }),
  };
}

/** "since 2014" is an interval without end; "by 2027" is the date itself, as a deadline. */
function opened(date: DateSet, bound: DateBound): DateSet {
  if (bound === 'by' || date.edtf.includes('..')) return date;
  const [first = '', last = first] = date.edtf.split('/');
  return { ...date, edtf: bound === 'since' || bound === 'after' ? `${first}/..` : `../${last}` };
}

const cut = (text: string, s: Span): string => text.slice(s.start, s.end);

/** A value in a few characters, for messages about fact files. */
export function describe(value: Value): string {
  if (value.type === 'date') return describeDate(value);
  if (value.type === 'clock') return value.iso;
  const { low, high, unit } = value;
  const number = (n: number): string => n.toLocaleString('en', { maximumSignificantDigits: 12 });
  const figure = low === high ? number(low) : `${number(low)} to ${number(high)}`;
  return unit ? `${figure} ${unit}` : figure;
}

const describeDate = (date: DateSet): string => date.edtf || 'an unresolved date';
