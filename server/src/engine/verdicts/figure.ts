import type { FactIndex } from '../facts/index.ts';
import type { Value } from '../values/types.ts';
import { type Form, formOf } from './form.ts';
import { type Kin, kinOf } from './kinship.ts';
import { kindOf, yearIn } from './known.ts';
import { foreignPeriod, foreignYear } from './periodFit.ts';
import { placesAround, type Situation, termsAround } from './situation.ts';
import { distinctiveness } from './telling.ts';

/** What is worked out of a figure once, whatever fact it is held against. Not kept: a book has thousands of figures. */
export interface KnownFigure {
  readonly situation: Situation;
  /** As `termsAround` and `placesAround`. */
  readonly terms: ReadonlyMap<string, number>;
  readonly places: ReadonlyMap<string, number>;
  /** Its first reading. */
  readonly value: Value | undefined;
  readonly dimension: string;
  readonly form: Form;
  readonly unit: string;
  /** The year that the figure itself names. */
  readonly year: number | undefined;
  /** Distinctiveness. */
  readonly telling: number;
  /** Terms of the name bound to it. */
  readonly own: readonly string[];
  /** For each name beside it, whether the base speaks of it. */
  readonly namesKnown: readonly boolean[];
  /** Terms of the name last spoken of, and whether the base speaks of it. */
  readonly topic: readonly string[];
  readonly topicKnown: boolean;
  readonly foreignYear: number;
  readonly foreignPeriod: number;
  /** Made when a fact that was built from a source is first compared. */
  readonly kin: () => Kin;
  /** `coverBack` by passage, for the facts of one passage: a cache, filled as it is needed. */
  readonly backs: Map<string, number>;
}

export function knowFigure(situation: Situation, index: FactIndex): KnownFigure {
  const { mention, claim, names } = situation;
  const value = mention.values[0];
  const isKnown = (t: string): boolean => index.names.has(t) || index.postings.has(t);
  const topic = situation.topic.flatMap((n) => n.terms);
  const year = mention.values.map((v) => (v.type === 'date' ? yearIn(v.edtf) : undefined)).find((y) => y);
  const terms = termsAround(claim);
  let kin: Kin | undefined;
  return {
    situation,
    terms,
    kin() {
      kin ??= kinOf(terms, index.associations);
      return kin;
    },
    places: placesAround(claim),
    value,
    dimension: kindOf(value),
    form: value ? formOf(value) : 'plain',
    unit: value?.type === 'quantity' ? value.unit : '',
    year: year === undefined ? undefined : Number(year),
    telling: distinctiveness(situation),
    own: claim.frame.own.flatMap((w) => w.terms),
    namesKnown: names.map((n) => n.terms.some(isKnown)),
    topic,
    topicKnown: topic.some(isKnown),
    foreignYear: foreignYear(situation, index),
    foreignPeriod: foreignPeriod(situation, index),
    backs: new Map(),
  };
}
