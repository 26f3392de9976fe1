import type { FigureLexicon, Locale } from '../locales/types.ts';
import { type DigitsRead, readDigits } from './digits.ts';
import { magnitudeAt, magnitudeStart, magnitudes } from './magnitudes.ts';
import { readMyriads } from './myriads.ts';
import { powerOfTen, tenPower, vulgarAt } from './powers.ts';
import type { Token } from './tokens.ts';
import { longest } from './trie.ts';
import { readWords } from './words.ts';
import { skipSpace, tidy } from './written.ts';

/** A number as read, without unit, hedge or sign. Token indexes, half-open. */
export interface NumberRead {
  readonly start: number;
  /** Token index behind the number with its magnitude word. */
  readonly end: number;
  /** Token index behind the number proper ("8.5" of "8.5 billion"). */
  readonly numberEnd: number;
  /** Alternatives where the separators do not decide. */
  readonly values: readonly number[];
  /** One unit of the last written digit, for each value; 0 where there is none. */
  readonly steps: readonly number[];
  /** A plain integer without magnitude word. */
  readonly exact: boolean;
  readonly style: 'digits' | 'words';
  readonly ordinal: boolean;
  /** An article-like word alone ("one", "un"): a figure only where the neighbours say so. */
  readonly weak: boolean;
  readonly magnitude?: { readonly start: number; readonly end: number; readonly factor: number };
  readonly decimal?: string;
  readonly group?: string;
}

/**
 * Reads the number that begins at token `i`, in digits or words, with the magnitude word behind it. Undefined when there
 * is none. Guards (model names, list numbers …) are not applied here. `money` allows magnitudes that need a currency.
 */
export function readNumber(tokens: readonly Token[], i: number, locale: Locale, money = false): NumberRead | undefined {
  const figures = locale.figures;
  const token = tokens[i];
  if (!token) return undefined;
  if (figures.myriads) {
    const read = readMyriads(tokens, i, figures);
    if (read) return read;
  }
  if (token.type === 'digits' || token.text === '.') {
    const power = tenPower(tokens, i);
    if (power) return powered(i, power);
    const read = readDigits(tokens, i, figures);
    return read && chained(tokens, withMagnitude(tokens, i, read, figures, money), figures);
  }
  return token.type === 'word' ? spelled(tokens, i, figures) : undefined;
}

const powered = (start: number, { end, value }: { readonly end: number; readonly value: number }): NumberRead => ({
  start,
  end,
  numberEnd: end,
  values: [value],
  steps: [value],
  exact: false,
  style: 'digits',
  ordinal: false,
  weak: false,
});

/** "90e+2", the second minute added to the ninetieth, where "e" ends ordinals: what is told with a power has one digit before the point. */
const isOrdinalBehind = (tokens: readonly Token[], read: DigitsRead, figures: FigureLexicon): boolean =>
  tokens[read.end]?.folded === 'e' &&
  tokens[read.end + 1]?.folded === '+' &&
  figures.ordinalSuffixes.has('e') &&
  read.decimal === undefined &&
  read.values[0]! >= 10;

function withMagnitude(
  tokens: readonly Token[],
  i: number,
  read: DigitsRead,
  figures: FigureLexicon,
  money: boolean,
): NumberRead {
  const part = vulgarAt(tokens, read.end);
  if (part) return withFraction(tokens, i, read, part, figures, money);
  const power = isOrdinalBehind(tokens, read, figures) ? undefined : powerOfTen(tokens, read.end);
  const from = power ? read.end : magnitudeStart(tokens, read.end);
  const found = power ?? magnitudes(tokens, from, figures, money);
  const half = found && longest(figures.half, tokens, skipSpace(tokens, found.end));
  const factor = found?.factor ?? 1;
  // Built field by field: this runs for every number of a text, some of them several times.
  const out: { -readonly [K in keyof NumberRead]: NumberRead[K] } = {
    start: i,
    end: half?.end ?? found?.end ?? read.end,
    numberEnd: read.end,
    values: found ? read.values.map((v) => tidy((v + (half?.value ?? 0)) * factor)) : read.values,
    steps: found ? read.steps.map((s) => (half ? 0.1 : s) * factor) : read.steps,
    exact: !found && read.steps.every((s) => s === 1),
    style: 'digits',
    ordinal: false,
    weak: false,
  };
  if (found) out.magnitude = { start: from, end: found.end, factor };
  if (read.decimal !== undefined) out.decimal = read.decimal;
  if (read.group !== undefined) out.group = read.group;
  return out;
}

