import type { FactFrame, FactIndex, Group } from '../facts/index.ts';
import type { Value } from '../values/types.ts';
import { type Form, formOf } from './form.ts';
import { type Signature, signatureOf } from './signature.ts';
import { type FirstWords, firstWordsOf } from './telltale.ts';

/** The words that a figure of the fact may be expected near: those of one of its labels with its own. */
export interface Cover {
  readonly groups: readonly Group[];
  /** For each group its weight times its rarity in the base. */
  readonly rare: readonly number[];
  readonly total: number;
  readonly rareTotal: number;
}

/** What is worked out of a fact once, whatever figure it is held against. */
export interface KnownFact {
  /** One for each label; one where there are none. */
  readonly covers: readonly Cover[];
  readonly first: FirstWords;
  readonly signature: Signature;
  readonly units: readonly { readonly dimension: string; readonly unit: string }[];
  /** Years of the periods that its values are of. */
  readonly periods: readonly string[];
  /** Years of its dates. */
  readonly years: readonly number[];
  readonly isDeadline: boolean;
  /** Kinds of values, as `kindOf` tells them, that no other fact of the subject has. */
  readonly sole: ReadonlySet<string>;
  readonly forms: ReadonlySet<Form>;
}

/** What a value measures: its dimension, or that it is a date or a time of day. */
export const kindOf = (v: Value | undefined): string => (v?.type === 'quantity' ? v.dimension : (v?.type ?? ''));

/** The year with which an EDTF date begins. */
export const yearIn = (edtf: string): string | undefined => /^\d{4}/.exec(edtf)?.[0];

export function knownOf(f: FactFrame, index: FactIndex): KnownFact {
  const known = index.notes.get(f) as KnownFact | undefined;
  if (known) return known;
  const made = workOut(f, index);
  index.notes.set(f, made);
  return made;
}

function workOut(f: FactFrame, index: FactIndex): KnownFact {
  const { values, role } = f.fact;
  const lists = f.labels.length > 0 ? f.labels.map((label) => [...label, ...f.groups]) : [f.groups];
  return {
    covers: lists.map((groups) => coverOf(groups, index)),
    first: firstWordsOf(f.groups),
    signature: signatureOf(f.signature),
    units: values.map(({ value: v }) => ({ dimension: kindOf(v), unit: v.type === 'quantity' ? v.unit : '' })),
    periods: values.flatMap((v) => (v.period ? [...v.period.matchAll(/\d{4}/g)].map((m) => m[0]) : [])),
    years: values.flatMap(({ value }) => {
      const year = value.type === 'date' ? yearIn(value.edtf) : undefined;
      return year === undefined ? [] : [Number(year)];
    }),
    isDeadline: role === 'deadline' || values.some((v) => v.deadline),
    sole: f.labels.length > 0 ? soleKinds(f, index) : NONE,
    forms: new Set(values.map(({ value }) => formOf(value))),
  };
}

const NONE: ReadonlySet<string> = new Set();

function coverOf(groups: readonly Group[], index: FactIndex): Cover {
  const rare = groups.map((g) => g.weight * rarity(g.terms, index));
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  return { groups, rare, total: sum(groups.map((g) => g.weight)), rareTotal: sum(rare) };
}

function rarity(terms: readonly string[], index: FactIndex): number {
  const facts = index.base.facts.length;
  let df = facts;
  for (const t of terms) df = Math.min(df, index.countOf(t));
  return Math.max(0.1, Math.log((facts + 1) / (df + 0.5)) / Math.log(facts + 2));
}

/** Kinds that the fact has, and no other fact of its subject. */
function soleKinds(f: FactFrame, index: FactIndex): ReadonlySet<string> {
  const kinds = new Set(f.fact.values.map((v) => kindOf(v.value)));
  for (const other of index.subjects.get(f.fact.subject) ?? [])
    if (other.at !== f.at) for (const { value } of other.fact.values) kinds.delete(kindOf(value));
  return kinds;
}
