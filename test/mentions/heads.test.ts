import { describe, expect, it } from 'vitest';
import type { NumberWord } from '../../server/src/engine/locales/numerals.ts';
import type { FigureLexicon } from '../../server/src/engine/locales/types.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import type { Trie } from '../../server/src/engine/mentions/trie.ts';
import { LANGUAGES, localeOf } from '../../server/src/locales.ts';

// The counted noun of the first figure.
const HEADS: readonly [lang: string, text: string, head: string][] = [
  ['en', 'more than 400 specialised companies', 'companies'],
  ['en', 'the 11,402 crowd saw two red cards', 'crowd'],
  ['fr', 'plus de 400 entreprises spécialisées', 'entreprises'],
  ['fr', '12 millions de voyageurs', 'voyageurs'],
  ['en', 'the 2,100-strong workforce earns less', 'workforce'],
  ['en', 'AIRLINE ORDERS 24 JETS', 'JETS'],
  ['en', 'a magnitude-6.8 earthquake', 'earthquake'],
  ['en', '40 high-precision drill heads', 'heads'],
  ['en', '3 to 5 general-purpose pumps', 'pumps'],
  ['en', 'twelve follow-ups', 'follow'],
  ['de', '12 dampfgetriebene Pumpen', 'Pumpen'],
  ['de', '12 KI-gestützte Pumpen', 'Pumpen'],
  ['de', '300 Bio-Höfe', 'Höfe'],
  ['nl', '12 door-en-door natte pompen', 'pompen'],
  ['de', 'mehr als 400 spezialisierte Firmen', 'Firmen'],
  ['zh', '已有400多家企业获得投资', '企业'],
  ['zh', '出土了14块银锭', '银锭'],
  ['zh', '铜币4165枚', '铜币'],
  ['zh', '至少43人死亡', '人'],
  ['ja', '400社以上が出資した', '社'],
  ['ja', '青銅貨4165枚が見つかった', '青銅貨'],
  ['ja', '94工場を閉鎖', '工場'],
  ['ja', '少なくとも43人が死亡', '人'],
];

// Words behind the first figure that it does not count.
const HEADLESS: readonly [lang: string, text: string][] = [
  ['fr', 'Les 8,5 milliards réduisent l’écart'],
  ['fr', 'Les 12 millions prévus'],
  ['es', 'los 12 millones previstos'],
  ['it', 'i 12 milioni previsti'],
  ['pt', 'os 12 milhões previstos'],
  ['en', 'the 12 million planned'],
  ['de', 'Die Zahl ging auf 12.000 zurück'],
  ['en', 'odds of five-to-four'],
];

it.each(HEADLESS)('%s: nothing is counted in %s', (lang, text) => {
  expect(recognise(text, localeOf(lang), {})[0]).toBeDefined();
  expect(recognise(text, localeOf(lang), {})[0]!.head).toBeUndefined();
});

it.each(HEADS)('%s: %s counts %s', (lang, text, head) => {
  const [m] = recognise(text, localeOf(lang), {});
  expect(m?.head && text.slice(m.head.span.start, m.head.span.end)).toBe(head);
  expect(m!.head!.text).toBe(head);
});

// The hedge of the first length of time.
const HEDGES: readonly [lang: string, text: string, hedge: string | undefined][] = [
  ['en', 'Pay rises by 10.5% over two years', undefined],
  ['en', 'It will spend £3.2 million over five years', undefined],
  ['en', 'It lasted over two years', 'more-than'],
  ['de', 'ein Plus von 10,5 Prozent über zwei Jahre', undefined],
  ['de', 'Er wartete über zwei Stunden', 'more-than'],
  ['fr', 'Ils rechutent dans les cinq ans', undefined],
];

it.each(HEDGES)('%s: %s: %s', (lang, text, hedge) => {
  const m = recognise(text, localeOf(lang), {}).find((x) => x.kind === 'duration');
  expect(m).toBeDefined();
  expect(m!.hedge?.hedge).toBe(hedge);
});

function wordsOf(words: Trie<NumberWord>): NumberWord[] {
  const walk = (node: typeof words.root): NumberWord[] => [
    ...(node.value ? [node.value] : []),
    ...[...node.next.values()].flatMap(walk),
  ];
  return walk(words.root);
}

describe.each(LANGUAGES)('number words in %s', (lang) => {
  const figures: FigureLexicon = localeOf(lang).figures;
  it('have a number for a value', () => {
    const words = [...wordsOf(figures.words), ...(figures.joined?.parts.values() ?? [])];
    const digits = [...(figures.myriads?.digits.values() ?? [])];
    expect(words.length + digits.length).toBeGreaterThan(9);
    const values = [...words.flatMap((w) => [w.value, w.slot]), ...digits];
    expect(new Set(values.map((value) => typeof value))).toEqual(new Set(['number']));
  });
});
