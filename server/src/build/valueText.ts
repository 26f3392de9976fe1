import type { Claim } from '../engine/claims/types.ts';
import type { Mention } from '../engine/mentions/types.ts';
import type { Quantity, Value } from '../engine/values/types.ts';
import { isNearlySame } from '../factbase/read.ts';

type Recognise = (text: string, lang: string, refDate?: string) => readonly Mention[];

/**
 * How a claim's value is written in the fact file: the source's own words where they say the same on their own (figure, unit,
 * hedge), else spelled out with its unit. Undefined when no form reads back as the same value. Dates are written in EDTF.
 */
export function valueText(claim: Claim, value: Value, recognise: Recognise): string | undefined {
  const { mention, block } = claim;
  const lang = mention.lang || block.lang;
  if (value.type === 'date') {
    // Quarters, seasons and stretches read better in words than in EDTF codes.
    if (!value.hedge && /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/.test(value.edtf) && !/-[2-4]\d$/.test(value.edtf.slice(0, 7)))
      return value.edtf;
    const words = surfaceOf(block.text, mention);
    const same = recognise(words, lang).some((m) => m.values.some((v) => sameValue(v, value)));
    // "2025-26" is a season of two years, but a month that does not exist where a date is expected.
    const bends = /^\d{4}-\d{2}$/.test(words);
    return same && !bends && words.length <= 40 ? words : value.hedge ? undefined : value.edtf;
  }
  const own = surfaceOf(block.text, mention);
  const { span, hedge, head } = mention;
  const figure = surfaceOf(block.text, { span, ...(hedge ? { hedge } : {}), ...(head ? { head } : {}) });
  for (const text of [
    own,
    figure,
    ...led(block.text, mention, figure),
    ...borrowed(block.text, mention, figure),
    ...(value.type === 'quantity' && value.hedge && !hedge ? hedgedLength(block.text, mention, figure) : []),
    ...(value.type === 'quantity' && hedge && hedge.span.end <= span.start
      ? withHedge(block.text, mention, value, lang)
      : []),
    ...(value.type === 'quantity' ? spelled(value, figure, lang) : [value.iso.replace(/T/g, '').replace('/', '–')]),
  ]) {
    if (readsAs(recognise(text, lang), value)) return text;
  }
  return undefined;
}

/**
 * Whether a text reads as the value and nothing else. Crowns of several countries are one figure, and a duration where a figure is
 * expected is no time of day: the fact file is read so too.
 */
function readsAs(read: readonly Mention[], value: Value): boolean {
  const [first, ...others] = read.length === 1 ? read[0]!.values : [];
  if (!first || !sameValue(first, value)) return false;
  return others.every((o) => isNearlySame(first, o));
}

/** A value in plain digits with its unit, as `lang` writes them; undefined when that does not read back as the same value. */
export function neutralText(value: Value, lang: string, recognise: Recognise): string | undefined {
  if (value.type === 'date') return value.edtf;
  if (value.type === 'clock') return undefined;
  return spelled(value, '', lang)
    .map((t) => t.trim())
    .find((t) => t !== '' && readsAs(recognise(t, lang), value));
}

/** The figure with its hedge and denominator, where they stand right beside it or right behind what it counts ("400 firms or more", "400社以上"). */
function surfaceOf(text: string, mention: Pick<Mention, 'span' | 'hedge' | 'per' | 'head'>): string {
  let { start, end } = mention.span;
  const { hedge, per, head } = mention;
  // A part that other words hold apart is written in a key of its own.
  const beside = (a: number, b: number): boolean => a <= b && /^[\s\u00a0\u202f-]*$/.test(text.slice(a, b));
  if (per && per.span.start >= end && beside(end, per.span.start)) end = per.span.end;
  const counted =
    head && hedge && hedge.span.start >= head.span.end && beside(end, head.span.start) ? head.span.end : end;
  if (hedge && hedge.span.start >= end && (beside(end, hedge.span.start) || beside(counted, hedge.span.start)))
    end = hedge.span.end;
  if (hedge && hedge.span.end <= start) start = hedge.span.start;
  return (end - start > 60 ? text.slice(mention.span.start, mention.span.end) : text.slice(start, end)).replace(
    /\s+/g,
    ' ',
  );
}

