import type { Where } from '../claims/types.ts';
import { type FactFrame, spoken } from '../facts/index.ts';
import type { Span } from '../span.ts';
import { hasAny } from './coverage.ts';
import type { KnownFigure } from './figure.ts';

/** More than this share of a subject label must be said to name the subject: "companies" alone names no start-up fund. */
const NAMES = 0.5;

/** Whether some words name the subject of a fact that has labels. What is told or counted of a subject ("supports companies") names none. */
export function isNamedBy(terms: Iterable<string>, fact: FactFrame): boolean {
  const told = new Set(fact.property.flatMap((g) => g.terms));
  const said = new Set([...terms].filter((t) => !told.has(t)));
  const weigh = (groups: typeof fact.groups): number => groups.reduce((sum, g) => sum + g.weight, 0);
  return fact.labels.some((l) => weigh(l.filter((g) => hasAny(g.terms, said))) > NAMES * weigh(l));
}

/**
 * Whether a rival of the fact's subject is spoken of. "Huawei opens a plant this year, and SMIC doubles its output": where the figure's own clause
 * names the subject, a rival in another clause has figures of its own; where its sentence does, one in a heading has.
 */
export function isRival({ situation: { said, claim } }: KnownFigure, fact: FactFrame): boolean {
  if (!fact.rivals.some((r) => said.includes(r))) return false;
  const { segment, sentence, near } = claim.frame;
  const inside = (where: readonly Where[], span: Span): boolean | undefined => {
    const words = near.filter((n) => where.includes(n.where)).flatMap((n) => n.word.terms);
    if (!isNamedBy(words, fact)) return undefined;
    const here = spoken(claim.block.text.slice(span.start, span.end));
    return fact.rivals.some((r) => here.includes(r));
  };
  return inside(['segment'], segment) ?? inside(['segment', 'sentence'], sentence) ?? true;
}
