import type { Fact, FactValue } from '../facts/types.ts';
import type { Locale } from '../locales/types.ts';
import type { Forms, Writing } from '../locales/writing.ts';
import type { Quantity } from '../values/types.ts';
import { completed } from '../verdicts/judge.ts';
import { written } from './replace-number.ts';
import { fractionOf, fractionWords } from './replace-share.ts';
import { rowOf } from './replace-unit.ts';
import { writeDate } from './writeDate.ts';

/** Writes a fact's value for a text in `lang` (ISO 639-1). */
export type WriteValue = (value: FactValue, fact: Fact, lang: string) => string;

/**
 * A fact's value as one writes it in `locale`'s language: "près de 8,5 milliards de dollars" for `nearly 8.5 billion USD`. As
 * the fact file has it where it is in that language and has no plainer form (fractions, vague words), or where the language
 * is not written yet.
 */
export function writeValue(value: FactValue, fact: Fact, locale: Locale | undefined): string {
  const writing = locale?.writing;
  if (!writing) return value.text;
  const own = locale.lang === fact.lang && !/\b[A-Z]{3}\b/.test(value.text);
  const whole = completed(value.value, { direction: fact.direction, per: fact.per });
  if (whole.type === 'clock') return value.text;
  if (whole.type === 'date') {
    const hedge = whole.hedge ? writing.hedges.get(whole.hedge) : undefined;
    const text = writeDate(whole.edtf, writing.dates);
    if (text === undefined) return value.text;
    if (value.deadline && !hedge) return ledBy(writing.dates.by, whole.edtf, text);
    return hedge ? joined(writing, hedge, text) : text;
  }
  if (own && (whole.vague || whole.of || /\p{L}{3}/u.test(value.text.replace(/\b[a-z]+illi\p{L}+/giu, ''))))
    return value.text;
  return writeQuantity(whole, writing) ?? value.text;
}

/** "by 2027", "d'ici au 14 juillet 2027". */
const ledBy = ({ day, period }: Writing['dates']['by'], edtf: string, text: string): string =>
  (/^\d{4}-\d{2}-\d{2}$/.test(edtf) ? day : period) + text;

function writeQuantity(q: Quantity, writing: Writing): string | undefined {
  const [low, high] = [Number.isFinite(q.low) ? q.low : q.high, Number.isFinite(q.high) ? q.high : q.low];
  if (!Number.isFinite(low) || !Number.isFinite(high)) return undefined;
  const figure =
    vagueWord(q, writing) ??
    fractionIn(q, writing) ??
    (low === high ? measure(q, high, writing) : span(q, low, high, writing));
  if (figure === undefined) return undefined;
  const sign = q.direction && q.dimension !== 'times' ? (q.direction === 'up' ? '+' : '−') : '';
  const hedge = q.hedge && writing.hedges.get(q.hedge);
  const per = q.per && (writing.per.get(q.per)?.[0]?.one ?? `/ ${q.per}`);
  return (hedge ? joined(writing, hedge, sign + figure) : sign + figure) + (per ? ` ${per}` : '');
}

/** "des centaines" for 200 to 999. */
const vagueWord = (q: Quantity, writing: Writing): string | undefined =>
  q.vague && q.dimension === 'count' && q.unit === '' ? writing.vague.get((q.high + 1) / 10) : undefined;

/** "un tiers", "la moitié": shares that were given as fractions, and so have no written digit. */
function fractionIn(q: Quantity, writing: Writing): string | undefined {
  if (q.dimension !== 'ratio' || q.low !== q.high || q.of || q.direction || q.step > 0) return undefined;
  const fraction = fractionOf(q.low, false);
  return fraction && Math.abs(fraction.part / fraction.whole - q.low) < EXACT
    ? fractionWords(writing, fraction, 'article')
    : undefined;
}

const EXACT = 1e-6;

