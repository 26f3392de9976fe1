import type { Trie } from '../mentions/trie.ts';
import type { Dimension, Hedge } from '../values/types.ts';
import type { DateLexicon } from './dates.ts';
import type { GuardLexicon } from './guards.ts';
import type { Joiner, MyriadLexicon, NumberWord } from './numerals.ts';
import type { Writing } from './writing.ts';

/** A name whose spelling may matter: "MW" and "mW" are one key of the dictionary. */
export interface Named {
  readonly form: string;
  /** `form` for comparing letter by letter (`plainForm`). */
  readonly plain: string;
  /** Must stand exactly as `form` (abbreviations and symbols). */
  readonly exactCase: boolean;
}
export interface Magnitude extends Named {
  readonly factor: number;
  /** Read as a magnitude only with a currency ("5 m" is metres, "$5m" a sum). */
  readonly money: boolean;
  /** Never without a currency ("mm", where "m" may count as well). */
  readonly strict?: boolean;
}
export interface Unit extends Named {
  /** ISO 4217 for money (alternatives joined by "|"), UCUM for measures, '' for percentages and points. */
  readonly code: string;
  readonly dimension: Dimension;
  /** Read only right behind the digits ("1.5C"). */
  readonly glued?: boolean;
  /** A written number counts this much of `code`: 0.01 for cents and percent. */
  readonly factor: number;
}

export type HeadOrder = 'plural' | 'first' | 'capital' | 'last';

