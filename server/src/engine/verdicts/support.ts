import type { FactFrame } from '../facts/index.ts';
import type { Candidate } from './candidates.ts';
import type { Situation } from './situation.ts';
import { distinctiveness } from './telling.ts';

/** A figure with its likeliest facts first. */
export interface Ranked {
  readonly situation: Situation;
  readonly candidates: readonly Candidate[];
}

/** What a figure that agrees with facts says for them, 0..1: link times distinctiveness, by what the facts belong to. */
export interface Support extends Ranked {
  readonly passages: ReadonlyMap<string, number>;
  readonly facts: ReadonlyMap<string, number>;
  readonly sources: ReadonlyMap<string, number>;
  readonly files: ReadonlyMap<string, number>;
  /** How telling its value is, 0..1. */
  readonly telling: number;
  /** How surely the figure states a fact of a file by its own words, and how surely it strays from one: the link, however common its value is. */
  readonly stated: ReadonlyMap<string, number>;
  /** How surely it states a fact of a subject. */
  readonly subjects: ReadonlyMap<string, number>;
  readonly strayed: ReadonlyMap<string, number>;
  /** What a figure that agrees with nothing says for the files and passages of facts that it is like: as far as it is. */
  readonly likeFiles: ReadonlyMap<string, number>;
  readonly likePassages: ReadonlyMap<string, number>;
  /** The facts that it agrees with and is likely about, however common its value. */
  readonly states: ReadonlySet<FactFrame>;
  /** What its candidates belong to, as `FactFrame.keys`. */
  readonly keys: Uint32Array;
}

function keysOf(candidates: readonly Candidate[]): Uint32Array {
  const keys = new Set<number>();
  for (const { fact } of candidates) for (const key of fact.keys) keys.add(key);
  return Uint32Array.from(keys);
}

/** A figure that agrees speaks in full from this link on. */
const SURE = 0.35;

/** A figure that agrees with a fact states it from this link on. */
const STATES = 0.5;

/**
 * Strengths go in steps, so that a word changed beside one figure rarely changes what it says for others. A power of two: sums
 * are exact in any order.
 */
const STEPS = 16;

const NONE: ReadonlyMap<string, number> = new Map();
const NO_FACTS: ReadonlySet<FactFrame> = new Set();

const raise = (map: Map<string, number>, key: string, strength: number): void => {
  if ((map.get(key) ?? 0) < strength) map.set(key, strength);
};

const inSteps = (strength: number): number => Math.round(strength * STEPS) / STEPS;

/** What a figure says that agrees with nothing and is like nothing. */
const NOTHING = {
  passages: NONE,
  facts: NONE,
  sources: NONE,
  files: NONE,
  stated: NONE,
  subjects: NONE,
  strayed: NONE,
  likeFiles: NONE,
  likePassages: NONE,
  states: NO_FACTS,
};

/** How telling a figure's value is, in steps. */
export const tellingOf = (situation: Situation): number => inSteps(distinctiveness(situation));

const aboutFigure = ({ situation, candidates }: Ranked): Pick<Support, keyof Ranked | 'keys' | 'telling'> => ({
  situation,
  candidates,
  keys: keysOf(candidates),
  telling: tellingOf(situation),
});

/** A figure that is none of the facts', but like some: a slip, in a draft that tells their story. */
function slipOf(ranked: Ranked): Support {
  const likeFiles = new Map<string, number>();
  const likePassages = new Map<string, number>();
  const strayed = new Map<string, number>();
  for (const { fact, link, alike } of ranked.candidates) {
    raise(strayed, fact.fact.at.file, inSteps(link));
    const strength = inSteps(Math.min(1, link / SURE) * alike);
    if (strength === 0) continue;
    raise(likeFiles, fact.fact.at.file, strength);
    raise(likePassages, fact.passage, strength);
  }
  return { ...aboutFigure(ranked), ...NOTHING, likeFiles, likePassages, strayed };
}

export function supportOf(ranked: Ranked): Support {
  const agreeing = ranked.candidates.filter((c) => c.judgement.relation === 'agrees');
  if (agreeing.length === 0) return slipOf(ranked);
  const [passages, facts, sources, files] = [new Map(), new Map(), new Map(), new Map()] as Map<string, number>[];
  const stated = new Map<string, number>();
  const subjects = new Map<string, number>();
  const weight = distinctiveness(ranked.situation);
  for (const { fact, link } of agreeing) {
    const strength = inSteps(Math.min(1, link / SURE) * weight);
    raise(passages!, fact.passage, strength);
    raise(facts!, fact.fact.id, strength);
    raise(files!, fact.fact.at.file, strength);
    raise(stated, fact.fact.at.file, inSteps(link));
    raise(subjects, fact.fact.subject, inSteps(link));
    for (const source of fact.sources) raise(sources!, source, strength);
  }
  const states = agreeing.some((c) => c.link >= STATES)
    ? new Set(agreeing.flatMap((c) => (c.link >= STATES ? [c.fact] : [])))
    : NO_FACTS;
  const agreed = { passages: passages!, facts: facts!, sources: sources!, files: files!, stated, subjects, states };
  return { ...aboutFigure(ranked), ...NOTHING, ...agreed };
}