/** "3–5 %", with the unit said once. */
function span(q: Quantity, low: number, high: number, writing: Writing): string | undefined {
  const scale = scaleOf(q, Math.max(Math.abs(low), Math.abs(high)), writing);
  const first = number(low * per(q), q.step * per(q), scale.factor, writing);
  const whole = measure(q, high, writing, scale);
  return whole?.replace(/\d/, (digit) => `${first}–${digit}`);
}

/** How many of the written unit one unit of the value is. */
const per = (q: Quantity): number => (q.dimension === 'ratio' ? 100 : 1);

/** The number with its magnitude word and unit. */
function measure(
  q: Quantity,
  n: number,
  writing: Writing,
  scale = scaleOf(q, Math.abs(n), writing),
): string | undefined {
  const digits = number(n * per(q), q.step * per(q), scale.factor, writing);
  const shown = n / scale.factor;
  const form = (forms: Forms): string => (writing.pluralOf(Math.abs(shown)) === 'one' ? forms.one : forms.other);
  const figure = scale.forms ? `${digits} ${form(scale.forms)}` : digits;
  const many = (forms: Forms): string => (scale.forms ? forms.other : form(forms));
  switch (q.dimension) {
    case 'ratio':
      if (q.of) return `${q.of.part}/${q.of.whole}`;
      return `${figure}${writing.percentSpace}${writing.percent}`;
    case 'points':
      return `${figure} ${form(writing.points)}`;
    case 'times':
      return `×${figure}`;
    case 'ordinal':
      return undefined;
    case 'money':
      return money(q.unit.split('|')[0]!, figure, many, scale, writing);
    default: {
      if (q.unit === '') return figure;
      const [word, short] = rowOf(writing, q.unit) ?? [];
      const forms = word ?? short;
      return forms && linked(figure, many(forms), scale, writing);
    }
  }
}

function money(code: string, figure: string, many: (forms: Forms) => string, scale: Scale, writing: Writing): string {
  const symbol = writing.symbols.get(code);
  if (writing.symbolPlace === 'before' && symbol)
    return /\p{L}$/u.test(symbol) ? `${symbol} ${figure}` : symbol + figure;
  const words = writing.currencies.get(code);
  return words ? linked(figure, many(words), scale, writing) : `${figure} ${symbol ?? code}`;
}

interface Scale {
  readonly factor: number;
  readonly forms?: Forms;
}

/** Millions and more in words; what has too many digits for that stays whole. */
function scaleOf(q: Quantity, size: number, writing: Writing): Scale {
  if (q.dimension === 'ratio' || q.dimension === 'times') return { factor: 1 };
  const rows = [...(writing.magnitudes[0] ?? [])].sort((a, b) => b[0] - a[0]);
  const [factor, forms] = rows.find(([f]) => f >= 1e6 && size >= f) ?? [];
  const fits = factor !== undefined && written(size / factor, 0).decimals <= 3;
  return fits && forms ? { factor, forms } : { factor: 1 };
}

function number(n: number, step: number, factor: number, writing: Writing): string {
  const { value, decimals } = written(Number((n / factor).toPrecision(12)), step / factor);
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.') as [string, string?];
  const grouped = whole.length >= writing.groupFrom ? whole.replace(/\B(?=(\d{3})+$)/g, writing.group) : whole;
  return (value < 0 ? '−' : '') + (fraction ? grouped + writing.decimal + fraction : grouped);
}

/** "8,5 milliards de dollars", "8,5 milliards d'euros": with the link that a magnitude word asks for. */
function linked(figure: string, unit: string, scale: Scale, writing: Writing): string {
  const link = scale.forms && writing.magnitudeLink;
  return link ? `${figure} ${joined(writing, link, unit)}` : `${figure} ${unit}`;
}

/** Two words with what elision makes of the first: "de" and "euros" are "d'euros". */
function joined(writing: Writing, first: string, next: string): string {
  const { elisionVowel, elisionNot, elisions } = writing;
  const elides = elisionVowel.test(next) && !elisionNot?.test(next);
  const elision = elides ? elisions.find(({ other }) => `${first} `.endsWith(other)) : undefined;
  return elision ? `${first} `.slice(0, -elision.other.length) + elision.vowel + next : `${first} ${next}`;
}
