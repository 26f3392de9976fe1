import { spell } from '../locales/spellout.ts';
import type { Writing } from '../locales/writing.ts';
import type { Quantity } from '../values/types.ts';
import type { TextEdit } from '../verdicts/types.ts';
import { digits, findNumber, ordinal, words, written } from './replace-number.ts';
import { type Context, edit, isWhole, matchCase, plain } from './replace-parts.ts';
import { placeIn } from './replace-unit.ts';

/** How near a share must be to a fraction to be called it; further for a hedged one ("roughly a tenth" of 9.2 %). */
const NEAR = 0.012;
const NEAR_HEDGED = 0.1;

/** Denominators of fractions that writers use in words, common ones first. */
const DENOMINATORS = [2, 3, 4, 5, 10, 8, 6, 7, 9];

interface Fraction {
  readonly part: number;
  readonly whole: number;
}

/** The common fraction that a share is. */
export function fractionOf(share: number, hedged: boolean): Fraction | undefined {
  const near = hedged ? NEAR_HEDGED : NEAR;
  const all = DENOMINATORS.map((whole) => ({ part: Math.round(share * whole), whole })).filter(
    ({ part, whole }) => part > 0 && part < whole,
  );
  const off = (f: Fraction): number => Math.abs(f.part / f.whole - share) / share;
  const exact = all.find((f) => off(f) <= NEAR);
  return exact ?? all.filter((f) => off(f) <= near).toSorted((a, b) => off(a) - off(b))[0];
}

type Style = 'plain' | 'article' | 'bare' | 'definite';
const STYLES: readonly Style[] = ['article', 'plain', 'definite', 'bare'];

/** A fraction in words: "a third", "one third", "third", "le tiers". */
export function fractionWords(w: Writing, { part, whole }: Fraction, style: Style): string | undefined {
  const { one, half, denominators, link, article } = w.fractions;
  if (whole === 2) return style === 'bare' ? (half[1] ?? half[0]) : half[0];
  const forms = denominators.get(whole);
  if (!forms) return undefined;
  if (part === 1) {
    if (style === 'bare') return forms.one;
    if (style === 'definite') return article && `${article.one} ${forms.one}`;
    return `${(style === 'plain' ? one[1] : one[0]) ?? one[0]}${link}${forms.one}`;
  }
  const count = spell(w.spellout, w.cardinals[0]!, part);
  const text = count && `${count}${link}${forms.other}`;
  return style === 'definite' && article && text ? `${article.many} ${text}` : text;
}

/** "Jede vierte", "un sur trois" without its parts told: the ordinal or number of the whole is replaced. */
function everyNth(context: Context, draft: Quantity, target: Quantity): TextEdit[] | undefined {
  const { text, mention, writing } = context;
  const [old, next] = [Math.round(1 / draft.low), Math.round(1 / target.low)];
  if (Math.abs(1 / draft.low - old) > 0.02 * old || Math.abs(1 / target.low - next) > 0.03 * next) return undefined;
  const at = findNumber(context, old, mention.span.start, mention.span.end);
  if (!at) return undefined;
  const surface = text.slice(at.start, at.end);
  const named = { value: old, surface };
  const out = ordinal(writing, next, named) ?? words(writing, next, named) ?? String(next);
  return [edit(at, out)];
}

