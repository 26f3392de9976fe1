import { compileSpellout, type Spellout, type SpelloutRules } from './spellout.ts';

/** Singular and plural of a word; one and the same where it does not change. */
export interface Forms {
  readonly one: string;
  readonly other: string;
  /** All spellings, singular ones first ("doublé|doublée|doublés|doublées"). */
  readonly all: readonly string[];
}

/** Forms of one meaning side by side: what stands in column n of one row is said like column n of the next. */
export type Row = readonly (Forms | undefined)[];

/** A word that changes before a vowel: "de " and "d'". */
export interface Elision {
  readonly vowel: string;
  readonly other: string;
}

/** What writing figures in a language needs beyond reading them; compiled from `writing.yaml`, `cldr.json`, `spellout.json`. */
export interface Writing {
  readonly spellout: Spellout;
  readonly cardinals: readonly string[];
  readonly ordinals: readonly string[];
  /** CLDR spells by one orthography; texts mostly use another ("vingt-et-un", "vingt et un"). */
  readonly respell: readonly (readonly [string, string])[];
  readonly pluralOf: (n: number) => 'one' | 'other';
  readonly decimal: string;
  readonly group: string;
  /** Digits a whole number needs before it is grouped. */
  readonly groupFrom: number;
  /** Counts up to here are spelled in running text. */
  readonly wordsUpTo: number;
  /** Joins the spelled bounds of a range ("three to five"); a dash joins digits. */
  readonly rangeWord: string;
  readonly article:
    | { readonly a: string; readonly an: string; readonly vowel: RegExp; readonly not: RegExp }
    | undefined;
  readonly elisions: readonly Elision[];
  readonly elisionVowel: RegExp;
  readonly elisionNot: RegExp | undefined;
  /** Families of magnitude words, by factor. */
  readonly magnitudes: readonly ReadonlyMap<number, Forms>[];
  /** What stands between a magnitude word and a noun ("millions de"). */
  readonly magnitudeLink: string;
  readonly currencies: ReadonlyMap<string, Forms>;
  readonly symbols: ReadonlyMap<string, string>;
  readonly symbolPlace: 'before' | 'after';
  /** Words, then abbreviation, by UCUM code. */
  readonly units: ReadonlyMap<string, Row>;
  /** Plural units as they stand after prepositions ("Kilometern"), by their plain plural. */
  readonly datives: ReadonlyMap<string, string>;
  readonly variants: { readonly sign: RegExp; readonly respell: readonly (readonly [string, string])[] } | undefined;
  readonly percent: string;
  readonly percentSpace: string;
  readonly points: Forms;
  readonly hedges: ReadonlyMap<string, string>;
  /** Hedges that can be left out; verbs cannot ("exceeded 1.9 million"). */
  readonly hedgeWords: ReadonlySet<string>;
  readonly hedgeOpposites: ReadonlyMap<string, string>;
  readonly opposites: ReadonlyMap<string, string>;
  /** Text that ends so asks for a participle, and the participles that differ from the past tense. */
  readonly auxiliaries: RegExp | undefined;
  readonly participles: ReadonlyMap<string, string>;
  readonly per: ReadonlyMap<string, Row>;
  readonly multiples: readonly (readonly [number, Row])[];
  /** Vague counts ("hundreds") by their power of ten. */
  readonly vague: ReadonlyMap<number, string>;
  readonly fractions: {
    readonly one: readonly string[];
    readonly half: readonly string[];
    readonly denominators: ReadonlyMap<number, Forms>;
    readonly link: string;
    readonly article: { readonly one: string; readonly many: string } | undefined;
    /** Words that hold an article, hence a gender. */
    readonly contractions: ReadonlySet<string>;
  };
  readonly dates: WritingDates;
}

