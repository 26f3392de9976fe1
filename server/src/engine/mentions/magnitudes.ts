import type { FigureLexicon, Magnitude } from '../locales/types.ts';
import type { Token } from './tokens.ts';
import { longest } from './trie.ts';
import { fitting, skipSpace, written } from './written.ts';

/** The magnitude word at token `i` ("billion", "Md"), if the number may be followed by it there. */
export function magnitudeAt(
  tokens: readonly Token[],
  i: number,
  locale: FigureLexicon,
  accept: (m: Magnitude) => boolean,
): { end: number; factor: number } | undefined {
  const hit = longest(locale.magnitudes, tokens, i);
  if (!hit) return undefined;
  const found = fitting(hit.value, written(tokens, i, hit.end), accept);
  return found && { end: hit.end, factor: found.factor };
}

/** A magnitude may stand glued, behind a space or behind a hyphen ("8-million"). */
export function magnitudeStart(tokens: readonly Token[], end: number): number {
  const t = tokens[end];
  // One letter behind a hyphen is a name ("el 11-M").
  const isHyphened = t?.folded === '-' && tokens[end + 1]?.type === 'word' && tokens[end + 1]!.text.length > 1;
  return t?.type === 'space' || isHyphened ? end + 1 : end;
}

/** One or more magnitude words ("mil millones", "hundred million"), multiplied. */
export function magnitudes(
  tokens: readonly Token[],
  from: number,
  figures: FigureLexicon,
  money: boolean,
): { end: number; factor: number } | undefined {
  const glued = tokens[from - 1]?.type === 'digits';
  const one = magnitudeAt(
    tokens,
    from,
    figures,
    (m) =>
      (money || !m.money) &&
      (glued || m.form.length > 1 || money || (!counts(tokens, from + 1) && !isDegree(tokens, from, figures))),
  );
  if (!one || startsLonger(tokens, one.end)) return undefined;
  const next = skipSpace(tokens, one.end);
  const two =
    next > one.end
      ? magnitudeAt(tokens, next, figures, (m) => m.factor >= 1e6 && (m.form.length > 3 || m.exactCase) && !m.money)
      : undefined;
  return two ? { end: two.end, factor: one.factor * two.factor } : one;
}

/** "273 K": a letter a space apart that is kelvin's as well. */
const isDegree = (tokens: readonly Token[], i: number, f: FigureLexicon): boolean =>
  longest(f.units, tokens, i)?.value.some(
    (u) => u.dimension === 'temperature' && u.plain === tokens[i]!.text && !u.glued,
  ) === true;

/** Whether something that could be counted follows: "the 3 M people" is no number of millions. */
const counts = (tokens: readonly Token[], i: number): boolean => tokens[i] !== undefined && tokens[i]!.type !== 'mark';

/** The magnitude's letters go on as part of a longer token run ("5M-class", "3k6"). */
const startsLonger = (tokens: readonly Token[], end: number): boolean => tokens[end]?.type === 'digits';
