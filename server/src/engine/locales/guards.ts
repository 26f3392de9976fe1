import { plainForm } from '../mentions/tokens.ts';
import { type Trie, trie } from '../mentions/trie.ts';
import { type Data, flags, foldedSet } from './data.ts';
import type { Named } from './types.ts';

/** What looks like a figure and is none, compiled from `guards.yaml`. */
export interface GuardLexicon {
  /** "section", "Boeing": the number behind it names something. `true`: only if no noun follows the number. */
  readonly labels: Trie<{ readonly weak: boolean }>;
  readonly names: Trie<readonly Named[]>;
  /**
   * Kinds of streets: right behind a house's number ("rue"), behind it and a name ("Elm Avenue"), before the name and its
   * number ("calle"), and endings of names ("straße").
   */
  readonly streets: {
    readonly after: Trie<true>;
    readonly names: Trie<true>;
    readonly before: Trie<true>;
    readonly endings: readonly string[];
  };
  /** Scales that a hyphen joins to their number ("a *magnitude*-6.8 earthquake"). */
  readonly scales: ReadonlySet<string>;
  /** What a number is written with: a number before one tells how long another is ("a five-*figure* sum"). */
  readonly figureNouns: ReadonlySet<string>;
  readonly ordinalNot: ReadonlySet<string>;
  /** Articles in the singular: a bare number right behind one is a name ("la 690", "il 911"). */
  readonly singular: ReadonlySet<string>;
  /** Nouns of rank: even "first" is a figure before them. */
  readonly ordinalRank: ReadonlySet<string>;
  /** Words that make a superlative behind a noun ("el segundo valor *más* alto"). */
  readonly ordinalMost: ReadonlySet<string>;
  readonly ordinalAdverbs: ReadonlySet<string>;
  /** Verbs behind which "first" and "second" are ranks ("finished second"). */
  readonly rankVerbs: ReadonlySet<string>;
}

/** Compiles `guards.yaml`: labels before numbers, names that contain number words, ordinals in set phrases. */
export function compileGuards(data: Data): GuardLexicon {
  const weak = new Set<string>(data.weakLabels ?? []);
  const labels = [...new Set<string>([...(data.labels ?? []), ...weak])];
  return {
    labels: trie(labels.map((word) => [String(word), { weak: weak.has(word) }])),
    // A capital inside makes the spelling matter: "3M" is a firm, "3m" a length.
    names: trie(
      ((data.names ?? []) as unknown[]).map((name) => {
        const form = String(name);
        return [form, [{ form, plain: plainForm(form), exactCase: /\p{Lu}/u.test(form) }] as readonly Named[]] as const;
      }),
      (a, b) => [...a, ...b],
    ),
    singular: foldedSet(data.singular),
    streets: {
      after: flags(data.streets?.after),
      names: flags(data.streets?.names),
      before: flags(data.streets?.before),
      endings: data.streets?.endings ?? [],
    },
    scales: foldedSet(data.scales),
    figureNouns: foldedSet(data.figureNouns),
    ordinalNot: foldedSet(data.ordinals?.not),
    ordinalRank: foldedSet(data.ordinals?.rank),
    ordinalMost: foldedSet(data.ordinals?.most),
    rankVerbs: foldedSet(data.ordinals?.verbs),
    ordinalAdverbs: foldedSet(data.ordinals?.adverb),
  };
}