/** The figure spelled out behind the words of its hedge ("nearly ×2" for "nearly twice what it earned"). */
const withHedge = (text: string, { hedge }: Mention, value: Quantity, lang: string): string[] =>
  spelled(value, '', lang)
    .filter((t) => t.trim() !== '')
    .map((t) => `${text.slice(hedge!.span.start, hedge!.span.end)} ${t.trim()}`);

/** Words of a hedge before a length of time. */
const HEDGE_WORDS = 4;

/** "Il y a *plus de dix ans*", "*more than ten years* ago": the length with the words before it, and without the word that counts it back. */
function hedgedLength(text: string, { span }: Mention, figure: string): string[] {
  const before = text
    .slice(0, span.start)
    .trimEnd()
    .split(/[\s\u00a0]+/);
  const lengths = [figure, figure.replace(/\s+\p{L}+$/u, '')];
  return lengths.flatMap((length) =>
    Array.from({ length: HEDGE_WORDS }, (_, k) => [...before.slice(-k - 1), length].join(' ')),
  );
}

/** A stretch with the word that opens it: "*entre* 3,1 et 3,3 milliards". */
function led(text: string, mention: Mention, figure: string): string[] {
  const word = /(\p{L}+)\s$/u.exec(text.slice(0, mention.span.start))?.[1];
  return mention.notation.parts && word ? [`${word} ${figure}`] : [];
}

/** The figure with the words of a unit that stands elsewhere in the block: the neighbour's that lent it. */
function borrowed(text: string, mention: Mention, figure: string): string[] {
  const unit = mention.notation.unit;
  if (!unit || (unit.span.start >= mention.span.start && unit.span.end <= mention.span.end)) return [];
  const words = text.slice(unit.span.start, unit.span.end).replace(/\s+/g, ' ').trim();
  const joined = /^\P{L}/u.test(words) ? [`${words}${figure}`] : [];
  return [`${figure} ${words}`, ...joined];
}

/** Codes that nobody writes, as they are written in every language. */
const SYMBOLS: Readonly<Record<string, string>> = { Cel: '°C', '[degF]': '°F', har: 'ha', L: 'l', deg: '°' };

/** Units whose symbol may be read in two ways, by the names that `Intl` knows them by. */
const UNITS: Readonly<Record<string, string>> = {
  mm: 'millimeter',
  Cel: 'celsius',
  m: 'meter',
  t: 'tonne',
  g: 'gram',
  a: 'year',
  mo: 'month',
  wk: 'week',
  d: 'day',
};

/** "32 millimètres": the figure with its unit in full, as the language writes it; nothing where the runtime has no such unit. */
function inFull(n: number, unit: string, lang: string): string[] {
  try {
    const options = { style: 'unit', unit, unitDisplay: 'long', maximumSignificantDigits: 12 } as const;
    return [new Intl.NumberFormat(lang, options).format(n)];
  } catch {
    return [];
  }
}

/** Endings of ordinals in digits, by the plural category that `Intl` gives them. */
const SUFFIXES: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' };

/** "3rd": "second" and "third" alone may be a stretch of time or a part. */
const suffixOf = (n: number, lang: string): string =>
  SUFFIXES[new Intl.PluralRules(lang, { type: 'ordinal' }).select(n)] ?? 'th';

/** The figure without the words behind it ("26.5 degrees" → "26.5"). */
const digitsOf = (own: string): string => own.replace(/[^\d]+$/u, '');

