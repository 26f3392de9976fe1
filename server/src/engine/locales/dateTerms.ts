import type { Trie } from '../mentions/trie.ts';
import type { DateBound } from '../mentions/types.ts';
import type { DateStarts } from './dateStarts.ts';

/**
 * Calendar and duration units. The first seven are UCUM codes; the others are calendar periods, which as durations count
 * in the unit and factor of `PERIODS`.
 */
export type TimeUnit =
  | 'a'
  | 'mo'
  | 'wk'
  | 'd'
  | 'h'
  | 'min'
  | 's'
  | 'quarter'
  | 'half'
  | 'decade'
  | 'century'
  | 'millennium'
  | 'fortnight'
  | 'weekend'
  | 'night';

/** What a word or phrase can be in a date, duration or clock time. */
export type Term =
  | { readonly is: 'month'; readonly n: number; readonly short: boolean; readonly guarded: boolean }
  | { readonly is: 'weekday'; readonly n: number; readonly short: boolean; readonly guarded: boolean }
  /** EDTF season code 21 (spring) – 24 (winter). */
  | { readonly is: 'season'; readonly n: number; readonly guarded: boolean }
  | { readonly is: 'unit'; readonly unit: TimeUnit; readonly symbol: boolean; readonly plural?: boolean }
  | { readonly is: 'modifier'; readonly part: 'start' | 'mid' | 'end' }
  /** "last", "this", "next", "after next" before or after what it shifts. */
  | { readonly is: 'shiftBefore' | 'shiftAfter'; readonly by: number }
  /** "year's end", "Monatsanfang": a part of the current unit, in one phrase. */
  | { readonly is: 'unitPart'; readonly unit: TimeUnit; readonly part: 'start' | 'mid' | 'end' }
  /** "yesterday": days from the reference date. */
  | { readonly is: 'day'; readonly offset: number }
  | { readonly is: 'bound'; readonly bound: DateBound }
  /** A month and day that need no figure: 12-25. `easter` counts days from Easter Sunday instead. */
  | {
      readonly is: 'holiday';
      readonly month: number;
      readonly day: number;
      readonly easter?: number;
      /** The n-th weekday of the month (n < 0 from its end), and days after it: Thanksgiving, Black Friday. */
      readonly nth?: { readonly weekday: number; readonly n: number; readonly plus: number };
    }
  /** A number that a word fixes: year digits of a decade, hour of noon and midnight, and so on. */
  | { readonly is: 'decade' | 'noon' | 'era'; readonly n: number }
  /** "去年", "先月": a shifted calendar unit in one word. */
  | { readonly is: 'shifted'; readonly unit: TimeUnit; readonly by: number }
  | { readonly is: 'quarterName' | 'halfName' | 'halfPart' | 'monthHalf'; readonly n: number }
  | { readonly is: 'dayPart'; readonly add: number }
  | { readonly is: PlainTerm };