/** How one language writes figures, compiled from `figures.yaml`, `cldr.json` and `units.yaml`. */
export interface FigureLexicon {
  readonly decimal: string;
  /** Marks that group digits in this language; and those that group for some of its writers only. */
  readonly groups: ReadonlySet<string>;
  readonly otherGroups: ReadonlySet<string>;
  /** Some of the language's countries write decimal and group signs the other way round. */
  readonly regional: boolean;
  /** Digits go on from a thousand in words ("12 mil 500"). */
  readonly thousandTail: boolean;
  /** A plain space groups digits freely, only in numbers of two groups and more, or never. */
  readonly spaceGroups: 'plain' | 'strict' | 'never';
  readonly words: Trie<NumberWord>;
  /** Parts of numerals written in one word ("dreihundertfünf"), with the link between unit and ten ("und"). */
  readonly joined?: {
    readonly parts: ReadonlyMap<string, NumberWord>;
    readonly longest: number;
    /** First and last two letters of the parts: most words of a text are told by them to be no numerals. */
    readonly heads: ReadonlySet<string>;
    readonly tails: ReadonlySet<string>;
  };
  readonly joiners: Trie<Joiner>;
  readonly articles: ReadonlySet<string>;
  /** Units that a weak number does not count ("un point", "un pied"). */
  readonly weakNot: ReadonlySet<string>;
  /** Number words that are other words too and need a noun or unit behind them ("neuf", "sei"). */
  readonly needNoun: ReadonlySet<string>;
  readonly point: Trie<true>;
  readonly half: Trie<number>;
  readonly ordinalSuffixes: ReadonlySet<string>;
  /** Ideographic numerals (named strategy `myriads`); absent in other languages. */
  readonly myriads?: MyriadLexicon;
  /** What parts denominator and numerator where the denominator comes first ("三分之二"). */
  readonly fractionsOf: Trie<true>;
  readonly magnitudes: Trie<readonly Magnitude[]>;
  readonly unitLinks: Trie<true>;
  /** Currencies, measures and percentages after the number. */
  readonly units: Trie<readonly Unit[]>;
  /** What a unit has parts of: 12 inches to a foot. */
  readonly compound: ReadonlyMap<string, { readonly unit: string; readonly count: number }>;
  /** Currencies before the number. */
  readonly prefixes: Trie<readonly Unit[]>;
  /** Codes of currencies that before smaller numbers name something else ("COP28"). */
  readonly prefixesFrom: ReadonlyMap<string, number>;
  /** Words for currencies that behind smaller numbers are other words ("won"). */
  readonly unitsFrom: ReadonlyMap<string, number>;
  readonly fractions: Trie<number>;
  /** Halves that count only before a unit or magnitude ("medio", "demi"). */
  readonly fractionsOfUnit: ReadonlySet<string>;
  readonly denominators: Trie<number>;
  /** Ordinals are denominators too ("deux cinquièmes"). */
  readonly partOrdinals: boolean;
  readonly fractionLinks: Trie<true>;
  readonly fractionBefore: ReadonlySet<string>;
  /** Words behind which a fraction is of what was named before ("of whom a fifth"). */
  readonly partitive: Trie<true>;
  readonly ratios: {
    readonly of: Trie<true>;
    readonly in: Trie<true>;
    readonly per: Trie<true>;
    /** Endings of a possessor between part and whole, without the apostrophe. */
    readonly possessive: ReadonlySet<string>;
    /** Between whole and part, where the whole comes first ("5人に1人"); with the whole's noun before it. */
    readonly within: Trie<true>;
    readonly withinNoun: Trie<true>;
    /** Words of proportions ("ratio"). */
    readonly cues: Trie<true>;
  };
  /** "one every third", "jede vierte": ordinal behind it is a share. */
  readonly everyNth: Trie<true>;
  readonly multiples: {
    readonly forms: Trie<number>;
    /** Forms that behind an article are nouns of something else ("un doublé"). */
    readonly nouns: ReadonlySet<string>;
    readonly weak: Trie<number>;
    readonly weakBefore: Trie<true>;
    readonly weakAfter: Trie<true>;
    /** How often something happened ("twice"), but before `oftenNot` a multiple; once is told with its denominator alone. */
    readonly often: Trie<number>;
    readonly oftenNot: Trie<true>;
    readonly times: Trie<true>;
    readonly suffixes: Trie<true>;
    /** Verbs behind which a multiple is what was added ("增加两倍" is three times as much). */
    readonly added: Trie<true>;
    readonly sign: ReadonlySet<string>;
    readonly divided: Trie<true>;
    readonly multiplied: Trie<true>;
    readonly comparative: Trie<true>;
    /** Comparatives that turn the multiple round: "three times less" is a third. */
    readonly less: Trie<true>;
    /** Comparatives that belong to the figure's own words ("three times *as many*"). */
    readonly more: Trie<true>;
  };
  /**
   * Pairs of counts: signs that join them ("3-1", "3:1"), and words of games and votes beside them. `nouns` say so of a
   * pair that falls alone; one that rises may be an interval ("a game for ages 5-12").
   */
  readonly scores: {
    readonly signs: ReadonlySet<string>;
    /** Words between hyphens that join two counts ("five-*to*-four"). */
    readonly words: ReadonlySet<string>;
    readonly cues: Trie<true>;
    readonly nouns: Trie<true>;
  };
  readonly vague: Trie<readonly [number, number]>;
  readonly hedgesBefore: Trie<Hedge>;
  readonly hedgesAfter: Trie<Hedge>;
  /** Phrases that begin as a hedge behind a figure and say something else ("au plus *fort*"). */
  readonly hedgesAfterNot: Trie<true>;
  /** Hedges of measures alone, not of times ("within 12,500 km"). */
  readonly hedgesOfMeasure: Trie<Hedge>;
  /** Hedges that say what a change came to, behind a verb of change ("hasta", "tot"). */
  readonly hedgesOfGoal: Trie<true>;
  /** Hedges that mean "among" before a count of something ("unter", "onder"). */
  readonly hedgesOfUnit: Trie<true>;
  /** Hedges that set two counts against each other ("41 Stimmen *gegen* 12"). */
  readonly hedgesAgainst: ReadonlySet<string>;
  /** Hedges that before "the" compare with a figure known ("mehr als *die* fünf geplanten"): they bound nothing. */
  readonly hedgesThan: Trie<true>;
  /** Hedges that before a length of time say how long what stands before it goes on ("10.5% *over* two years"). */
  readonly hedgesOfSpan: ReadonlySet<string>;
  /** Words behind a figure that are a hedge, and before an article or another figure add ("3% *plus* a bonus"). */
  readonly hedgesAdding: ReadonlySet<string>;
  /** Verbs whose particle would be a hedge before a number ("*handed* over 61,240 cars"). */
  readonly hedgesPhrasal: ReadonlySet<string>;
  /** Words that may stand between a hedge and its figure ("plus de *la* moitié"). */
  readonly hedgeSkip: ReadonlySet<string>;
  /** Nouns that a figure names as a bound ("under the 62 *mark*"): the hedge before it passes the article. */
  readonly hedgeMarks: ReadonlySet<string>;
  /** Verbs right before "up to" that make it what a change came to ("*edged* up to 5.1 %"). */
  readonly goalVerbs: ReadonlySet<string>;
  /** Words beside an age: before its number ("aged 34"), behind its duration ("34 years old"), and verbs ("a 34 ans"). */
  readonly ages: { readonly before: Trie<true>; readonly after: Trie<true>; readonly verbs: Trie<true> };
  readonly ranges: {
    readonly between: Trie<true>;
    readonly and: Trie<true>;
    readonly from: Trie<true>;
    readonly to: Trie<true>;
    /** Those of them behind which stands what a change came to ("von 40 *auf* 41"). */
    readonly toNew: ReadonlySet<string>;
    readonly links: Trie<true>;
    readonly or: Trie<true>;
    /** Articles inside an interval ("between *the* tenth and *the* fifteenth"). */
    readonly skip: ReadonlySet<string>;
    readonly change: ReadonlySet<string>;
    /** Verbs of change behind the pair, where verbs come last. */
    readonly changeAfter: Trie<true>;
  };
  readonly directions: Trie<'up' | 'down'>;
  readonly directionsAfter: Trie<'up' | 'down'>;
  /** Words of change that before a sum say what is earned or won ("gagnent 2 000 euros"). */
  readonly directionsOfShare: ReadonlySet<string>;
  /** Verbs that take "up" or "down" for a particle ("*made* up 40 % of sales"). */
  readonly phrasal: ReadonlySet<string>;
  readonly per: {
    readonly links: Trie<true>;
    /** Links that are articles too: only with a known denominator behind them. */
    readonly articles: ReadonlySet<string>;
    /** Links behind which any noun is a denominator; behind the others only a known one ("par rapport", "par six voix"). */
    readonly open: ReadonlySet<string>;
    /** Links that only a price takes ("3 euros *le* kilo"). */
    readonly priced: ReadonlySet<string>;
    /** Nouns that come one at a time: "36 monthly *instalments*" are 36 in all. */
    readonly rhythm: ReadonlySet<string>;
    /** Words between a sum and its denominator ("1 450 euros *net* par mois"). */
    readonly skip: ReadonlySet<string>;
    /** What opens or closes a denominator before the figure ("每平方米", "1人当たり"). */
    readonly before: { readonly open: Trie<true>; readonly close: Trie<true>; readonly words: Trie<string> };
    readonly units: Trie<string>;
    readonly adverbs: Trie<string>;
  };
  readonly head: {
    readonly order: HeadOrder;
    readonly before: ReadonlySet<string>;
    readonly plurals: ReadonlySet<string>;
    readonly singular: readonly string[];
    /** Endings of nouns in the plural, where they tell. */
    readonly endings: readonly string[];
    readonly links: Trie<true>;
    /** Millions count nothing without a link ("12 millions *de* voyageurs"). */
    readonly ofMillions: boolean;
    /** Endings of words that are no noun ("the 12 million plann*ed*"). */
    readonly verbal: readonly string[];
    /** Without spaces: how many characters a noun has at most, counters that are the noun, what is none, links before it. */
    readonly longest: number;
    readonly nouns: ReadonlySet<string>;
    readonly not: Trie<true>;
    readonly linked: Trie<true>;
  };
  readonly negative: Trie<true>;
  /** "below zero": makes degrees before it negative. */
  readonly negativeAfter: Trie<true>;
  /** Function words: they end a noun phrase. */
  readonly stop: ReadonlySet<string>;
}

export interface Locale {
  /** ISO 639-1. */
  readonly lang: string;
  /** Common nouns are capitalised, so a capital says nothing about names. */
  readonly capitalNouns: boolean;
  readonly figures: FigureLexicon;
  readonly guards: GuardLexicon;
  readonly dates: DateLexicon;
  /** How the language writes figures, for replacements; absent where it is only read. */
  readonly writing?: Writing;
  /** First word of every phrase → what it may begin (bits of `STARTS`). */
  readonly starts: ReadonlyMap<string, number>;
}
