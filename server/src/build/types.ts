import type { Evidence, Role } from '../engine/facts/types.ts';
import type { Value } from '../engine/values/types.ts';

/** A value with its places in the sources. */
export interface BuiltValue {
  /** As it is written in the fact file, in the fact's language; readable again by the recogniser. */
  readonly text: string;
  readonly value: Value;
  readonly period?: string;
  /** How a relative date was resolved: "avril dernier, seen from 2025-07-16". */
  readonly resolved?: string;
  readonly evidence: readonly Evidence[];
}

/** A fact as built from one or more sources, before it has an id. */
export interface BuiltFact {
  /** What it is about, in the source's own words. */
  readonly subject: string;
  /** The subject is a name and so the same in every language. */
  readonly named: boolean;
  /** Words that name the property, for its id; the first that is free is taken. */
  readonly property: readonly string[];
  readonly kind: 'value' | 'date';
  readonly by: boolean;
  readonly role?: Role;
  readonly of?: string;
  /** What is counted, in the languages of other sources that state the fact. */
  readonly also?: Readonly<Record<string, string>>;
  readonly direction?: 'up' | 'down';
  readonly per?: string;
  readonly own?: string;
  readonly words: readonly string[];
  readonly names: readonly string[];
  readonly passage: string;
  readonly lang: string;
  readonly values: readonly BuiltValue[];
  /** Language-neutral terms for comparing facts: weights by term. */
  readonly terms: ReadonlyMap<string, number>;
  readonly nameTerms: ReadonlySet<string>;
  readonly ownTerms: ReadonlySet<string>;
  readonly headTerms: ReadonlySet<string>;
  /** Where it was found: index of the block, offsets of the figure in it. */
  readonly at: { readonly block: number; readonly start: number; readonly end: number };
  /** Position among the facts of its source. */
  readonly order: number;
  readonly sourceId: string;
}

/** A figure that is no fact, kept so that a draft which repeats it is spared. */
export interface BuiltSeen {
  readonly kind: 'value' | 'date';
  readonly text: string;
  readonly words: readonly string[];
  readonly lang: string;
  readonly source: string;
}
