import { plainForm } from '../mentions/tokens.ts';
import { type Trie, trie } from '../mentions/trie.ts';
import type { Hedge } from '../values/types.ts';
import { type Data, flags, foldedSet } from './data.ts';
import { compileNumbers } from './numbers.ts';
import type { FigureLexicon, HeadOrder, Magnitude } from './types.ts';
import { compilePrefixes, compileUnits, isAbbreviation } from './unitForms.ts';

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
    prefixesFrom: new Map(Object.entries((shared.currencyNames ?? {}) as Record<string, number>)),
    unitsFrom: new Map(Object.entries((shared.currencyWords ?? {}) as Record<string, number>)),
    ratios: {
      of: flags(data.ratios?.of),
      in: flags(data.ratios?.in),
      per: flags(data.ratios?.per),
      possessive: foldedSet(data.ratios?.possessive),
      within: flags(data.ratios?.within),
      withinNoun: flags(data.ratios?.withinNoun),
      cues: flags(data.ratios?.cues),
    },
    everyNth: flags(data.ratios?.everyNth),
    multiples: {
      forms: mapped<number>(m.forms),
      nouns: foldedSet(m.nouns),
      weak: mapped<number>(m.weak),
      weakBefore: flags(m.weakBefore),
      weakAfter: flags(m.weakAfter),
      often: mapped<number>(m.often),
      oftenNot: flags(m.oftenNot),
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
    hedgesAfterNot: flags(data.hedges?.afterNot),
    hedgesOfMeasure: listed<Hedge>(data.hedges?.ofMeasure),
    hedgesOfGoal: flags(data.hedges?.goal),
    hedgesOfUnit: flags(data.hedges?.ofUnit),
    hedgesAgainst: foldedSet(data.hedges?.against),
    hedgesThan: flags(data.hedges?.than),
    hedgesOfSpan: foldedSet(data.hedges?.ofSpan),
    hedgesAdding: foldedSet(data.hedges?.adding),
    hedgesPhrasal: foldedSet(data.hedges?.phrasal),
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
      toNew: foldedSet(r.toNew),
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
      skip: foldedSet(per.skip),
      rhythm: foldedSet(per.rhythm),
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
