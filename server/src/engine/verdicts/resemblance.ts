import type { Mention } from '../mentions/types.ts';
import { EQUAL } from '../values/tolerance.ts';
import type { DateSet, Quantity, Value } from '../values/types.ts';
import { canonicalUnit } from '../values/units.ts';
import { unsign } from './compare.ts';

/**
 * In what a draft's figure looks like a fact's although it may differ from it: the traces of a slip of pen or memory.
 * `date-part`: one of day, month and year differs, the others are the same.
 */
export type ResemblanceKind =
  | 'same-digits'
  | 'other-unit'
  | 'other-currency'
  | 'magnitude'
  | 'swapped-digits'
  | 'one-digit'
  | 'day-off'
  | 'date-part';

export interface Resemblance {
  readonly kind: ResemblanceKind;
  /** Significant digits of the draft's figure; a day with month and year counts as all of theirs. */
  readonly digits: number;
  /** The part of a date that differs. */
  readonly part?: 'day' | 'month' | 'year';
}

const same = (a: number, b: number): boolean =>
  a === b || Math.abs(a - b) <= EQUAL * Math.max(Math.abs(a), Math.abs(b));

/** Digits as written, most significant first, and the place of the first: 2,300 is "23" at 3. */
function digitsOf(n: number): { readonly digits: string; readonly place: number } {
  const [mantissa, exponent] = Math.abs(n).toExponential(11).split('e') as [string, string];
  return { digits: mantissa.replace('.', '').replace(/0+$/, '') || '0', place: Number(exponent) };
}

/** How two unequal digit strings of the same place resemble one another: two digits have changed places, or one is another. */
function digitSlip(a: string, b: string): ResemblanceKind | undefined {
  const length = Math.max(a.length, b.length);
  const digit = (digits: string, i: number): number => (i < digits.length ? digits.charCodeAt(i) : ZERO);
  let count = 0;
  let [first, second] = [0, 0];
  for (let i = 0; i < length; i++) {
    if (digit(a, i) === digit(b, i)) continue;
    if (++count > 2) return undefined;
    if (count === 1) first = i;
    else second = i;
  }
  if (count === 2 && digit(a, first) === digit(b, second) && digit(a, second) === digit(b, first))
    return 'swapped-digits';
  return count === 1 && length > 1 ? 'one-digit' : undefined;
}
const ZERO = 0x30;

/** Whether leaving one digit out of the longer gives the shorter. */
function dropped(a: string, b: string): boolean {
  const [long, short] = a.length > b.length ? [a, b] : [b, a];
  if (long.length !== short.length + 1 || short.length < 2) return false;
  return [...long].some((_, i) => long.slice(0, i) + long.slice(i + 1) === short);
}

function numberSlip(a: number, b: number): ResemblanceKind | undefined {
  if (!Number.isFinite(a) || !Number.isFinite(b) || a === 0 || b === 0) return undefined;
  const [x, y] = [digitsOf(a), digitsOf(b)];
  if (x.digits === y.digits) return x.place === y.place ? undefined : 'magnitude';
  if (x.place === y.place) {
    const slip = digitSlip(x.digits, y.digits);
    if (slip) return slip;
  }
  return dropped(x.digits, y.digits) ? 'one-digit' : undefined;
}

/** A ratio as people write it, so that 0.38 and 38 percentage points share their digits. */
const face = (q: Quantity, n: number): number => (q.dimension === 'ratio' ? n * 100 : n);

function quantityKind(d: Quantity, f: Quantity): ResemblanceKind | undefined {
  const equal = same(face(d, d.low), face(f, f.low)) && same(face(d, d.high), face(f, f.high));
  if (d.dimension === 'ratio' && f.dimension === 'ratio' && d.of && f.of && d.of.part === f.of.part)
    return 'same-digits';
  if (equal) return equalFigure(d, f);
  const bare = d.unit === '' && d.dimension === 'count';
  if (d.dimension !== f.dimension && !bare) return undefined;
  if (d.low !== d.high && f.low !== f.high) return undefined;
  return numberSlip(face(d, d.low === -Infinity ? d.high : d.low), face(f, f.low === -Infinity ? f.high : f.low));
}

