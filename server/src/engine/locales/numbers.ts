import { fold } from '../mentions/tokens.ts';
import { trie } from '../mentions/trie.ts';
import { type Data, flags, foldedSet } from './data.ts';
import type { Joiner, MyriadLexicon, NumberWord } from './numerals.ts';
import type { FigureLexicon } from './types.ts';

/** Largest addend that may follow a word of this value: forty-two, but not *twelve-two*. */
function slotOf(value: number): number {
  if (value === 0 || (value > 0 && value < 20)) return 1;
  return value < 100 ? 10 : 100;
}

const listOrMap = (data: Data): [string, Data][] =>
  Array.isArray(data) ? data.map((w) => [String(w), undefined]) : Object.entries(data ?? {});

/** The words of spelled numbers with what each may do. */
function numberWords(data: Data): [string, NumberWord][] {
  const weak = new Set<string>(data.weak ?? []);
  const bare = new Set<string>(data.bareScales ?? []);
  const entries: [string, NumberWord][] = [];
  for (const [word, given] of listOrMap(data.words)) {
    const value: number = typeof given === 'number' ? given : given.value;
    const slot: number = given.slot ?? slotOf(value);
    entries.push([word, { kind: 'add', value, slot, ...(weak.has(word) && { weak: true }) }]);
  }
  for (const [word, value] of listOrMap(data.hundreds))
    entries.push([
      word,
      {
        kind: 'hundred',
        value: value ?? 100,
        slot: 100,
        bare: !(data.articles ?? []).length || data.bareHundred !== false,
        ...(data.hundredsUpTo !== undefined && { upTo: data.hundredsUpTo }),
      },
    ]);
  for (const [word, value] of listOrMap(data.scales))
    entries.push([word, { kind: 'scale', value, slot: value, bare: bare.has(word) }]);
  for (const [word, value] of listOrMap(data.halves)) entries.push([word, { kind: 'half', value, slot: 0 }]);
  // An ordinal of tens may go on with one of units ("décimo primeiro"): its slot says so.
  for (const [word, given] of listOrMap(data.ordinals)) {
    const { value, slot = 0 } = typeof given === 'number' ? { value: given } : given;
    entries.push([word, { kind: 'add', value, slot, ordinal: true }]);
  }
  for (const [word, value] of listOrMap(data.ordinalHundreds))
    entries.push([word, { kind: 'hundred', value: value ?? 100, slot: 0, ordinal: true, bare: true }]);
  for (const [word, value] of listOrMap(data.ordinalScales))
    entries.push([word, { kind: 'scale', value, slot: 0, ordinal: true, bare: true }]);
  return entries;
}

/** Endings of inflected ordinals ("zwanzigste", "vigésima") given once instead of in every word. */
function inflected(entries: [string, NumberWord][], endings: Data): [string, NumberWord][] {
  const out = [...entries];
  for (const [ending, replacements] of Object.entries(endings ?? {}) as [string, string[]][])
    for (const [word, value] of entries)
      if (value.ordinal && word.endsWith(ending))
        for (const r of replacements) out.push([word.slice(0, -ending.length) + r, value]);
  return out;
}

/** Numerals typed without their accents ("vingtieme", "dieciseis"). */
function unaccented(entries: [string, NumberWord][], wanted: unknown): [string, NumberWord][] {
  if (wanted !== true) return entries;
  const bare = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '');
  return [...entries.map(([word, w]): [string, NumberWord] => [bare(word), w]), ...entries];
}

type NumberPart = Pick<
  FigureLexicon,
  | 'decimal'
  | 'groups'
  | 'otherGroups'
  | 'regional'
  | 'thousandTail'
  | 'spaceGroups'
  | 'words'
  | 'joined'
  | 'joiners'
  | 'articles'
  | 'point'
  | 'weakNot'
  | 'needNoun'
  | 'half'
  | 'ordinalSuffixes'
  | 'fractions'
  | 'fractionsOfUnit'
  | 'denominators'
  | 'partOrdinals'
  | 'fractionLinks'
  | 'fractionBefore'
  | 'fractionsOf'
  | 'partitive'
