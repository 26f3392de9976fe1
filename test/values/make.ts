import type { Fact, FactValue } from '../../server/src/engine/facts/types.ts';
import type { DateBound, Mention } from '../../server/src/engine/mentions/types.ts';
import type { DateSet, Hedge, Quantity, Value } from '../../server/src/engine/values/types.ts';

const MAGNITUDE: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, bn: 1e9, tn: 1e12 };
const HEDGE: Readonly<Record<string, Hedge>> = {
  '~': 'about',
  '<~': 'nearly',
  '>': 'more-than',
  '<': 'less-than',
  '>=': 'at-least',
  '<=': 'at-most',
  '^': 'up-to',
};
const DIMENSION: Readonly<Record<string, Quantity['dimension']>> = {
  USD: 'money',
  EUR: 'money',
  GBP: 'money',
  '%': 'ratio',
  pt: 'points',
  x: 'times',
  nd: 'ordinal',
  s: 'time',
  min: 'time',
  h: 'time',
  d: 'time',
  wk: 'time',
  mo: 'time',
  a: 'time',
  m: 'length',
  km: 'length',
  cm: 'length',
  mm: 'length',
  mi: 'length',
  '[in_i]': 'length',
  '[ft_i]': 'length',
  km2: 'area',
  har: 'area',
  m2: 'area',
  l: 'volume',
  m3: 'volume',
  kg: 'mass',
  g: 'mass',
  mg: 'mass',
  t: 'mass',
  Cel: 'temperature',
  '[degF]': 'temperature',
  'km/h': 'speed',
  '[mi_i]/h': 'speed',
  GB: 'data',
  TB: 'data',
  GWh: 'energy',
  MW: 'power',
  GW: 'power',
  bar: 'pressure',
  kPa: 'pressure',
};

/**
 * A value in shorthand: a date after `@` (`@2025-04`, `@~2010`), else hedge, number or range, magnitude, unit, `/per`,
 * direction: `<~8.5bn USD`, `3-5`, `12 % up`, `7of11`, `1/3`, `18m GBP /a`, `d24-99` (vague).
 */
export function value(text: string): Value {
  if (text.startsWith('@')) {
    const hedge = text[1] === '~' ? ('about' as const) : undefined;
    return { type: 'date', edtf: text.slice(hedge ? 2 : 1), ...(hedge && { hedge }) } satisfies DateSet;
  }
  if (text.startsWith('T')) return { type: 'clock', iso: text };
  const m =
    /^(>=|<=|<~|[~><^])?\s*(d)?(-?[\d.]+)(?:(of|\/|-)([\d.]+))?\s?(k|m|bn|tn)?(?:\s+([^\s/][^\s]*))?(?:\s+\/(\S+))?(?:\s+(up|down))?$/.exec(
      text,
    );
  if (!m) throw new Error(`no value: ${text}`);
  const [, hedge, vague, first, link, second, magnitude] = m;
  let unit = m[7] ?? '';
  let direction = m[9] as 'up' | 'down' | undefined;
  if (unit === 'up' || unit === 'down') {
    direction = unit;
    unit = '';
  }
  const share = link === 'of' || link === '/';
  const percent = unit === '%';
  const scale = (magnitude ? MAGNITUDE[magnitude]! : 1) * (percent ? 0.01 : 1);
  const a = Number(first);
  const b = second === undefined ? a : Number(second);
  const decimals = first!.split('.')[1]?.length ?? 0;
  const form = link === '/' || unit === 'x' || Boolean(vague);
  const low = share ? a / b : a * scale;
  return {
    type: 'quantity',
    dimension: share ? 'ratio' : (DIMENSION[unit] ?? (unit ? 'other' : 'count')),
    unit: percent || unit === 'x' || unit === 'nd' || unit === 'pt' ? '' : unit,
    low,
    high: share ? low : b * scale,
    step: form || share ? 0 : 10 ** -decimals * scale,
    exact: !form && !magnitude && decimals === 0,
    ...(vague && { vague: true }),
    ...(hedge && { hedge: HEDGE[hedge]! }),
    ...(direction && { direction }),
    ...(m[8] && { per: m[8] }),
    ...(link === 'of' && { of: { part: a, whole: b } }),
  };
}

/** A mention that says no more than its value(s). `by 2027`: a bound before a date. */
export function mention(...texts: readonly string[]): Mention {
  const bound = /^(by|since|until|before|after) @/.exec(texts[0]!)?.[1] as DateBound | undefined;
  const values = texts.map((t) => value(bound ? t.slice(bound.length + 1) : t));
  return {
    span: { start: 0, end: 1 },
    kind: values[0]!.type === 'date' ? 'date' : 'number',
    values,
    ...(bound && { bound: { span: { start: 0, end: 0 }, bound } }),
    notation: { style: 'digits' },
    lang: 'en',
  };
}

/** A fact with these values; `by @2027` is a deadline. */
export function fact(...texts: readonly string[]): Fact {
  const values = texts.map((text): FactValue => {
    const deadline = text.startsWith('by ');
    return { value: value(deadline ? text.slice(3) : text), text, deadline, evidence: [{ source: 'a' }] };
  });
  return {
    id: 's.p',
    subject: 's',
    property: 'p',
    labels: {},
    not: [],
    propertyLabels: {},
    of: {},
    words: {},
    names: [],
    lang: 'en',
    values,
    auto: false,
    at: { file: '', span: { start: 0, end: 0 } },
  };
}
