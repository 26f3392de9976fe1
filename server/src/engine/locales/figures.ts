import { fold, plainForm } from '../mentions/tokens.ts';
import { type Trie, trie } from '../mentions/trie.ts';
import type { Dimension, Hedge } from '../values/types.ts';
import { compileNumbers } from './numbers.ts';
import type { FigureLexicon, HeadOrder, Magnitude, Unit } from './types.ts';

/** Plain data as parsed from YAML or JSON; the compiler reads it leniently, a test checks the committed files. */
// biome-ignore lint/suspicious/noExplicitAny: parsed data
export type Data = any;

export const flags = (list: Iterable<string> | undefined): Trie<true> => trie([...(list ?? [])].map((w) => [w, true]));
export const foldedSet = (list: Iterable<string> | undefined): ReadonlySet<string> =>
  new Set([...(list ?? [])].map((w) => fold(String(w))));
const listed = <T>(data: Data): Trie<T> =>
  trie(
    Object.entries(data ?? {}).flatMap(([value, forms]) =>
      (forms as string[]).map((form) => [form, value as T] as const),
    ),
  );
/** Phrases that end in a preposition, with what the article or a vowel behind makes of it ("près *des* trois quarts", "près *d'*un tiers"). */
function contracted(data: Data, forms: Data): Data {
  const variants = (phrase: string): string[] =>
    Object.entries((forms ?? {}) as Record<string, string[]>).flatMap(([word, others]) =>
      phrase.endsWith(` ${word}`) ? others.map((o) => phrase.slice(0, -word.length) + o) : [],
    );
  return Object.fromEntries(
    Object.entries((data ?? {}) as Record<string, string[]>).map(([value, phrases]) => [
      value,
      [...phrases.flatMap((p) => variants(String(p))), ...phrases],
    ]),
  );
}
const mapped = <T>(data: Data): Trie<T> => trie(Object.entries(data ?? {}) as [string, T][]);
const join = <T>(a: readonly T[], b: readonly T[]): readonly T[] => [...a, ...b];

/**
 * Whether a spelling must match exactly: abbreviations and symbols, not words. Up to three letters, or a capital behind
 * the first letter (MWh), or letters mixed with other signs (km/h).
 */
export function isAbbreviation(form: string): boolean {
  return /^\p{L}{1,3}$/u.test(form) || /^.+\p{Lu}/u.test(form.replace(/[\s-]\p{Lu}/gu, '')) || form.length === 1;
}

function compileMagnitudes(data: Data): Trie<readonly Magnitude[]> {
  return trie(
    Object.entries(data ?? {}).map(([form, value]) => {
      const { factor, money = false, strict = false } = typeof value === 'number' ? { factor: value } : (value as Data);
      return [
        form,
        [
          { form, plain: plainForm(form), factor, money, strict, exactCase: isAbbreviation(form) },
        ] as readonly Magnitude[],
      ] as const;
    }),
    join,
  );
}

function unitsOf(
  table: Data,
  code: string,
  dimension: Dimension,
  factor: number,
  symbols = false,
): [string, readonly Unit[]][] {
  // "a 50-square-metre flat": what is written with spaces is written with hyphens too.
  const forms = ((table ?? []) as string[]).map(String);
  const hyphened = forms.filter((f) => /^\p{L}{3,}( \p{L}{3,})+$/u.test(f)).map((f) => f.replaceAll(' ', '-'));
  return [...forms, ...hyphened].map((form) => [
    form,
    [
      {
        form: String(form),
        plain: plainForm(String(form)),
        code,
        dimension,
        factor,
        exactCase: symbols || isAbbreviation(String(form)),
      },
    ],
  ]);
}

