import { trie } from '../mentions/trie.ts';
import type { DateBound } from '../mentions/types.ts';
import { indexDates } from './dateStarts.ts';
import { type DateLexicon, PLAIN_TERMS, type PlainTerm, type Term, type TimeUnit } from './dateTerms.ts';
import type { FigureLexicon } from './types.ts';

export type { DateLexicon } from './dateTerms.ts';

type Lists = Readonly<Record<string, readonly string[]>>;

/** The hand-written part: `server/locales/<lang>/dates.yaml`. Phrases may hold choices: "[the |]end of[ the|]". */
export interface DateSource {
  readonly order: DateLexicon['order'];
  readonly monthFirst?: boolean;
  readonly lowerCase?: boolean;
  readonly dotOrdinal?: boolean;
  readonly yearBeforeNoun?: boolean;
  readonly capitalNouns?: boolean;
  readonly yearHalves?: boolean;
  readonly dayOrdinal?: boolean;
  readonly primes?: boolean;
  readonly ideographic?: boolean;
  readonly plural?: string;
  readonly guarded?: readonly string[];
  readonly months?: Lists;
  readonly weekdays?: Lists;
  readonly seasons?: Lists;
  readonly modifiers?: Lists;
  /** "a end": phrases for the end of the year, and so on. */
  readonly unitParts?: Lists;
  readonly units?: Lists;
  readonly symbols?: Lists;
  readonly shiftBefore?: Lists;
  readonly shiftAfter?: Lists;
  readonly days?: Lists;
  readonly bounds?: Lists;
  readonly holidays?: Lists;
  readonly decades?: Lists;
  readonly noon?: Lists;
  /** Era name by the year before its first (2018: 令和). */
  readonly eras?: Lists;
  /** "a -1": words for last year, and so on. */
  readonly shifted?: Lists;
  readonly dayParts?: Lists;
  readonly quarters?: Lists;
  readonly halves?: Lists;
  /** Endings that make halves of months ("Märzhälfte"). */
  readonly halfEndings?: readonly string[];
  /** "seconde moitié": half of the month or year that is told behind it. */
  readonly halfParts?: Lists;
  readonly compounds?: Lists;
  readonly fixed?: Lists;
  readonly programmes?: readonly string[];
  readonly words?: Partial<Readonly<Record<PlainTerm, readonly string[]>>>;
}

/** The calendar names of `cldr.json`. */
export interface CldrCalendar {
  readonly months: {
    readonly wide: readonly (readonly string[])[];
    readonly abbreviated: readonly (readonly string[])[];
  };
  readonly days: {
    readonly wide: readonly (readonly string[])[];
    readonly abbreviated: readonly (readonly string[])[];
  };
}

/** Writes out the choices of a phrase: "a[b|c]" is "ab" and "ac". */
export function expand(phrase: string): string[] {
  const open = phrase.lastIndexOf('[');
  if (open < 0) return [phrase];
  const close = phrase.indexOf(']', open);
  if (close < 0) return [phrase];
  return phrase
    .slice(open + 1, close)
    .split('|')
    .flatMap((choice) => expand(phrase.slice(0, open) + choice + phrase.slice(close + 1)));
}

const SEASONS: Readonly<Record<string, number>> = { spring: 21, summer: 22, autumn: 23, winter: 24 };

/** Abbreviations are written with and without their dot; the dot is kept out of the key so that both are found. */
const undotted = (name: string): string => name.replace(/\.$/, '');

