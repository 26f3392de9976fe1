import type { Match } from './match.ts';
import { type Forest, predict } from './model.ts';
import { coarse } from './story.ts';

/**
 * Errors come together: where much of a draft tells the facts' story wrongly, one more wrong figure is likelier than where all else is right or about
 * something else. What is weighed when each figure of a draft has been weighed by itself (collective classification, in one round). For facts written by
 * hand alone: a base of other stories made figures that stand alone in it likelier wrong.
 */
export const COLLECTIVE_FEATURES = {
  own: 1, // log-odds that the figure is wrong, as it was weighed by itself, over 4
  errors: 0, // how many others are likely wrong, saturating
  share: 0, // … of all figures
  worst: 0, // the likeliest of them
  told: 0, // share of the others that the facts know, rightly or wrongly
  right: 0, // how many others are likely right, saturating
} as const;
export type CollectiveFeature = keyof typeof COLLECTIVE_FEATURES;

/** What the figures of a draft come to together; one's own share can be taken out again. */
export interface Errors {
  /** Their number, as `Story.figures`. */
  readonly figures: number;
  readonly wrong: number;
  readonly right: number;
  readonly worst: number;
  readonly second: number;
}

/** Probabilities go in steps, so that a word changed beside one figure rarely changes what it says of others. A power of two: sums are exact. */
const STEPS = 8;
/** Sums of a long draft are coarse. */
const LONG = 64;
/** This many errors are many, and this many right figures. */
const MANY = 1.5;
/** A figure less likely wrong than this stays so, whatever the others are. */
const LEAST = 0.02;

const inSteps = (p: number): number => Math.round(p * STEPS) / STEPS;
const saturate = (n: number): number => 1 - Math.exp(-Math.max(0, n) / MANY);
const logOdds = (p: number): number => Math.log(Math.max(1e-4, p) / Math.max(1e-4, 1 - p));

/** How likely a figure is wrong, and right, by itself; in steps. */
const wrongOf = (m: Match): number => inSteps(m.veto ? 0 : (m.weighed ?? 0));
const rightOf = (m: Match): number => inSteps(m.agree?.link ?? 0);

/** Sums up figures that were weighed by themselves. */
export function sumErrors(matches: Iterable<Match>, figures: number): Errors {
  let [wrong, right, worst, second] = [0, 0, 0, 0];
  for (const match of matches) {
    const p = wrongOf(match);
    wrong += p;
    right += rightOf(match);
    if (p > worst) [worst, second] = [p, worst];
    else if (p > second) second = p;
  }
  const told = (sum: number) => (figures < LONG ? sum : coarse(sum, STEPS));
  return { figures, wrong: told(wrong), right: told(right), worst, second };
}

export const sameErrors = (a: Errors, b: Errors): boolean =>
  a.figures === b.figures && a.wrong === b.wrong && a.right === b.right && a.worst === b.worst && a.second === b.second;

/** What the others say of a figure that contradicts a fact. */
export function collectiveOf(match: Match, all: Errors): Readonly<Record<CollectiveFeature, number>> {
  const own = wrongOf(match);
  const wrong = Math.max(0, all.wrong - own);
  const right = Math.max(0, all.right - rightOf(match));
  return {
    own: logOdds(match.weighed ?? 0) / 4,
    errors: saturate(wrong),
    share: wrong / Math.max(1, all.figures),
    worst: own === all.worst ? all.second : all.worst,
    told: (wrong + right) / Math.max(1, all.figures),
    right: saturate(right),
  };
}

/** Whether the others have a say: the figure may be wrong, and nothing stands against it. */
export const isOpen = ({ clash, veto, weighed }: Match): boolean =>
  clash !== undefined && !clash.fact.fact.auto && veto === undefined && (weighed ?? 0) >= LEAST;

/** The match once more, as likely wrong as it is among the others. */
export const weighAmong = (match: Match, all: Errors, model: Forest<CollectiveFeature> | undefined): Match =>
  model && isOpen(match) ? { ...match, refuted: predict(model, collectiveOf(match, all)) } : match;
