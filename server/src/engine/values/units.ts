/**
 * Fixed conversion factors. Factors are exact by definition (international yard and pound, 1959; US gallon; nautical mile)
 * or from the SI brochure and NIST SP 811, appendix B. Currencies are absent on purpose: they never convert.
 */

/** A unit as a factor to the base unit of its dimension; a range for units without fixed length (month, year in days). */
export interface UnitScale {
  /** Signature of the dimension: `length`, `length/time`; units of equal signature convert. */
  readonly key: string;
  readonly low: number;
  readonly high: number;
  /** Added after scaling (°F and °C to kelvin). */
  readonly offset: number;
}

type Base = readonly [key: string, factor: number];

/** Units that take SI prefixes. UCUM codes, plus the symbols that writers use. */
const METRIC: Readonly<Record<string, Base>> = {
  m: ['length', 1],
  l: ['length3', 1e-3],
  L: ['length3', 1e-3],
  g: ['mass', 1e-3],
  t: ['mass', 1000],
  s: ['time', 1],
  J: ['energy', 1],
  Wh: ['energy', 3600],
  'W.h': ['energy', 3600],
  cal: ['energy', 4.184],
  eV: ['energy', 1.602176634e-19],
  W: ['power', 1],
  Wp: ['power', 1],
  VA: ['power', 1],
  Pa: ['pressure', 1],
  bar: ['pressure', 1e5],
  bit: ['data', 1],
  b: ['data', 1],
  By: ['data', 8],
  B: ['data', 8],
  Hz: ['frequency', 1],
  V: ['voltage', 1],
  A: ['current', 1],
  N: ['force', 1],
  Sv: ['dose', 1],
  Bq: ['activity', 1],
  lm: ['lumen', 1],
  mol: ['amount', 1],
  Ohm: ['resistance', 1],
  Hash: ['hash', 1],
};

const FIXED: Readonly<Record<string, Base>> = {
  '[in_i]': ['length', 0.0254],
  '[ft_i]': ['length', 0.3048],
  '[yd_i]': ['length', 0.9144],
  '[mi_i]': ['length', 1609.344],
  '[nmi_i]': ['length', 1852],
  AU: ['length', 149597870700],
  '[ly]': ['length', 9460730472580800],
  ar: ['length2', 100],
  har: ['length2', 1e4],
  '[acr_us]': ['length2', 4046.8564224],
  '[gal_us]': ['length3', 3.785411784e-3],
  '[gal_br]': ['length3', 4.54609e-3],
  '[pt_us]': ['length3', 4.73176473e-4],
  '[pt_br]': ['length3', 5.6826125e-4],
  '[bbl_us]': ['length3', 0.158987294928],
  '[lb_av]': ['mass', 0.45359237],
  '[oz_av]': ['mass', 0.028349523125],
  '[oz_tr]': ['mass', 0.0311034768],
  '[ston_av]': ['mass', 907.18474],
  '[lton_av]': ['mass', 1016.0469088],
  '[stone_av]': ['mass', 6.35029318],
  '[car_m]': ['mass', 2e-4],
  '[Cal]': ['energy', 4184],
  '[Btu_IT]': ['energy', 1055.05585262],
  toe: ['energy', 4.1868e10],
  '[HP]': ['power', 745.69987158227],
  PS: ['power', 735.49875],
  atm: ['pressure', 101325],
  '[psi]': ['pressure', 6894.757293168],
  'mm[Hg]': ['pressure', 133.322387415],
  '[kn_i]': ['length/time', 1852 / 3600],
  min: ['time', 60],
  h: ['time', 3600],
  d: ['time', 86400],
  wk: ['time', 604800],
};

/** Other spellings of the codes above: CLDR names, plain symbols. */
const ALIAS: Readonly<Record<string, string>> = {
  in: '[in_i]',
  inch: '[in_i]',
  ft: '[ft_i]',
  foot: '[ft_i]',
  yd: '[yd_i]',
  mi: '[mi_i]',
  mile: '[mi_i]',
  '[mi_us]': '[mi_i]',
  nmi: '[nmi_i]',
  ha: 'har',
  ac: '[acr_us]',
  acre: '[acr_us]',
  '[acr_br]': '[acr_us]',
  gal: '[gal_us]',
  bbl: '[bbl_us]',
  lb: '[lb_av]',
  oz: '[oz_av]',
  st: '[stone_av]',
  hp: '[HP]',
  psi: '[psi]',
  kn: '[kn_i]',
  mph: '[mi_i]/h',
  kph: 'km/h',
  kmh: 'km/h',
  bps: 'bit/s',
  '[sft_i]': '[ft_i]2',
  '[smi_us]': '[mi_i]2',
  '[cft_i]': '[ft_i]3',
  y: 'a',
  yr: 'a',
  year: 'a',
  month: 'mo',
  week: 'wk',
  day: 'd',
  hour: 'h',
  minute: 'min',
  second: 's',
  quarter: 'q',
  decade: 'dec',
  century: 'cent',
};

