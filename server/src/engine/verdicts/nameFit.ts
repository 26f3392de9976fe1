import type { FactFrame, FactIndex } from '../facts/index.ts';
import type { Situation } from './situation.ts';

export const passageKnows = (f: FactFrame, index: FactIndex) => {
  const frames = index.passages.get(f.passage) ?? [];
  return (t: string) => frames.some((x) => x.terms.has(t));
};

interface NameFit {
  readonly near: number;
  readonly missing: number;
  readonly foreign: number;
  readonly other: number;
}

export function fitNames(s: Situation, f: FactFrame, index: FactIndex, inPassage: (t: string) => boolean): NameFit {
  let near = 0;
  let foreign = 0;
  let other = 0;
  for (const n of s.names) {
    const mine = n.terms.some((t) => f.names.has(t) || f.terms.has(t));
    if (mine) near = Math.max(near, n.weight);
    else if (!n.terms.some((t) => index.names.has(t) || index.postings.has(t)))
      foreign = Math.max(foreign, n.weight * (n.sure ? 1 : 0.5));
    else if (!n.terms.some(inPassage)) other = Math.max(other, n.weight);
  }
  const missing = f.names.size > 0 && ![...f.names].some((t) => s.terms.has(t)) ? 1 : 0;
  return { near, missing, foreign, other };
}

export function fitTopic(
  s: Situation,
  f: FactFrame,
  index: FactIndex,
  inPassage: (t: string) => boolean,
): 'same' | 'foreign' | 'other' | 'none' {
  if (s.topic.length === 0) return 'none';
  const terms = s.topic.flatMap((n) => n.terms);
  if (terms.some((t) => f.names.has(t) || f.terms.has(t))) return 'same';
  if (!terms.some((t) => index.names.has(t) || index.postings.has(t))) return 'foreign';
  return terms.some(inPassage) ? 'none' : 'other';
}
