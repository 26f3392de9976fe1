import type { BuiltFact } from '../../server/src/build/types.ts';
import type { DateSet, Quantity, Value } from '../../server/src/engine/values/types.ts';
import { conversion } from '../../server/src/engine/values/units.ts';
import { sameDate } from '../build/dates.ts';
import type { KeyMention } from '../build/domains.ts';

/** Units of the keys as UCUM codes; a unit that is none of these is a counted noun. */
const UNITS: Readonly<Record<string, string>> = {
  km: 'km',
  m: 'm',
  mm: 'mm',
  km2: 'km2',
  ha: 'har',
  miles: '[mi_i]',
  tonnes: 't',
  't CO2': 't',
  kg: 'kg',
  g: 'g',
  hl: 'hl',
  m3: 'm3',
  litres: 'l',
  MW: 'MW',
  kV: 'kV',
  '°C': 'Cel',
  GB: 'GBy',
  bar: 'bar',
  'km/h': 'km/h',
  'm/s': 'm/s',
  'km/s': 'km/s',
  cm: 'cm',
  t: 't',
  ug: 'ug',
  mW: 'mW',
  kWh: 'kW.h',
  GWh: 'GW.h',
  'Tbit/s': 'Tbit',
  ms: 'ms',
  'Mbit/s': 'Mbit/s',
  mAh: 'mAh',
  years: 'a',
  ans: 'a',
  months: 'mo',
  mois: 'mo',
  weeks: 'wk',
  days: 'd',
  jours: 'd',
  días: 'd',
  hours: 'h',
  heures: 'h',
  h: 'h',
  minutes: 'min',
  min: 'min',
  seconds: 's',
  s: 's',
  'points de base': 'bp',
};

const MONEY = new Set(['EUR', 'GBP', 'USD', 'CHF']);
const PER = /\b(?:per|par|al|pour un|por|pro|je)\b/;

/** Words of no one size, by what they are at least. */
const VAGUE: Readonly<Record<string, number>> = { dozens: 24, hundreds: 200, thousands: 2000 };

const close = (a: number, b: number): boolean => Math.abs(a - b) <= Math.max(1e-9, 0.002 * Math.abs(b));

/** Numbers that a key's value stands for, in base units of its unit where it is a share. */
function numbersOf(m: KeyMention): number[] {
  if (typeof m.value === 'number') return [m.value];
  // "~10", "<2": how a hedge is keyed.
  const text = m.value.replace(/^[~<>]=?\s*/, '');
  const vague = VAGUE[text];
  if (vague) return [vague];
  const fraction = /^(\d+)\/(\d+)$/.exec(text);
  if (fraction) return [Number(fraction[1]) / Number(fraction[2])];
  const range = /^(-?[\d.]+)\s*[-~:]\s*(-?[\d.]+)$/.exec(text);
  if (range) return [Number(range[1]), Number(range[2])];
  const n = Number(text);
  return Number.isNaN(n) ? [] : [n];
}

/** Whether a fact's value and unit are the key's. `dated`: its document has a date, from which years that are not written follow. */
export function fits(fact: BuiltFact, m: KeyMention, dated: boolean): { value: boolean; unit: boolean } {
  const all = fact.values.map((v) => fitsOne(v.value, m, dated));
  return all.find((f) => f.value && f.unit) ?? all.find((f) => f.value) ?? all[0]!;
}

function fitsOne(value: Value, m: KeyMention, dated: boolean): { value: boolean; unit: boolean } {
  if (value.type === 'date') return fitsDate(value, m, dated);
  if (value.type === 'clock') {
    const times = String(m.value).replace(/[-~]/, '/').split('/');
    const got = value.iso.replaceAll('T', '').split('/');
    const ok = times.every((t, i) => got[i] === t || got[i] === t.padStart(2, '0').padEnd(5, ':00'));
    return { value: ok, unit: ok };
  }
  return fitsQuantity(value, m);
}

function fitsDate(value: DateSet, m: KeyMention, dated: boolean): { value: boolean; unit: boolean } {
  const ok =
    ((m.kind === 'date' || m.kind === 'range') && sameDate(value.edtf, String(m.value).padStart(4, '0'))) ||
    isCountedBack(value, m) ||
    // A document without a date leaves the year open.
    (!dated &&
      m.kind === 'date' &&
      value.edtf.startsWith('XXXX-') &&
      sameDate(value.edtf.slice(5), String(m.value).slice(5)));
  return { value: ok, unit: ok };
}