function compileUnits(data: Data, cldr: Data, shared: Data): Trie<readonly Unit[]> {
  const entries: [string, readonly Unit[]][] = [];
  const dimensions = new Map<string, Dimension>();
  for (const [id, { code, dimension, not = [] }] of Object.entries(shared.units) as [string, Data][]) {
    dimensions.set(code, dimension);
    const forms = (cldr.units[id]?.forms ?? []) as string[];
    entries.push(
      ...unitsOf(
        forms.filter((form) => !not.includes(form)),
        code,
        dimension,
        1,
      ),
    );
  }
  for (const [code, { dimension, forms }] of Object.entries(shared.extra) as [string, Data][]) {
    dimensions.set(code, dimension);
    entries.push(...unitsOf(forms, code, dimension, 1));
  }
  for (const [code, forms] of Object.entries(data.units ?? {}))
    entries.push(...unitsOf(forms, code, dimensions.get(code) ?? 'other', 1));
  for (const [code, forms] of Object.entries(data.gluedUnits ?? {}))
    for (const [form, units] of unitsOf(forms, code, dimensions.get(code) ?? 'other', 1, true))
      entries.push([form, units.map((u) => ({ ...u, glued: true }))]);
  for (const code of shared.currencies) {
    entries.push(...unitsOf(cldr.currencies[code], code, 'money', 1), ...unitsOf([code], code, 'money', 1, true));
    entries.push(...unitsOf(cldr.currencySymbols[code], code, 'money', 1, true));
    // "48.5 MGBP", as in company reports.
    entries.push(...unitsOf([`M${code}`], code, 'money', 1e6, true));
  }
  for (const [code, forms] of Object.entries(data.currencies ?? {})) entries.push(...unitsOf(forms, code, 'money', 1));
  for (const [code, forms] of Object.entries(data.subunits ?? {})) entries.push(...unitsOf(forms, code, 'money', 0.01));
  // "3,500 mdd": millions of a currency in one abbreviation.
  for (const [code, forms] of Object.entries(data.millions ?? {})) entries.push(...unitsOf(forms, code, 'money', 1e6));
  for (const [form, code] of Object.entries({ ...shared.symbols, ...data.prefixes, ...data.suffixes }))
    entries.push(...unitsOf([form], code as string, 'money', 1, true));
  const p = data.percent;
  entries.push(...unitsOf(p.tenths, '', 'ratio', 0.1));
  entries.push(...unitsOf(p.share, '', 'ratio', 0.01), ...unitsOf(p.permille, '', 'ratio', 0.001));
  // "17 points": of a percentage, or scored; both readings are kept.
  for (const [form, units] of unitsOf(p.scored, '', 'count', 1))
    entries.push([form, units.map((u) => ({ ...u, exactCase: false }))]);
  entries.push(...unitsOf(p.points, '', 'points', 1), ...unitsOf(p.basis, '', 'points', 0.01));
  // What the hand-written lexicon says of a spelling overrides what the tables say: the last entry is tried first.
  return trie(entries, (a, b) => [...b, ...a]);
}

function compilePrefixes(data: Data, shared: Data, cldr: Data): Trie<readonly Unit[]> {
  const entries: [string, readonly Unit[]][] = [];
  for (const code of shared.currencies)
    entries.push(
      ...unitsOf([code], code, 'money', 1, true),
      ...unitsOf(cldr.currencySymbols[code], code, 'money', 1, true),
      ...unitsOf([`M${code}`], code, 'money', 1e6, true),
    );
  for (const [form, code] of Object.entries({ ...shared.symbols, ...data.prefixes }))
    entries.push(...unitsOf([form], code as string, 'money', 1, true));
  // "百分之十四"
  entries.push(...unitsOf(data.percent?.prefixes, '', 'ratio', 0.01));
  return trie(entries, (a, b) => [...b, ...a]);
}