/** The same number on both sides: what else differs? Figures of unlike dimensions share a number by chance. */
function equalFigure(d: Quantity, f: Quantity): ResemblanceKind | undefined {
  if (d.dimension === 'money' && f.dimension === 'money' && d.unit !== f.unit) {
    return d.unit && f.unit ? 'other-currency' : 'same-digits';
  }
  if (d.dimension === f.dimension && canonicalUnit(d.unit) === canonicalUnit(f.unit)) return 'same-digits';
  if (d.unit === '' && d.dimension === 'count') return 'same-digits';
  const shares = new Set([d.dimension, f.dimension]);
  if (shares.has('ratio')) return shares.has('points') ? 'other-unit' : undefined;
  if (shares.has('money') || shares.has('ordinal') || shares.has('times') || shares.has('count')) return undefined;
  return 'other-unit';
}

function quantityResemblance(draft: Quantity, fact: Quantity): Resemblance | undefined {
  const [d, f] = [unsign(draft), unsign(fact)];
  const kind = quantityKind(d, f);
  return kind && { kind, digits: digitsOf(face(d, Number.isFinite(d.low) ? d.low : d.high)).digits.length };
}

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

function partsOf(edtf: string): Parts | undefined {
  const m = /^([\dX]{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?$/.exec(edtf);
  return m ? { year: m[1]!, month: m[2] ?? '', day: m[3] ?? '' } : undefined;
}

const yearsDiffer = (a: Parts, b: Parts): boolean => a.year !== b.year && a.year !== 'XXXX' && b.year !== 'XXXX';

/** Years that are taken for one another; the same day of a year further off is another event. */
const NEAR_YEARS = 2;
const nearYears = (a: Parts, b: Parts): boolean => Math.abs(Number(a.year) - Number(b.year)) <= NEAR_YEARS;

function partResemblance(a: Parts, b: Parts): Resemblance | undefined {
  if (Boolean(a.month) !== Boolean(b.month) || Boolean(a.day) !== Boolean(b.day)) return undefined;
  const digits = [a.year === 'XXXX' ? '' : a.year, a.month, a.day].join('').length;
  const year = yearsDiffer(a, b);
  if (!a.month) {
    if (!year) return { kind: 'same-digits', digits };
    const slip = a.year.includes('X') || b.year.includes('X') ? undefined : digitSlip(a.year, b.year);
    return slip && { kind: slip, digits, part: 'year' };
  }
  if (a.month !== b.month) return year || a.day !== b.day ? undefined : { kind: 'date-part', digits, part: 'month' };
  if (a.day === b.day && year) {
    const kind = nearYears(a, b) ? 'date-part' : digitSlip(a.year, b.year) === 'swapped-digits' && 'swapped-digits';
    return kind ? { kind, digits, part: 'year' } : undefined;
  }
  if (a.day === b.day) return { kind: 'same-digits', digits };
  if (year) return undefined;
  if (Math.abs(Number(a.day) - Number(b.day)) === 1) return { kind: 'day-off', digits, part: 'day' };
  return { kind: digitSlip(a.day, b.day) ?? 'date-part', digits, part: 'day' };
}

function dateResemblance(draft: DateSet, fact: DateSet): Resemblance | undefined {
  const [a, b] = [draft.edtf.split('/'), fact.edtf.split('/')];
  if (a.length !== b.length) return undefined;
  const all = a.map((text, i) => {
    const [x, y] = [partsOf(text), partsOf(b[i]!)];
    return x && y ? partResemblance(x, y) : undefined;
  });
  // An interval resembles another when both ends do; one end may be right.
  if (all.some((r) => r === undefined)) return undefined;
  return all.find((r) => r!.kind !== 'same-digits') ?? all[0];
}

/** Resemblance of one value to another; see `resemblance`. */
export function valueResemblance(draft: Value, fact: Value): Resemblance | undefined {
  if (draft.type === 'quantity' && fact.type === 'quantity') return quantityResemblance(draft, fact);
  if (draft.type === 'date' && fact.type === 'date') {
    return draft.unresolved || fact.unresolved ? undefined : dateResemblance(draft, fact);
  }
  if (draft.type === 'clock' && fact.type === 'clock') {
    const [a, b] = [draft.iso.replace(/\D/g, ''), fact.iso.replace(/\D/g, '')];
    const kind = a === b ? 'same-digits' : a.length === b.length ? digitSlip(a, b) : undefined;
    return kind && { kind, digits: a.length };
  }
  return undefined;
}

/**
 * In what a mention looks like a fact's value, whether or not it agrees with it: a hint at which fact is meant, never proof.
 * The first alternative that resembles decides.
 */
export function resemblance(mention: Mention, value: Value): Resemblance | undefined {
  for (const v of mention.values) {
    const found = valueResemblance(v, value);
    // "Half a year" has no 5 that could be one of five years.
    if (found && !(found.kind === 'magnitude' && mention.notation.style === 'form')) return found;
  }
  return undefined;
}
