import type { Span } from '../span.ts';

/** 1 generic ("say", "year"), 2 common, 3 telling ("turbine"). */
export type Tier = 1 | 2 | 3;

/** A concept or known name found for a word or phrase. */
export interface Entry {
  /** "c:fund" or "N:CN". */
  readonly term: string;
  readonly tier: Tier;
  /** Terms of broader concepts: who says "plummet" says "fall" too. */
  readonly also?: readonly string[];
  readonly name: boolean;
  /** Kind of a known name, as the name table has it: country, city, organisation, company. */
  readonly kind?: string;
  /** Term of the country that a city or company belongs to. */
  readonly of?: string;
}

/** Words of a language that were compiled before: what they stand for, and for each phrase its stems and the numbers of that. */
export interface CompiledWords {
  /** "term<tab>tier<tab>kind<tab>of" in lines; a name has a kind, which may be empty, a concept has none, but "tier broader broader". */
  readonly entries: string;
  /**
   * "stem stem<tab>number number" in lines; several numbers of one stem have their forms: "stem<tab>number:form,form number:form".
   * "=word<tab>number" is that word alone.
   */
  readonly phrases: string;
}

/** The concept tables and the name table with the column of one language. */
export interface ConceptTables {
  readonly concepts: readonly string[];
  /** "id<tab>broader broader" in lines, of all languages. */
  readonly broader: string;
  readonly names: string;
  /** The same compiled. */
  readonly compiled?: CompiledWords;
}

/** A content word, phrase or name of a text with the language-neutral terms it stands for. */
export interface Word extends Span {
  readonly text: string;
  readonly terms: readonly string[];
  readonly tier: Tier;
  /** `sure`: capitalised inside a sentence, an acronym, or a known name; `maybe`: capitalised at its start and unknown. */
  readonly name: 'sure' | 'maybe' | 'no';
  /** Kind of a known name or of its adjective ("French"): country, city, organisation, company. */
  readonly kind?: string;
  /** Term of the country that a known city or company belongs to. */
  readonly of?: string;
}