/** Compiles one language's figures. `words` is its list of function words, `shared` is `units.yaml`. */
export function compileFigures(data: Data, cldr: Data, shared: Data, words: Data): FigureLexicon {
  const m = data.multiples ?? {};
  const r = data.ranges ?? {};
  const per = data.per ?? {};
  return {
    ...compileNumbers(data.numbers, data.fractions ?? {}),
    magnitudes: compileMagnitudes(data.magnitudes),
    unitLinks: flags(data.unitLinks),
    units: compileUnits(data, cldr, shared),
    compound: new Map(
      (Object.entries(shared.compound ?? {}) as [string, [string, number]][]).map(([code, [unit, count]]) => [
        code,
        { unit, count },
      ]),
    ),
    prefixes: compilePrefixes(data, shared, cldr),
    ratios: {
      of: flags(data.ratios?.of),
      in: flags(data.ratios?.in),
      per: flags(data.ratios?.per),
      possessive: foldedSet(data.ratios?.possessive),
      within: flags(data.ratios?.within),
      withinNoun: flags(data.ratios?.withinNoun),
    },
    everyNth: flags(data.ratios?.everyNth),
    multiples: {
      forms: mapped<number>(m.forms),
      nouns: foldedSet(m.nouns),
      weak: mapped<number>(m.weak),
      weakBefore: flags(m.weakBefore),
      weakAfter: flags(m.weakAfter),
      times: flags(m.times),
      suffixes: flags(m.suffixes),
      added: flags(m.added),
      sign: foldedSet(m.sign),
      divided: flags(m.divided),
      multiplied: flags(m.multiplied),
      comparative: flags([...(m.comparative ?? []), ...(m.less ?? []), ...(m.more ?? [])]),
      less: flags(m.less),
      more: flags(m.more),
    },
    scores: {
      signs: foldedSet(data.scores?.signs),
      words: foldedSet(data.scores?.words),
      cues: flags(data.scores?.cues),
      nouns: flags(data.scores?.nouns),
    },
    vague: trie(Object.entries(data.vague?.words ?? {}) as [string, readonly [number, number]][]),
    hedgesBefore: listed<Hedge>(contracted(data.hedges?.before, data.contracted)),
    hedgesAfter: listed<Hedge>(data.hedges?.after),
    hedgesOfMeasure: listed<Hedge>(data.hedges?.ofMeasure),
    hedgesOfGoal: flags(data.hedges?.goal),
    hedgesOfUnit: flags(data.hedges?.ofUnit),
    hedgesAgainst: foldedSet(data.hedges?.against),
    hedgesOfSpan: foldedSet(data.hedges?.ofSpan),
    hedgesAdding: foldedSet(data.hedges?.adding),
    hedgeSkip: foldedSet(data.hedges?.skip),
    hedgeMarks: foldedSet(data.hedges?.marks),
    goalVerbs: foldedSet(data.hedges?.goalVerbs),
    ages: {
      before: flags(data.ages?.before),
      after: flags(data.ages?.after),
      verbs: flags(data.ages?.verbs),
    },
    ranges: {
      between: flags(r.between),
      and: flags(r.and),
      from: flags(r.from),
      to: flags(r.to),
      links: flags(r.links),
      or: flags(r.or),
      skip: foldedSet([...(r.skip ?? []), ...(data.hedges?.skip ?? [])]),
      change: foldedSet(r.change),
      changeAfter: flags(r.changeAfter),
    },
    directions: listed<'up' | 'down'>(
      contracted({ up: data.direction?.up ?? [], down: data.direction?.down ?? [] }, data.contracted),
    ),
    directionsOfShare: foldedSet(data.direction?.ofShare),
    phrasal: foldedSet(data.direction?.phrasal),
    directionsAfter: listed<'up' | 'down'>(data.direction?.after),
    per: {
      links: flags(per.links),
      articles: foldedSet(per.articles),
      open: foldedSet(per.open),
      priced: foldedSet(per.priced),
      before: {
        open: flags(per.before?.open),
        close: flags(per.before?.close),
        words: mapped<string>(per.before?.words),
      },
      units: mapped<string>(per.units),
      adverbs: mapped<string>(per.adverbs),
    },
    head: {
      order: (data.head?.order ?? 'first') as HeadOrder,
      before: foldedSet(data.head?.before),
      plurals: foldedSet(data.head?.plurals),
      singular: data.head?.singular ?? [],
      endings: data.head?.endings ?? [],
      links: flags(data.head?.links),
      ofMillions: data.head?.ofMillions === true,
      verbal: data.head?.verbal ?? [],
      longest: data.head?.longest ?? 0,
      nouns: foldedSet(data.head?.nouns),
      not: flags(data.head?.not),
      linked: flags(data.head?.linked),
    },
    negative: flags(data.negative),
    negativeAfter: flags(data.negativeAfter),
    stop: foldedSet(words?.function),
  };
}
