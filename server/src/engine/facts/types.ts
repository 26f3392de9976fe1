import type { Span } from '../span.ts';
import type { Value } from '../values/types.ts';

/** Words by ISO 639-1 language; '' for words without a language (names). */
export type Labels = Readonly<Record<string, readonly string[]>>;

/**
 * Words by language, each with how much it tells: the natural logarithm of how many times likelier it stands near one figure than
 * near any other. Below 0: it is said of others.
 */
export type WordWeights = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What a figure does. `event` and `deadline` are for dates; `label` identifies ("budget 2026") and is never refuted. */
export type Role =
  | 'total'
  | 'part'
  | 'change'
  | 'previous'
  | 'rate'
  | 'share'
  | 'count'
  | 'event'
  | 'deadline'
  | 'duration'
  | 'rank'
  | 'label';

/** W3C `TextQuoteSelector`; `exact` at most 80 characters, `prefix` and `suffix` at most 32 each. */
export interface Quote {
  readonly exact: string;
  readonly prefix?: string;
  readonly suffix?: string;
}

export interface Evidence {
  readonly source: string;
  readonly quote?: Quote;
  /** Page, paragraph or line in the source: "p. 3", "¶ 12". */
  readonly locator?: string;
}

export interface Source {
  readonly id: string;
  readonly title?: string;
  readonly publisher?: string;
  readonly author?: string;
  readonly published?: string;
  readonly language?: string;
  readonly url?: string;
  /** Path of the document, relative to the fact file. */
  readonly document?: string;
  readonly sha256?: string;
}

export interface FactValue {
  readonly value: Value;
  /** As written in the fact file. */
  readonly text: string;
  /** `by: true`: a deadline. */
  readonly deadline: boolean;
  readonly period?: string;
  readonly place?: string;
  readonly asOf?: string;
  readonly validUntil?: string;
  readonly supersededBy?: string;
  readonly evidence: readonly Evidence[];
  /** How a relative date was resolved ("avril dernier" against 2025-07-16). */
  readonly resolved?: string;
}

export interface Fact {
  /** `subject.property`. */
  readonly id: string;
  readonly subject: string;
  readonly property: string;
  readonly labels: Labels;
  /** Rivals that must not match. */
  readonly not: readonly string[];
  /** Labels of the property itself ("amount" in words), if any. */
  readonly propertyLabels: Labels;
  /** Head noun, by language. */
  readonly of: Labels;
  readonly role?: Role;
  readonly direction?: 'up' | 'down';
  readonly per?: string;
  /** Telling words of the fact's clause and sentence, by language, nearest first. */
  readonly words: Labels;
  /** Words that drafts use of the fact, learned from drafts of which it is known what they speak of. */
  readonly signature?: WordWeights;
  readonly names: readonly string[];
  /** Own name: the nearest name bound to the figure ("A (60 %) and B (40 %)" → A). */
  readonly own?: string;
  /** The passage of the source, "source-id#n": facts of one passage speak for each other. */
  readonly passage?: string;
  /** Language of names and value strings, and of words that name no other; English where absent. */
  readonly lang: string;
  /** More than one when values conflict or differ by period. */
  readonly values: readonly FactValue[];
  /** Made by `build` and not edited since: matched on words, names and passage rather than on labels. */
  readonly auto: boolean;
  readonly at: { readonly file: string; readonly span: Span };
}

/** A figure of a source that is no fact, kept so that a draft which repeats it is spared. */
export interface SeenValue {
  readonly value: Value;
  readonly words: readonly string[];
  readonly lang: string;
  readonly source: string;
}

export interface FactBase {
  readonly facts: readonly Fact[];
  readonly sources: ReadonlyMap<string, Source>;
  readonly seen: readonly SeenValue[];
  /** Changes whenever the content does; cache key. */
  readonly revision: string;
}
