import type { NumberWord } from '../locales/numerals.ts';
import type { FigureLexicon } from '../locales/types.ts';

/** Parts of a numeral written as one word, or undefined when it does not divide without rest. */
export function divide(word: string, locale: FigureLexicon): readonly NumberWord[] | undefined {
  const joined = locale.joined;
  if (!joined || word.length > 80 || !joined.heads.has(word.slice(0, 2)) || !joined.tails.has(word.slice(-2)))
    return undefined;
  // Longest parts first, with one step back per position remembered, so the work is bounded by length × longest part.
  const failed = new Set<number>();
  const walk = (at: number): NumberWord[] | undefined => {
    if (at === word.length) return [];
    if (failed.has(at)) return undefined;
    for (let n = Math.min(joined.longest, word.length - at); n > 0; n--) {
      const part = joined.parts.get(word.slice(at, at + n));
      if (!part) continue;
      const rest = walk(at + n);
      if (rest) return [part, ...rest];
    }
    failed.add(at);
    return undefined;
  };
  const parts = walk(0);
  return parts && parts.length > 1 ? parts : undefined;
}

/** Puts "unit und ten" in the order of the others; the link is the part without a value. */
export function ordered(parts: readonly NumberWord[]): readonly NumberWord[] {
  const out: NumberWord[] = [];
  for (let i = 0; i < parts.length; i++) {
    const [unit, link, ten] = [parts[i]!, parts[i + 1], parts[i + 2]];
    if (link && Number.isNaN(link.value) && ten && unit.value < 10 && ten.kind === 'add' && ten.value >= 20) {
      out.push({ ...ten, slot: 10, ordinal: false }, { ...unit, ordinal: ten.ordinal ?? false });
      i += 2;
    } else if (Number.isNaN(unit.value)) continue;
    else out.push(unit);
  }
  return out;
}