const PREFIX: readonly (readonly [string, number])[] = [
  ['Ki', 1024],
  ['Mi', 1024 ** 2],
  ['Gi', 1024 ** 3],
  ['Ti', 1024 ** 4],
  ['da', 1e1],
  ['Y', 1e24],
  ['Z', 1e21],
  ['E', 1e18],
  ['P', 1e15],
  ['T', 1e12],
  ['G', 1e9],
  ['M', 1e6],
  ['k', 1e3],
  ['K', 1e3],
  ['h', 1e2],
  ['d', 1e-1],
  ['c', 1e-2],
  ['m', 1e-3],
  ['u', 1e-6],
  ['µ', 1e-6],
  ['μ', 1e-6],
  ['n', 1e-9],
  ['p', 1e-12],
  ['f', 1e-15],
];

/** Calendar units, in months: exact among themselves. */
const MONTHS: Readonly<Record<string, number>> = { mo: 1, q: 3, a: 12, dec: 120, cent: 1200 };

const DAY = 86400;

const scale = (key: string, low: number, high = low, offset = 0): UnitScale => ({ key, low, high, offset });

function atomScale(code: string): UnitScale | undefined {
  const months = MONTHS[code];
  if (months !== undefined) {
    // A month has 28 to 31 days, a year 365 or 366.
    return months % 12 === 0
      ? scale('time', (months / 12) * 365 * DAY, (months / 12) * 366 * DAY)
      : scale('time', months * 28 * DAY, months * 31 * DAY);
  }
  if (code === 'Cel') return scale('temperature', 1, 1, 273.15);
  if (code === 'K') return scale('temperature', 1);
  if (code === '[degF]') return scale('temperature', 5 / 9, 5 / 9, 273.15 - (32 * 5) / 9);
  const fixed = FIXED[code] ?? METRIC[code];
  if (fixed) return scale(fixed[0], fixed[1]);
  for (const [prefix, factor] of PREFIX) {
    const base = code.startsWith(prefix) ? METRIC[code.slice(prefix.length)] : undefined;
    if (base) return scale(base[0], base[1] * factor);
  }
  return undefined;
}

function powerScale(text: string): UnitScale | undefined {
  const whole = ALIAS[text] ?? text;
  const direct = atomScale(whole);
  if (direct) return direct;
  const m = /^(.+?)([23])$/.exec(whole);
  const base = m && atomScale(ALIAS[m[1]!] ?? m[1]!);
  if (!m || !base) return undefined;
  const power = Number(m[2]);
  return scale(`${base.key}${power}`, base.low ** power, base.high ** power);
}

/** Scale of a UCUM code ('km2', 'km/h', '[mi_i]') or a common symbol for one ('mi', 'ha'); undefined when it converts into nothing. */
export function unitScale(code: string): UnitScale | undefined {
  const alias = ALIAS[code] ?? code;
  const direct = powerScale(alias);
  if (direct) return direct;
  const parts = alias.split('/');
  const top = parts[0] === '' ? scale('', 1) : powerScale(parts[0]!);
  if (!top || parts.length < 2) return undefined;
  let result = top;
  for (const part of parts.slice(1)) {
    const below = powerScale(part);
    if (!below) return undefined;
    result = scale(`${result.key}/${below.key}`, result.low / below.high, result.high / below.low);
  }
  return result;
}

/** One code for each unit, so that '[mi_i]' and 'mi' are the same unit. */
export const canonicalUnit = (code: string): string => ALIAS[code] ?? code;

/** Factors (lowest, highest) that turn a figure in `from` into one in `to`; undefined when they do not convert. */
export function conversion(from: string, to: string): readonly [number, number] | undefined {
  const a = canonicalUnit(from);
  const b = canonicalUnit(to);
  if (a === b) return [1, 1];
  const ma = MONTHS[a];
  const mb = MONTHS[b];
  if (ma !== undefined && mb !== undefined) return [ma / mb, ma / mb];
  const x = unitScale(a);
  const y = unitScale(b);
  if (!x || !y || x.key !== y.key) return undefined;
  return [x.low / y.high, x.high / y.low];
}

/** A temperature in another scale, as a reading (not as a difference); undefined when a code is no temperature. */
export function convertTemperature(value: number, from: string, to: string): number | undefined {
  const x = unitScale(from);
  const y = unitScale(to);
  if (x?.key !== 'temperature' || y?.key !== 'temperature') return undefined;
  return (value * x.low + x.offset - y.offset) / y.low;
}