/** A word of at most four letters before the span: the article of "le quart". */
function withArticle(text: string, start: number): number {
  const m = /(?<!\p{L})\p{L}{1,4}['’]?\s*$/u.exec(text.slice(0, start));
  return m ? start - m[0].length : start;
}

const loose = (text: string): string => plain(text.replaceAll('-', ' '));

/** Rewrites a fraction in words as another, or as a percentage where the share is no common one. */
export function fractionEdits(context: Context, draft: Quantity, target: Quantity): TextEdit[] | undefined {
  const { text, mention, writing } = context;
  const old = fractionOf(draft.low, true);
  const near = target.low === target.high ? fractionOf(target.low, draft.hedge === 'about') : undefined;
  // Beyond quarters, and for what the fact gives in percent, several parts of a whole read as a percentage.
  const unusual = near && near.part > 1 && near.whole > 4 && near.whole !== old?.whole && target.step > 0;
  const starts = [withArticle(text, mention.span.start), mention.span.start];
  const found =
    old &&
    starts
      .flatMap((start) => STYLES.map((style) => ({ start, style })))
      .find(
        ({ start, style }) =>
          loose(fractionWords(writing, old, style) ?? '') === loose(text.slice(start, mention.span.end)),
      );
  const span = { start: found?.start ?? mention.span.start, end: mention.span.end };
  const nth = found ? undefined : everyNth(context, draft, target);
  if (nth) return nth;
  if (!near || unusual) return [edit(span, percentText(context, target))];
  const bareHalf = found?.style === 'bare' && old?.whole === 2 && near.whole !== 2;
  // "Della metà" holds an article of another gender.
  if (bareHalf && writing.fractions.contractions.has(plain(/(\p{L}+)\s+$/u.exec(text.slice(0, span.start))?.[1] ?? '')))
    return undefined;
  const out =
    fractionWords(writing, near, bareHalf ? 'article' : (found?.style ?? 'article')) ??
    fractionWords(writing, near, 'article');
  return [edit(span, matchCase(text.slice(span.start, span.end), out ?? percentText(context, target)))];
}

/** Digits of "a third" or "7 of 11" as a percentage. */
export const FRACTION_DIGITS = 2;

/** Whether a share is told by parts, and a percentage of it is rounded. */
export const isFraction = (share: Quantity): boolean => share.of !== undefined || share.step === 0;

/** A share as a percentage, spelled out or with the sign as the text does it. */
export function percentText(context: Context, target: Quantity): string {
  const { text, writing } = context;
  const step = target.step > 0 ? target.step * 100 : 0;
  const number = digits(
    context,
    written(Number((target.low * 100).toPrecision(isFraction(target) ? FRACTION_DIGITS : 10)), step),
  );
  const sign = /\d([\u00a0\u202f\u2009 ]?)%/.exec(text);
  return sign ? `${number}${sign[1]}%` : `${number}${writing.percentSpace}${writing.percent}`;
}

/** "7 of 11", "4.6 out of 5", "jede vierte": the written parts that differ are replaced. */
export function ofEdits(context: Context, draft: Quantity, target: Quantity): TextEdit[] | undefined {
  const { text, mention } = context;
  const { part, whole } = draft.of!;
  const next = target.of ? partsAs(target.of, whole) : partsOf(target.low, part, whole);
  if (!next) return [edit(mention.span, percentText(context, target))];
  const edits: TextEdit[] = [];
  const reach = mention.span;
  const first = mention.notation.parts?.[0] ?? findNumber(context, part, reach.start, reach.end);
  const put = (at: { start: number; end: number } | undefined, from: number, to: number): boolean => {
    if (from === to) return true;
    if (!at) return false;
    const surface = text.slice(at.start, at.end);
    const named = { value: from, surface };
    const out = /\d/.test(surface)
      ? digits(context, written(to, 0))
      : (ordinalOrWords(context, to, named) ?? digits(context, written(to, 0)));
    edits.push(edit(at, out));
    return true;
  };
  const second =
    mention.notation.parts?.[1] ??
    findNumber(context, whole, part === whole ? reach.end : (first?.end ?? reach.start), reach.end) ??
    findNumber(context, whole, reach.start, reach.end);
  return put(first, part, next.part) && put(second, whole, next.whole) ? edits : undefined;
}

function ordinalOrWords({ writing }: Context, n: number, old: { value: number; surface: string }): string | undefined {
  return ordinal(writing, n, old) ?? words(writing, n, old);
}

/** A target in parts, on the draft's denominator where it divides evenly ("2 in 5" as "4 in 10"). */
function partsAs(of: Fraction, whole: number): Fraction {
  const part = (of.part * whole) / of.whole;
  return Number.isInteger(part) && of.whole <= 10 && whole <= 10 ? { part, whole } : of;
}

/** A share as parts: with the draft's denominator, or one in how many. */
function partsOf(share: number, part: number, whole: number): Fraction | undefined {
  const parts = Math.round(share * whole);
  const off = (f: Fraction): number => Math.abs(f.part / f.whole - share) / share;
  const same = { part: parts, whole };
  if (parts > 0 && (part !== 1 || parts === 1) && off(same) <= NEAR) return same;
  if (part !== 1) return undefined;
  const oneIn = { part: 1, whole: Math.round(1 / share) };
  return off(oneIn) <= 0.05 ? oneIn : undefined;
}

/** Rewrites a multiple ("doubled", "deux fois plus", "o triplo") in the same form. */
export function multipleEdits(context: Context, draft: Quantity, target: Quantity): TextEdit[] | undefined {
  const { text, mention, writing } = context;
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 0.01 * Math.abs(b);
  const next = writing.multiples.find(([f]) => near(target.low, f))?.[1];
  // The form may go on behind the mention ("deux fois" in "deux fois plus").
  const found = writing.multiples
    .flatMap(([, row]) => row.flatMap((forms, column) => (forms?.all ?? []).map((form) => ({ form, column }))))
    .filter(({ form }) => startsWith(text, mention.span.start, form))
    .toSorted((a, b) => b.form.length - a.form.length)
    .find(({ form }) => next && placeIn(writing.multiples.find(([f]) => near(draft.low, f))?.[1] ?? [], form));
  if (found && next) {
    const row = writing.multiples.find(([f]) => near(draft.low, f))![1];
    const place = placeIn(row, found.form)!;
    const forms = next[place.column];
    const at = { start: mention.span.start, end: mention.span.start + found.form.length };
    if (forms) return [edit(at, matchCase(text.slice(at.start, at.end), forms.all[place.spelling] ?? forms.one))];
  }
  // "Ten times less" is a tenth: its number is the inverse.
  const inverse = draft.low < 1;
  if (draft.dimension !== 'times' || (inverse ? target.low >= 1 : target.low <= 1)) return undefined;
  const [old, value] = inverse ? [1 / draft.low, 1 / target.low] : [draft.low, target.low];
  const at = findNumber(context, Number(old.toPrecision(6)), mention.span.start, mention.span.end);
  if (!at) return undefined;
  const surface = text.slice(at.start, at.end);
  const out = /\d/.test(surface)
    ? digits(context, written(Number(value.toPrecision(6)), 0))
    : words(writing, Math.round(value * 100) / 100, { value: old, surface });
  return out === undefined ? undefined : [edit(at, out)];
}

const startsWith = (text: string, at: number, form: string): boolean =>
  plain(text.slice(at, at + form.length)) === plain(form) && isWhole(text, at, at + form.length);