> &
  Partial<Pick<FigureLexicon, 'myriads'>>;

function compileMyriads(data: Data): MyriadLexicon {
  const values = (map: Data): ReadonlyMap<string, number> => new Map(Object.entries(map ?? {}) as [string, number][]);
  return {
    digits: values(data.digits),
    tens: values(data.tens),
    scales: values(data.scales),
    ordinal: foldedSet(data.ordinal),
    point: foldedSet(data.point),
    inner: foldedSet(data.inner),
    counters: flags(data.counters),
    shortTail: data.shortTail === true,
    ...(data.hundredth && { hundredth: data.hundredth }),
  };
}

function joinedParts(parts: ReadonlyMap<string, NumberWord>): NonNullable<FigureLexicon['joined']> {
  const words = [...parts.keys()];
  return {
    parts,
    longest: Math.max(...words.map((k) => k.length)),
    heads: new Set(words.map((k) => k.slice(0, 2))),
    tails: new Set(words.map((k) => k.slice(-2))),
  };
}

/** The numeral part of `figures.yaml`: digits, spelled numbers, ordinals, fractions. */
export function compileNumbers(data: Data, fractions: Data): NumberPart {
  const entries = unaccented(inflected(numberWords(data), data.ordinalEndings), data.unaccented);
  const joiners = ((data.joiners ?? []) as Data[]).map(({ word, after = [0, Infinity], before }): [string, Joiner] => [
    word,
    { afterMin: after[0], afterMax: after[1], ...(before && { before: new Set<number>(before) }) },
  ]);
  const denominators: [string, number][] = Object.entries(fractions.denominators ?? {});
  if (fractions.plural !== undefined)
    // "second" is never a denominator; "first" neither.
    for (const [word, v] of entries)
      if (v.ordinal && (v.kind !== 'add' || v.value > 2))
        denominators.push([word, v.value], [word + fractions.plural, v.value]);
  const parts = new Map<string, NumberWord>();
  if (data.joined)
    for (const [word, v] of [
      ...entries,
      ...(Object.entries(data.joined.parts ?? {}) as [string, number][]).map(([w, value]): [string, NumberWord] => [
        w,
        { kind: 'add', value, slot: slotOf(value) },
      ]),
    ])
      if (!/[\s-]/.test(word)) parts.set(fold(word), v);
  for (const word of data.joined?.hundreds ?? [])
    parts.set(fold(word), { kind: 'hundred', value: 100, slot: 100, bare: true });
  if (data.joined?.link)
    for (const link of [data.joined.link].flat()) parts.set(fold(link), { kind: 'add', value: Number.NaN, slot: 0 });
  return {
    decimal: data.decimal,
    groups: new Set<string>(data.groups ?? []),
    otherGroups: new Set<string>(data.otherGroups ?? []),
    regional: data.regional === true,
    thousandTail: data.thousandTail === true,
    spaceGroups: data.spaceGroups ?? 'strict',
    words: trie(entries),
    ...(data.joined && { joined: joinedParts(parts) }),
    joiners: trie(joiners),
    articles: foldedSet(data.articles),
    weakNot: foldedSet(data.weakNot),
    needNoun: foldedSet(data.needNoun),
    point: flags(data.point),
    half: trie(Object.entries(data.half ?? {}) as [string, number][]),
    ordinalSuffixes: foldedSet(data.ordinalSuffixes),
    ...(data.strategy === 'myriads' && { myriads: compileMyriads(data.myriads) }),
    fractionsOf: flags(fractions.inverted),
    fractions: trie(Object.entries(fractions.words ?? {}) as [string, number][]),
    fractionsOfUnit: foldedSet(fractions.ofUnit),
    denominators: trie(denominators),
    partOrdinals: fractions.plural !== undefined,
    fractionLinks: flags(fractions.links),
    fractionBefore: foldedSet(fractions.before),
    partitive: flags(fractions.partitive),
  };
}