export interface WritingDates {
  /** Month names by form, 12 each; likewise weekdays from Monday. */
  readonly months: {
    readonly wide: readonly (readonly string[])[];
    readonly abbreviated: readonly (readonly string[])[];
  };
  readonly weekdays: {
    readonly wide: readonly (readonly string[])[];
    readonly abbreviated: readonly (readonly string[])[];
  };
  /** What leads a day, and a month or longer, in a sentence ("on ", "in "). */
  readonly on: { readonly day: string; readonly period: string };
  /** What leads a deadline that is a day, and one that is a month or longer ("d'ici au ", "d'ici "). */
  readonly by: { readonly day: string; readonly period: string };
  /** How the first of a month is written ("1er"), where it differs. */
  readonly firstDay: string | undefined;
  /** Templates with the day before the month, and with the month before the day. */
  readonly dayMonth: readonly [dayFirst: string, monthFirst: string];
  readonly dayMonthYear: readonly [dayFirst: string, monthFirst: string];
  readonly monthYear: string;
  readonly quarter: readonly string[];
  readonly quarterOf: string;
  readonly half: readonly string[];
  readonly seasons: ReadonlyMap<number, string>;
  readonly seasonOf: string;
  readonly modifiers: ReadonlyMap<string, readonly string[]>;
}

// biome-ignore lint/suspicious/noExplicitAny: parsed data; a test checks the committed files
type Data = any;

const formsOf = (text: string): Forms => {
  const all = String(text).split('|');
  // Two spellings are singular and plural; four are masculine, feminine and their plurals.
  return { one: all[0]!, other: all.length === 4 ? all[2]! : all[all.length - 1]!, all };
};

const rowOf = (list: readonly (string | null)[] | string): Row =>
  (Array.isArray(list) ? (list as readonly (string | null)[]) : [list as string]).map((t) =>
    t === null ? undefined : formsOf(t),
  );

const texts = (data: Data): ReadonlyMap<string, string> =>
  new Map(Object.entries(data ?? {}).map(([k, v]) => [k, String(v)]));

const lower = (map: ReadonlyMap<string, string>): ReadonlyMap<string, string> =>
  new Map([...map].map(([k, v]) => [k.toLowerCase(), v]));

function unitRows(data: Data, cldr: Data): ReadonlyMap<string, Row> {
  const rows = new Map<string, Row>();
  for (const { code, forms } of Object.values(cldr.units ?? {}) as { code: string; forms: string[] }[]) {
    // CLDR lists singular, plural, abbreviation, then variants; languages without a plural form leave it out.
    const [one, second] = forms as [string, string?];
    const isPlural = second !== undefined && second[0] === one[0] && second.length >= one.length - 1;
    const short = forms.find((f, i) => i > (isPlural ? 1 : 0) && (f[0] !== one[0] || f.length < one.length - 1));
    const words = isPlural ? `${one}|${second}` : one;
    rows.set(code, rowOf([words, short ?? null]));
  }
  for (const [code, word] of Object.entries(data ?? {}) as [string, string | string[]][]) {
    const [words, short] = rowOf(word);
    rows.set(code, [words, short ?? rows.get(code)?.[1]]);
  }
  return rows;
}

function currencyForms(data: Data, cldr: Data): ReadonlyMap<string, Forms> {
  const names = Object.entries(cldr.currencies ?? {}) as [string, string[]][];
  const known = names.map(([code, [one, other]]) => [code, formsOf(other ? `${one}|${other}` : one!)] as const);
  const own = Object.entries(data ?? {}).map(([code, forms]) => [code, formsOf(forms as string)] as const);
  return new Map([...known, ...own]);
}

function compileDateForms(d: Data, cldr: Data): WritingDates {
  const pair = (o: Data, otherwise: string): readonly [string, string] =>
    [o?.true ?? otherwise, o?.false ?? o?.true ?? otherwise] as const;
  const monthYear = d.monthYear ?? '{month} {year}';
  return {
    months: cldr.months,
    weekdays: cldr.days,
    on: { day: d.on?.day ?? '', period: d.on?.period ?? '' },
    by: { day: d.by?.day ?? '', period: d.by?.period ?? '' },
    firstDay: d.firstDay,
    dayMonth: pair(d.dayFirst, '{day} {month}'),
    dayMonthYear: pair(d.dayYear, '{day} {month} {year}'),
    monthYear,
    quarter: d.quarter ?? [],
    quarterOf: d.quarterOf ?? '{quarter} {year}',
    half: d.half ?? [],
    seasons: new Map(Object.entries(d.seasons ?? {}).map(([k, v]) => [Number(k), String(v)])),
    seasonOf: d.seasonOf ?? '{season} {year}',
    modifiers: new Map(Object.entries(d.modifiers ?? {}).map(([k, v]) => [k, [v].flat() as string[]])),
  };
}