/** "Three years ago", keyed as three years: the year that it leads to. */
function isCountedBack({ edtf, resolved }: DateSet, m: KeyMention): boolean {
  const reference = resolved?.reference.slice(0, 4);
  const years = Number(reference) - Number(edtf);
  return m.kind === 'duration' && /^\d{4}$/.test(edtf) && Math.abs(years) === Number(m.value);
}

function fitsQuantity(q: Quantity, m: KeyMention): { value: boolean; unit: boolean } {
  const wanted = numbersOf(m);
  // "2:08:41": hours, minutes, seconds.
  const clock = m.kind === 'duration' && typeof m.value === 'string' ? m.value.split(':').map(Number) : [];
  if (clock.length > 1) {
    const first = clock.length === 2 && m.unit === 'min' ? 1 : 2;
    const seconds = clock.reduce((sum, n, i) => sum + n * 60 ** (first - i), 0);
    const ok = conversion(q.unit, 's')?.some((f) => close(q.low * f, seconds)) ?? false;
    return { value: ok, unit: ok };
  }
  const counted = (m.unit ?? '').replace(/\s*\b(?:per|par|al|pour un|por|pro|je|out of)\b.*$/, '').trim();
  // "cm/h", where the fact has the denominator apart.
  const bare = counted in UNITS ? counted : counted.replace(/\/.*$/, '');
  let scale: readonly number[] = [1];
  let unit = true;
  const share = q.dimension === 'ratio';
  const keyed = bare !== '' && (bare in UNITS || MONEY.has(bare));
  if (m.kind === 'percent' || bare === '%') {
    unit = share || q.dimension === 'points';
    scale = share ? [100] : [1];
  } else if (m.kind === 'fraction' || m.kind === 'ratio' || (m.kind === 'rate' && !keyed)) {
    unit = share || q.dimension === 'count' || q.dimension === 'times';
    scale = [1, 100, 1000, 10000];
  } else if (q.dimension === 'times' && q.low < 1) {
    // "Eight times less".
    scale = [1, 1 / q.low ** 2];
  } else if (MONEY.has(bare)) unit = q.unit === bare;
  else if (m.kind === 'money') unit = q.dimension === 'money' || q.dimension === 'count';
  else if (bare in UNITS) {
    const factors = conversion(q.unit, UNITS[bare]!);
    if (factors) scale = factors;
    unit = factors !== undefined || (bare === 'points de base' && q.dimension === 'points');
    if (!factors && q.dimension === 'points') scale = [1, 100];
  }
  if (m.kind === 'points') unit = q.dimension === 'points' || q.dimension === 'count';
  // "Nearly a quarter" is keyed as the fraction or as the share it stands for.
  if (q.vague && wanted.some((w) => q.low <= w && w <= q.high)) return { value: true, unit };
  const near = m.kind === 'fraction' ? (a: number, b: number) => Math.abs(a - b) <= 0.1 * b : close;
  const matches = (n: number, w: number): boolean => scale.some((f) => near(Math.abs(n * f), Math.abs(w)));
  const ends = [q.low, q.high].filter((n) => Number.isFinite(n));
  // Of "27 votes to four" each side is a figure of its own.
  let ok =
    wanted.length === 2 && m.kind !== 'ratio'
      ? wanted.every((w, i) => ends[i] !== undefined && matches(ends[i]!, w))
      : ends.some((n) => wanted.some((w) => matches(n, w)));
  // "Half less" is keyed as a half or as what remains.
  if (!ok && share && wanted.length === 1) ok = ends.some((n) => close(1 - n, wanted[0]!));
  if (!ok && q.of && wanted.length === 1) ok = close(q.of.part, wanted[0]!) || close(q.of.whole, wanted[0]!);
  return { value: ok, unit };
}

/** Whether the denominator is there when the key has one for money or measures. */
export function hasPer(fact: BuiltFact, m: KeyMention): boolean {
  if (!m.unit || !PER.test(m.unit) || (m.kind !== 'money' && m.kind !== 'measure')) return true;
  const v = fact.values[0]!.value;
  return fact.per !== undefined || (v.type === 'quantity' && (v.per !== undefined || v.unit.includes('/')));
}