/** Compiles one language's date words. `functionWords` are the folded grammatical words of `words.yaml`; `figures` its numbers. */
export function compileDates(
  source: DateSource,
  cldr: CldrCalendar,
  functionWords: ReadonlySet<string>,
  figures: FigureLexicon,
): DateLexicon {
  const guarded = new Set((source.guarded ?? []).map((word) => word.toLowerCase()));
  const entries: [string, readonly Term[]][] = [];
  const add = (phrases: readonly string[] | undefined, make: (phrase: string) => Term): void => {
    for (const phrase of (phrases ?? []).map(String).flatMap(expand)) entries.push([phrase, [make(phrase)]]);
  };
  const each = (lists: Lists | undefined, make: (key: string) => (phrase: string) => Term): void => {
    for (const [key, phrases] of Object.entries(lists ?? {})) add(phrases, make(key));
  };
  const isGuarded = (name: string): boolean => guarded.has(name.toLowerCase());
  const names = (is: 'month' | 'weekday', table: CldrCalendar['months'], more: Lists | undefined): void => {
    const known = new Set<string>();
    const put = (name: string, n: number, short: boolean): void => {
      if (known.has(`${n}${name}`)) return;
      known.add(`${n}${name}`);
      // Whatever is short may be another word ("mar", "sun"): it needs a number, or a preposition, beside it.
      entries.push([name, [{ is, n, short, guarded: short || isGuarded(name) }]]);
      if (is === 'month' && !short)
        for (const ending of source.halfEndings ?? []) entries.push([name + ending, [{ is: 'monthHalf', n }]]);
    };
    table.wide.forEach((list, i) => {
      for (const name of list) put(name, i + 1, false);
    });
    for (const [n, list] of Object.entries(more ?? {}))
      for (const name of list.flatMap(expand)) put(undotted(name), +n, name.endsWith('.'));
    table.abbreviated.forEach((list, i) => {
      for (const name of list) if (!table.wide[i]!.includes(undotted(name))) put(undotted(name), i + 1, true);
    });
  };
  names('month', cldr.months, source.months);
  names('weekday', cldr.days, source.weekdays);
  each(source.seasons, (key) => (name) => ({ is: 'season', n: SEASONS[key] ?? 21, guarded: isGuarded(name) }));
  each(source.units, (key) => {
    const names = new Set(source.units?.[key]?.map(String).flatMap(expand));
    return (name) => ({
      is: 'unit',
      unit: key as TimeUnit,
      symbol: false,
      ...(name.endsWith('s') && names.has(name.slice(0, -1)) ? { plural: true } : {}),
    });
  });
  // "18-jährig": the ending stands alone behind digits.
  each(source.compounds, (key) => () => ({ is: 'unit', unit: key as TimeUnit, symbol: false }));
  each(source.symbols, (key) => () => ({ is: 'unit', unit: key as TimeUnit, symbol: true }));
  each(source.modifiers, (key) => () => ({ is: 'modifier', part: key as 'start' }));
  each(source.unitParts, (key) => {
    const [unit, part] = key.split(' ');
    return () => ({ is: 'unitPart', unit: unit as TimeUnit, part: part as 'end' });
  });
  each(source.shiftBefore, (key) => () => ({ is: 'shiftBefore', by: +key }));
  each(source.shiftAfter, (key) => () => ({ is: 'shiftAfter', by: +key }));
  each(source.days, (key) => () => ({ is: 'day', offset: +key }));
  each(source.bounds, (key) => () => ({ is: 'bound', bound: key as DateBound }));
  each(source.decades, (key) => () => ({ is: 'decade', n: +key }));
  each(source.eras, (key) => () => ({ is: 'era', n: +key }));
  each(source.shifted, (key) => () => ({
    is: 'shifted',
    unit: key.split(' ')[0] as TimeUnit,
    by: +key.split(' ')[1]!,
  }));
  each(source.noon, (key) => () => ({ is: 'noon', n: +key }));
  each(source.dayParts, (key) => () => ({ is: 'dayPart', add: +key }));
  each(source.quarters, (key) => () => ({ is: 'quarterName', n: +key }));
  each(source.halves, (key) => () => ({ is: 'halfName', n: +key }));
  each(source.halfParts, (key) => () => ({ is: 'halfPart', n: +key }));
  each(source.holidays, (key) => () => holiday(key));
  for (const is of PLAIN_TERMS) add(source.words?.[is], () => ({ is }));
  const fixed = new Map(
    Object.entries(source.fixed ?? {}).flatMap(([key, list]) => {
      const [count, unit] = key.split(' ');
      return list
        .flatMap(expand)
        .map((word) => [word.toLowerCase(), { count: +count!, unit: unit as TimeUnit }] as const);
    }),
  );
  const programmes = trie((source.programmes ?? []).flatMap(expand).map((name) => [name, true] as const));
  return {
    terms: trie(entries, (a, b) => [...a, ...b]),
    starts: indexDates({ entries, programmes, fixed }, figures),
    order: source.order,
    monthFirst: source.monthFirst ?? false,
    lowerCase: source.lowerCase ?? false,
    dotOrdinal: source.dotOrdinal ?? false,
    yearBeforeNoun: source.yearBeforeNoun ?? false,
    capitalNouns: source.capitalNouns ?? false,
    yearHalves: source.yearHalves ?? false,
    dayOrdinal: source.dayOrdinal ?? false,
    primes: source.primes ?? false,
    ideographic: source.ideographic ?? false,
    plural: new RegExp(`(?:${source.plural ?? 's'})$`, 'u'),
    functionWords,
    compounds: Object.entries(source.compounds ?? {})
      .flatMap(([unit, endings]) => endings.flatMap(expand).map((ending) => ({ ending, unit: unit as TimeUnit })))
      .sort((a, b) => b.ending.length - a.ending.length),
    fixed,
    programmes,
  };
}

/** "12-25" is a fixed day, "easter+1" counts from Easter Sunday, "11-4th4+1" is the day after the fourth Thursday. */
function holiday(key: string): Term {
  const moving = /^easter([+-]\d+)?$/.exec(key);
  if (moving) return { is: 'holiday', month: 0, day: 0, easter: +(moving[1] ?? 0) };
  const nth = /^(\d+)-(-?\d)th(\d)(\+\d+)?$/.exec(key);
  if (nth)
    return { is: 'holiday', month: +nth[1]!, day: 0, nth: { n: +nth[2]!, weekday: +nth[3]!, plus: +(nth[4] ?? 0) } };
  const [month, day] = key.split('-').map(Number);
  return { is: 'holiday', month: month ?? 1, day: day ?? 1 };
}
