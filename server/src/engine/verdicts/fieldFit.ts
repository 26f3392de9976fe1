import type { FactFrame, FactIndex } from '../facts/index.ts';
import { bestTerm, hasAny } from './coverage.ts';
import type { KnownFigure } from './figure.ts';

/** The semantic fields of a fact's words: who paraphrases says other words of the same fields. */
export interface FactFields {
  /** Its words that are no names, each with its terms and fields. */
  readonly words: readonly {
    readonly terms: readonly string[];
    readonly fields: readonly string[];
    readonly weight: number;
  }[];
  readonly total: number;
  readonly all: ReadonlySet<string>;
}

export function fieldsOfFact(f: FactFrame, { fieldsOf }: FactIndex): FactFields {
  const words = f.groups
    .filter((g) => !g.name)
    .map(({ terms, weight }) => ({ terms, weight, fields: [...new Set(terms.flatMap(fieldsOf))] }));
  return {
    words,
    total: words.reduce((sum, w) => sum + w.weight, 0),
    all: new Set([...f.terms].flatMap(fieldsOf)),
  };
}

/** Share of the fact's words that stand near the figure, or another word of their field does. */
export function coverFields({ words, total }: FactFields, figure: KnownFigure): number {
  if (total === 0) return 0;
  let met = 0;
  for (const { terms, fields, weight } of words)
    met += weight * Math.max(bestTerm(terms, figure.terms), bestTerm(fields, figure.fields));
  return met / total;
}

/** Share of the words nearest the figure that the fact knows, or another word of their field. */
export function backFields(
  { all }: FactFields,
  f: FactFrame,
  { situation }: KnownFigure,
  { fieldsOf }: FactIndex,
): number {
  let total = 0;
  let known = 0;
  for (const { terms, weight } of situation.nearest) {
    total += weight;
    if (hasAny(terms, f.terms) || terms.some((t) => fieldsOf(t).some((field) => all.has(field)))) known += weight;
  }
  return total === 0 ? 0 : known / total;
}