/** "12 mil 500", "12 mil 500 millones": three digits that go on from the thousands. */
function thousands(tokens: readonly Token[], n: NumberRead, figures: FigureLexicon): NumberRead {
  const at = n.end + 1;
  if (tokens[n.end]?.type !== 'space' || n.decimal !== undefined || !/^[1-9]\d{2}$/.test(tokens[at]?.text ?? ''))
    return n;
  const digits = readDigits(tokens, at, figures);
  if (digits?.end !== at + 1) return n;
  const from = magnitudeStart(tokens, digits.end);
  const m = magnitudes(tokens, from, figures, false);
  if (m && m.factor < 1e6) return n;
  const values = n.values.map((v) => tidy((v + digits.values[0]!) * (m?.factor ?? 1)));
  const { magnitude: _, ...rest } = n;
  if (!m) return { ...rest, end: digits.end, numberEnd: digits.end, values, steps: [1], exact: true };
  return {
    ...rest,
    end: m.end,
    numberEnd: digits.end,
    values,
    steps: [m.factor],
    magnitude: { start: from, end: m.end, factor: m.factor },
  };
}

/** "2 million 300 thousand", "3 millones 200 mil": a smaller magnitude that goes on from the first. */
function chained(tokens: readonly Token[], n: NumberRead, figures: FigureLexicon): NumberRead {
  if (figures.thousandTail && n.magnitude?.factor === 1000) return thousands(tokens, n, figures);
  if (!n.magnitude || n.magnitude.factor < 1e5 || tokens[n.end]?.type !== 'space' || n.decimal !== undefined) return n;
  const joiner = longest(figures.joiners, tokens, n.end + 1);
  const from = joiner && joiner.value.afterMax >= n.magnitude.factor ? skipSpace(tokens, joiner.end) : n.end + 1;
  const digits = tokens[from]?.type === 'digits' ? readDigits(tokens, from, figures) : undefined;
  const m = digits && magnitudes(tokens, magnitudeStart(tokens, digits.end), figures, false);
  if (!m || m.factor < 1000 || digits!.values[0]! * m.factor >= n.magnitude.factor) return n;
  return {
    ...n,
    end: m.end,
    numberEnd: m.end,
    values: n.values.map((v) => tidy(v + digits!.values[0]! * m.factor)),
    steps: [digits!.steps[0]! * m.factor],
    magnitude: { start: magnitudeStart(tokens, digits!.end), end: m.end, factor: m.factor },
  };
}

/** "8½", "2½ million". */
function withFraction(
  tokens: readonly Token[],
  i: number,
  read: DigitsRead,
  part: number,
  figures: FigureLexicon,
  money: boolean,
): NumberRead {
  const numberEnd = read.end + 1;
  const from = magnitudeStart(tokens, numberEnd);
  const found = magnitudes(tokens, from, figures, money);
  const factor = found?.factor ?? 1;
  return {
    start: i,
    end: found?.end ?? numberEnd,
    numberEnd,
    values: read.values.map((v) => tidy((v + part) * factor)),
    steps: read.steps.map(() => 0.1 * factor),
    exact: false,
    style: 'digits',
    ordinal: false,
    weak: false,
    ...(found && { magnitude: { start: from, end: found.end, factor } }),
  };
}

function spelled(tokens: readonly Token[], i: number, figures: FigureLexicon): NumberRead | undefined {
  const read = readWords(tokens, i, figures);
  if (!read) return undefined;
  const base = { start: i, style: 'words' as const, ordinal: read.ordinal, weak: read.weak };
  const big = read.scale && read.scale.factor >= 1e6 ? read.scale : undefined;
  if (big) {
    const step = read.fraction !== undefined ? read.fraction * big.factor : big.factor;
    const numberEnd =
      tokens[big.from - 1]?.type === 'space' || tokens[big.from - 1]?.folded === '-' ? big.from - 1 : big.from;
    return {
      end: read.end,
      numberEnd,
      values: [tidy(read.value)],
      steps: [step],
      exact: false,
      magnitude: { start: big.from, end: big.end, factor: big.factor },
      ...base,
    };
  }
  if (!read.ordinal && read.value < 1000) {
    // "eight bn", "three Md", "two dozen": abbreviated magnitudes behind words.
    const from = skipSpace(tokens, read.end);
    const m = from > read.end ? magnitudeAt(tokens, from, figures, (x) => !x.money && x.form.length > 1) : undefined;
    if (m && !read.weak)
      return {
        end: m.end,
        numberEnd: read.end,
        values: [tidy(read.value * m.factor)],
        steps: [m.factor],
        exact: false,
        magnitude: { start: from, end: m.end, factor: m.factor },
        ...base,
      };
  }
  return {
    end: read.end,
    numberEnd: read.end,
    values: [tidy(read.value)],
    steps: [read.fraction ?? 1],
    exact: read.fraction === undefined,
    ...base,
  };
}