/** Other ways to write the quantity: with its unit added, then in plain digits. */
function spelled(q: Quantity, own: string, lang: string): string[] {
  const plain = (n: number): string => String(Number(n.toPrecision(12)));
  const grouped = (n: number): string =>
    n.toLocaleString(lang, { maximumSignificantDigits: 12 }).replace(/[\u00a0\u202f]/g, ' ');
  const bounds = (number: (n: number) => string, { low, high } = q): string =>
    low === high ? number(low) : `${number(low)}-${number(high)}`;
  // "kW.h" is written "kWh".
  const unit = q.unit ? ` ${SYMBOLS[q.unit] ?? q.unit.replaceAll('.', '')}` : '';
  // "4 billion crowns" of some country: the unit's own words are cut off before its code is put.
  const bareOwn = own.replace(/\s*\p{L}{4,}$/u, '').replace(/\s+(?:de|d'|di|of)$/u, '');
  // The header of a column says per cent: "38" under "Share (%)".
  const share = { ...q, low: q.low * 100, high: q.high * 100 };
  const percent = q.dimension === 'ratio' ? [`${own} %`, `${bounds(grouped, share)} %`] : [];
  const named = UNITS[q.unit];
  const inWords = named && q.low === q.high ? inFull(q.low, named, lang) : [];
  const hedged = own.slice(0, Math.max(0, own.search(/\d/)));
  return [
    ...percent,
    `${digitsOf(own)}${unit}`,
    ...inWords.flatMap((w) => [`${hedged}${w}`, w]),
    ...(q.dimension === 'ordinal' ? [`${plain(q.low)}${suffixOf(q.low, lang)}`] : []),
    ...(q.dimension === 'times' ? [`${hedged}×${plain(q.low)}`, `×${plain(q.low)}`] : []),
    `${own}${unit}`,
    `${bareOwn}${unit}`,
    `${own} ${q.unit === 'EUR' ? '€' : q.unit}`,
    `${bounds(grouped)}${unit}`,
    `${bounds(plain)}${unit}`,
  ];
}

/** The same figure: bounds, unit and hedge; direction and denominator are facts of their own in the file. */
export function sameValue(a: Value, b: Value): boolean {
  if (a.type === 'date' || b.type === 'date')
    return a.type === 'date' && b.type === 'date' && a.edtf === b.edtf && a.hedge === b.hedge;
  if (a.type === 'clock' || b.type === 'clock')
    return a.type === b.type && (a as { iso: string }).iso === (b as { iso: string }).iso;
  const near = (x: number, y: number): boolean =>
    x === y || Math.abs(x - y) <= 1e-9 * Math.max(Math.abs(x), Math.abs(y));
  return (
    a.dimension === b.dimension &&
    a.unit === b.unit &&
    near(a.low, b.low) &&
    near(a.high, b.high) &&
    a.hedge === b.hedge
  );
}

/** "avril dernier, seen from 2025-07-16": how a relative date was understood. */
export function resolvedOf(value: Value): string | undefined {
  return value.type === 'date' && value.resolved
    ? `${value.resolved.from}, seen from ${value.resolved.reference}`
    : undefined;
}

/** A date this near to the figure (0..1) says when it holds. */
const NEAR = 0.75;
/** Years, quarters, seasons and months; a day is an event. */
const PERIOD = /^\d{4}(?:-\d{2})?$/;

/** The period of a figure: the year, quarter or month that stands beside it. */
export function periodOf(claim: Claim, figures: readonly Mention[]): string | undefined {
  // "Up 13 % in a year": what is first of all a duration is no date.
  const first = new Set(figures.map((m) => m.values[0]).map((v) => (v?.type === 'date' ? v.edtf : '')));
  const dates = claim.frame.dates.filter((d) => d.weight >= NEAR && PERIOD.test(d.edtf) && first.has(d.edtf));
  return dates.sort((a, b) => b.weight - a.weight)[0]?.edtf;
}
