import type { FactFrame, FactIndex, Group } from '../facts/index.ts';
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

const rarity = (terms: readonly string[], index: FactIndex): number => {
  let df = index.frames.length;
  for (const t of terms) df = Math.min(df, index.postings.get(t)?.length ?? 0);
  return Math.max(0.1, Math.log((index.frames.length + 1) / (df + 0.5)) / Math.log(index.frames.length + 2));
};

export interface Coverage {
  readonly near: number;
  readonly flat: number;
  readonly telling: number;
  readonly matched: number;
  readonly outer: number;
}

function cover(groups: readonly Group[], s: Situation, index: FactIndex): Coverage {
  let total = 0;
  let near = 0;
  let flat = 0;
  let rareTotal = 0;
  let rare = 0;
  let outer = 0;
  for (const g of groups) {
    const p = bestTerm(g.terms, s.terms);
    const r = g.weight * rarity(g.terms, index);
    total += g.weight;
    rareTotal += r;
    near += g.weight * p;
    rare += r * p;
    if (p > 0) flat += g.weight;
    if (p > 0 && p < 0.36) outer += g.weight * p;
  }
  if (total === 0) return { near: 0, flat: 0, telling: 0, matched: 0, outer: 0 };
  return {
    near: near / total,
    flat: flat / total,
    telling: rare / rareTotal,
    matched: Math.min(1, near / 3),
    outer: near > 0 ? outer / near : 0,
  };
}

/** Coverage of the fact by its words with the subject label that fits best, where it has labels. */
export function bestCover(f: FactFrame, s: Situation, index: FactIndex): Coverage {
  if (f.labels.length === 0) return cover(f.groups, s, index);
  return f.labels.map((l) => cover([...l, ...f.groups], s, index)).reduce((a, b) => (b.near > a.near ? b : a));
}

/** How firmly the best subject label binds the figure: all its words, in the sentence or just before it. */
export function anchorOf(f: FactFrame, s: Situation): number {
  let best = 0;
  for (const label of f.labels) {
    let total = 0;
    let held = 0;
    for (const g of label) {
      total += g.weight;
      held += g.weight * bestTerm(g.terms, s.places);
    }
    best = Math.max(best, total > 0 ? held / total : 0);
  }
  return best;
}

export function coverBack(s: Situation, knows: (term: string) => boolean): number {
  let total = 0;
  let known = 0;
  for (const n of s.nearest) {
    total += n.weight;
    if (n.terms.some(knows)) known += n.weight;
  }
  return total === 0 ? 0 : known / total;
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