/** Compiles one language. `data` is `writing.yaml`, `cldr` is `cldr.json`, `rules` is `spellout.json`. */
export function compileWriting(data: Data, cldr: Data, rules: SpelloutRules, lang: string): Writing {
  const plurals = new Intl.PluralRules(data.pluralsOf ?? lang);
  const f = data.fractions ?? {};
  return {
    spellout: compileSpellout(rules, lang),
    cardinals: data.cardinals ?? ['%spellout-cardinal'],
    ordinals: data.ordinals ?? ['%spellout-ordinal'],
    respell: Object.entries(data.respell ?? {}) as [string, string][],
    pluralOf: (n) => (plurals.select(n) === 'one' ? 'one' : 'other'),
    decimal: data.decimal ?? cldr.symbols.decimal,
    group: data.group ?? cldr.symbols.group,
    groupFrom: data.groupFrom ?? 4,
    wordsUpTo: data.wordsUpTo ?? 0,
    rangeWord: data.rangeWord ?? '–',
    article: data.article && {
      ...data.article,
      vowel: new RegExp(data.article.vowel, 'iu'),
      not: new RegExp(data.article.not, 'iu'),
    },
    elisions: data.elisions ?? [],
    elisionVowel: new RegExp(data.elisionVowel ?? '(?!)', 'iu'),
    elisionNot: data.elisionNot && new RegExp(data.elisionNot, 'iu'),
    magnitudes: (data.magnitudes ?? []).map(
      (row: Data) => new Map(Object.entries(row).map(([k, v]) => [Number(k), formsOf(v as string)])),
    ),
    magnitudeLink: data.magnitudeLink ?? '',
    currencies: currencyForms(data.currencies, cldr),
    symbols: texts(data.symbols),
    symbolPlace: data.symbolPlace ?? 'after',
    units: unitRows(data.units, cldr),
    datives: texts(data.datives),
    variants: data.variants && {
      sign: new RegExp(data.variants.sign, 'iu'),
      respell: Object.entries(data.variants.respell),
    },
    percent: data.percent ?? '%',
    percentSpace: data.percentSpace ?? '',
    points: formsOf(data.points ?? ''),
    vague: new Map([...texts(data.vague)].map(([power, word]) => [Number(power), word])),
    hedges: texts(data.hedges),
    hedgeWords: new Set(
      [...Object.keys(data.hedgeOpposites ?? {}), ...Object.values(data.hedges ?? {}), ...(data.hedgeWords ?? [])].map(
        (h) => String(h).toLowerCase(),
      ),
    ),
    hedgeOpposites: lower(texts(data.hedgeOpposites)),
    opposites: lower(texts(data.opposites)),
    auxiliaries: data.auxiliaries && new RegExp(`(?<![\\p{L}])(?:${data.auxiliaries})\\s+$`, 'iu'),
    participles: texts(data.participles),
    per: new Map(Object.entries(data.per ?? {}).map(([code, list]) => [code, rowOf(list as string[])])),
    multiples: Object.entries(data.multiples ?? {}).map(
      ([factor, list]) => [Number(factor), rowOf(list as string[])] as const,
    ),
    fractions: {
      one: f.one ?? [],
      half: f.half ?? [],
      denominators: new Map(
        Object.entries(f.denominators ?? {}).map(([n, forms]) => [Number(n), formsOf(forms as string)]),
      ),
      link: f.link ?? ' ',
      article: f.article,
      contractions: new Set(f.contractions ?? []),
    },
    dates: compileDateForms(data.dates ?? {}, cldr),
  };
}
