import type { FactFrame } from '../facts/index.ts';
import type { KnownFigure } from './figure.ts';
import type { Cover, KnownFact } from './known.ts';
import type { Situation } from './situation.ts';

/** A matched word, for the explanation. */
export interface MatchedWord {
  readonly text: string;
  readonly fact: string;
  readonly weight: number;
}

export const bestTerm = (terms: readonly string[], around: ReadonlyMap<string, number>): number => {
  let best = 0;
  for (const t of terms) {
    const w = around.get(t);
    if (w !== undefined && w > best) best = w;
  }
  return best;
};

export function hasAny(terms: readonly string[], among: ReadonlySet<string>): boolean {
  for (const t of terms) if (among.has(t)) return true;
  return false;
}

export interface Coverage {
  readonly near: number;
  readonly flat: number;
  readonly telling: number;
  readonly matched: number;
  readonly outer: number;
}

const UNCOVERED: Coverage = { near: 0, flat: 0, telling: 0, matched: 0, outer: 0 };
/** A word of the headings or of the title alone stands no nearer than this. */
const OUTER = 0.36;

function cover({ groups, rare, total, rareTotal }: Cover, around: ReadonlyMap<string, number>): Coverage {
  if (total === 0) return UNCOVERED;
  let near = 0;
  let flat = 0;
  let told = 0;
  let outer = 0;
  for (let i = 0; i < groups.length; i++) {
    const { terms, weight } = groups[i]!;
    const p = bestTerm(terms, around);
    if (p === 0) continue;
    near += weight * p;
    told += rare[i]! * p;
    flat += weight;
    if (p < OUTER) outer += weight * p;
  }
  if (near === 0) return UNCOVERED;
  return {
    near: near / total,
    flat: flat / total,
    telling: told / rareTotal,
    matched: Math.min(1, near / 3),
    outer: outer / near,
  };
}

/** Coverage of the fact by its words with the subject label that fits best, where it has labels. */
export function bestCover(known: KnownFact, { terms }: Pick<KnownFigure, 'terms'>): Coverage {
  let best: Coverage | undefined;
  for (const one of known.covers) {
    const covered = cover(one, terms);
    if (!best || covered.near > best.near) best = covered;
  }
  return best ?? UNCOVERED;
}

/** How firmly the best subject label binds the figure: all its words, in the sentence or just before it. */
export function anchorOf(f: FactFrame, { places }: KnownFigure): number {
  let best = 0;
  for (const label of f.labels) {
    let total = 0;
    let held = 0;
    for (const g of label) {
      total += g.weight;
      held += g.weight * bestTerm(g.terms, places);
    }
    best = Math.max(best, total > 0 ? held / total : 0);
  }
  return best;
}

/** Share of the words nearest the figure that are among `terms`. */
export function coverBack(s: Situation, terms: ReadonlySet<string>): number {
  let total = 0;
  let known = 0;
  for (const n of s.nearest) {
    total += n.weight;
    if (hasAny(n.terms, terms)) known += n.weight;
  }
  return total === 0 ? 0 : known / total;
}

/** The same with the terms of a passage, which many facts share. */
export function coverPassage({ situation, backs }: KnownFigure, passage: string, terms: ReadonlySet<string>): number {
  const known = backs.get(passage);
  if (known !== undefined) return known;
  const back = coverBack(situation, terms);
  backs.set(passage, back);
  return back;
}

/** The words that carried the match, strongest first. */
export function matchedWords(s: Situation, f: FactFrame): MatchedWord[] {
  const found: MatchedWord[] = [];
  for (const g of [...f.groups, ...f.labels.flat()]) {
    let best: { text: string; weight: number } | undefined;
    for (const n of s.claim.frame.near) {
      if (best && best.weight >= n.weight) break;
      if (n.word.terms.some((t) => g.terms.includes(t))) best = { text: n.word.text, weight: n.weight };
    }
    if (best && !found.some((m) => m.text === best.text))
      found.push({ text: best.text, fact: g.text, weight: best.weight * g.weight });
  }
  return found.sort((a, b) => b.weight - a.weight);
}
