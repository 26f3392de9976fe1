import type { FactFrame } from '../facts/index.ts';
import { hasAny } from './coverage.ts';
import type { KnownFigure } from './figure.ts';

interface NameFit {
  readonly near: number;
  readonly missing: number;
  readonly foreign: number;
  readonly other: number;
}

/** How the names beside a figure fit a fact, whose passage has the terms `passage`. */
export function fitNames(figure: KnownFigure, f: FactFrame, passage: ReadonlySet<string>): NameFit {
  const { terms } = figure;
  const { names } = figure.situation;
  let near = 0;
  let foreign = 0;
  let other = 0;
  for (let i = 0; i < names.length; i++) {
    const n = names[i]!;
    if (hasAny(n.terms, f.names) || hasAny(n.terms, f.terms)) near = Math.max(near, n.weight);
    else if (!figure.namesKnown[i]) foreign = Math.max(foreign, n.weight * (n.sure ? 1 : 0.5));
    else if (!hasAny(n.terms, passage)) other = Math.max(other, n.weight);
  }
  return { near, missing: isMissing(f.names, terms) ? 1 : 0, foreign, other };
}

function isMissing(names: ReadonlySet<string>, around: ReadonlyMap<string, number>): boolean {
  for (const t of names) if (around.has(t)) return false;
  return names.size > 0;
}

/** How the name last spoken of fits a fact. */
export function fitTopic(
  { topic, topicKnown }: KnownFigure,
  f: FactFrame,
  passage: ReadonlySet<string>,
): 'same' | 'foreign' | 'other' | 'none' {
  if (topic.length === 0) return 'none';
  if (hasAny(topic, f.names) || hasAny(topic, f.terms)) return 'same';
  if (!topicKnown) return 'foreign';
  return hasAny(topic, passage) ? 'none' : 'other';
}
