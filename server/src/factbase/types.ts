import type { Fact, SeenValue, Source } from '../engine/facts/types.ts';
import type { Span } from '../engine/span.ts';
import type { Value } from '../engine/values/types.ts';
import type { TextEdit } from '../engine/verdicts/types.ts';
import type { Said } from './said.ts';
import type { SavedFacts } from './saved.ts';

export type Severity = 'error' | 'warning' | 'information';

/** What can be wrong in a fact file. Stable: users switch them off and look them up by name. */
export type ProblemCode =
  | 'factbase.syntax' // not YAML
  | 'factbase.encoding' // bytes that are not UTF-8
  | 'factbase.too-large' // the file, its nesting or its aliases are beyond any use
  | 'factbase.shape' // a list where a mapping belongs, and the like
  | 'factbase.unknown-key'
  | 'factbase.duplicate' // the same key, property or source twice
  | 'factbase.id' // an id that cannot be named from elsewhere
  | 'factbase.bent-scalar' // YAML reads something else than what was typed
  | 'factbase.value' // a figure that cannot be read
  | 'factbase.value-rest' // words beside the figure that are not understood
  | 'factbase.date' // a date that cannot be read, or does not exist
  | 'factbase.date-as-value' // a date under `value`, or a figure under `date`
  | 'factbase.no-value'
  | 'factbase.no-words' // a subject that nothing in a draft can match
  | 'factbase.unknown-source'
  | 'factbase.no-evidence'
  | 'factbase.quote'; // too long, or not a quote

export interface ProblemFix {
  readonly title: string;
  /** The title as a message, for other languages. */
  readonly said: Said;
  /** Replacements in the fact file. */
  readonly edits: readonly TextEdit[];
}

/** A defect of a fact file, shown in that file and never in a draft. `span` is UTF-16 offsets in the file's text. */
export interface Problem {
  readonly code: ProblemCode;
  readonly message: string;
  /** The message for other languages. */
  readonly said: Said;
  readonly file: string;
  readonly span: Span;
  readonly severity: Severity;
  readonly fix?: ProblemFix;
}

/** A named place in a fact file: what symbols, hovers, definitions, renames and colouring are made of. */
export interface Place {
  readonly kind: 'source' | 'subject' | 'property' | 'value' | 'date' | 'source-ref' | 'quote';
  /** The name or scalar itself. */
  readonly span: Span;
  /** The whole entry, where it is larger. */
  readonly extent?: Span;
  /** Source, subject or `subject.property` id. */
  readonly id: string;
  /** For `value` and `date`: how it was understood. */
  readonly value?: Value;
}

/** Where a value of a fact stands. */
export interface ValuePlace {
  readonly kind: 'value' | 'date';
  readonly span: Span;
}

/** Where something begins and ends, by line and UTF-16 unit in the line, from 0. */
export interface LineRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** What one fact file says. Broken entries are left out and named in `problems`; all others are there. */
export interface FactFile {
  /** URI or path, as it was given. */
  readonly file: string;
  readonly facts: readonly Fact[];
  readonly sources: readonly Source[];
  readonly seen: readonly SeenValue[];
  readonly places: readonly Place[];
  /** The places of a fact's values, in order, where they are known without parsing the file. */
  readonly valuePlaces?: (id: string) => readonly ValuePlace[];
  /** The lines of a fact, where they are known without the text. */
  readonly linesOf?: (id: string) => LineRange | undefined;
  /** Ids of the sources that its evidence names, each once. */
  readonly cited: readonly string[];
  readonly problems: readonly Problem[];
  /** As it was read; all spans are offsets in it. */
  readonly text: string;
  /** Changes with the text. */
  readonly hash: string;
  /** Where the file was read from bytes: what merging needs without decoding its facts. */
  readonly saved?: SavedFacts;
}

/** What the recogniser makes of a scalar. */
export type Reading =
  | {
      readonly value: Value;
      /** "by 2027": the scalar itself says that it is a deadline. */
      readonly deadline: boolean;
      /** Words of the scalar that belong to neither figure, unit, hedge nor preposition; '' if none. */
      readonly rest: string;
      /** The counted noun, where the scalar names it ("more than 400 *companies*"). */
      readonly head?: string;
    }
  | {
      /** Why it cannot be read, as a sentence. */
      readonly why: Said;
      /** It would be readable under this key. */
      readonly belongs?: 'value' | 'date';
    };

/** Reads the source text of a scalar under `value:` or `date:`, written in `lang` (ISO 639-1). Never throws. */
export type ReadValue = (text: string, kind: 'value' | 'date', lang: string) => Reading;