/** Terms that carry nothing but their class; the YAML section of the same name lists the phrases. */
export const PLAIN_TERMS = [
  'article',
  'of', // "of", "de": between the parts of a date
  'apart', // "in", "en": of the words between parts of a date those that part a day from its month ("sold 14 in July")
  'in', // "in", "en": a bare year after it is a year
  'dating', // "dates from", "datant de": a year after it, of three digits too
  'lengthOf', // "of" behind a length: what went on for so long ("in two years *of* drought")
  'to', // "of", "to", "for": a bare year after it may be a count as well
  'open', // "from", "between"
  'join', // "to", "and", "au"
  'joinDays', // those of them that join days ("in der Nacht von Freitag *auf* Samstag"), and tell a change of figures
  'ordinal', // ending of an ordinal figure: "st", "er"
  'seasonLead', // what a season's name that is also another word needs right before it
  'habit', // "a", "le": before a weekday they make it a habit, no date
  'thatAfter', // "-là": makes "this year" that of another time
  'hereAfter', // "-ci": goes with "this"
  'agoBefore',
  'agoAfter',
  'henceBefore',
  'maybeHence', // "in": with a length behind it a date from now, or just a length
  'henceAfter',
  'laterAfter', // "later", "plus tard": counts from a date told before
  'earlierAfter',
  'one', // "a", "une" as 1 in durations
  'durationLead', // words after which "a year" is a duration
  'per', // "a", "per", "par": what makes "a week" a denominator
  'halfBefore', // "half a", "une demi-"
  'andHalf', // "and a half"
  'quarterPart', // "quart": with an ordinal before it and a year behind it a quarter of that year
  'quarterBefore', // "a quarter of a(n)"
  'and', // joins the parts of a compound duration
  'yearMark', // 年, 月, 日 behind their numbers
  'monthMark',
  'dayMark',
  'minuteMark', // 分 behind an hour
  'firstYear', // 元年
  'notPart', // "初步": begins like a part of a year or month, and is none
  'eraAfter', // "AD", "ap. J.-C.": behind a year of any length
  'eraBefore',
  'eraBackAfter', // "BC", "av. J.-C.": counts back
  'eraBackBefore',
  'yearWord',
  'fiscalWord', // "fiscal year", "season", "exercice"
  'decadeBefore', // "années", "los años"
  'ofPeople', // "his": decades behind it are of an age
  'decadeAfter', // "s", "er Jahre"
  'centuryBefore', // "siglo"
  'quarterLabel', // "Q", "T"
  'halfLabel', // "H", "S"
  'weekLabel', // "week", "KW"
  'firstOf', // "first", in "the first six months of 2025"
  'lastOf',
  'finalOf', // "last", in "the last three months of 2024"
  'clockLead', // "at", "à", "um": an hour after it is a clock time
  'hourJoin', // "alle": between two hours in bare digits
  'maybeClock', // "de": an hour after it is a clock time, or a length ("une grève de 24 heures")
  'clockUnit', // "h", "heures", "Uhr", "o'clock"
  'am',
  'pm',
  'halfPast',
  'quarterPast',
  'quarterTo',
  'halfTo', // "halb sieben"
  'past',
  'minusTo',
  'andQuarter', // "et quart", behind an hour
  'lessQuarter', // "moins le quart"
  'less', // "moins", before minutes that lack to the hour
  'zone',
  'ofDay', // behind hours: "12 heures sur 24" is no second figure
  'recurrence', // whole phrases whose digits are no figures: "24 heures sur 24"
  'age', // "years old", "ans" after a number
  'adjective', // words between a number and its unit: "full", "longues", "business"
  'yearParticiple', // "gegründete": what a year before it dates ("das 1887 gegründete Haus")
  'yearNoun', // words that a year labels: "budget", "saison"
  'monthOf', // "month of", before a month's name
  'weekOf', // "week of", "week beginning", before a day
  'restOf', // "rest of", before a calendar unit
  'partOf', // "later", "earlier", before a shifted unit: a part of it
  'within', // "within", "dans les": a length behind it is counted from now
  'windowBack', // "last", "previous", beside a counted length
  'windowAhead', // "next", "coming"
  'modal', // "will": behind it "last" is a verb
  'orLater', // "or later", behind a date
  'orEarlier',
  'now', // "now", "to date": the end of an interval
  'otherBefore', // "previous", "following", "same": a unit or weekday counted from a date told before
  'otherAfter',
  'whole', // "all", "toute la": before a unit its whole length
  'lunarFeast', // "Ramadan": its day is told by another calendar
  'wholeAfter', // "entière": the same behind its unit
  'few', // "a few", "several"
  'couple', // "a couple of"
  'nextDay', // "the following day": the day after one told before
  'dayBefore',
  'aroundDay', // what a bare "the 14th" needs before it, and "le 14": a preposition or article of days
] as const;

export type PlainTerm = (typeof PLAIN_TERMS)[number];

export interface DateLexicon {
  readonly terms: Trie<readonly Term[]>;
  /** What the words of a text may begin. */
  readonly starts: DateStarts;
  /** Order of numeric dates; both orders are alternatives where the language mixes them. */
  readonly order: 'dmy' | 'mdy' | 'both' | 'ymd';
  /** "July 14" is a date (else only with a hyphen or a year). */
  readonly monthFirst: boolean;
  /** Names of months and days are written in lower case: a capital one beside a capital word is a name. */
  readonly lowerCase: boolean;
  /** "14." is an ordinal: a dot may stand between day and month. */
  readonly dotOrdinal: boolean;
  /** A year before a noun labels it: "the 2025 budget". */
  readonly yearBeforeNoun: boolean;
  /** A year in words may be told in two halves ("nineteen ninety-six"). */
  readonly yearHalves: boolean;
  /** A day alone is an ordinal ("the 14th"), not a plain figure ("le 14"). */
  readonly dayOrdinal: boolean;
  /** Common nouns are capitalised. */
  readonly capitalNouns: boolean;
  /** Minutes and seconds are told by primes (3'29"14), not feet and inches. */
  readonly primes: boolean;
  /** Words end so in the plural: after a bare "2025" they make it a count. */
  readonly plural: RegExp;
  readonly functionWords: ReadonlySet<string>;
  /** Words joined to a number in one word: "dreijährig". Ending → unit. */
  readonly compounds: readonly { readonly ending: string; readonly unit: TimeUnit }[];
  /** Compound words with the number inside: "triennial". Folded word → count and unit. */
  readonly fixed: ReadonlyMap<string, { readonly count: number; readonly unit: TimeUnit }>;
  /** A name that a year belongs to, as a phrase before it: "Made in China". */
  readonly programmes: Trie<true>;
  /** Characters of dates written without spaces (年月日). */
  readonly ideographic: boolean;
}
