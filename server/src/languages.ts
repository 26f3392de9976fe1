import data from 'virtual:languages';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import type { FrameTools } from './engine/claims/frame.ts';
import { makeLexicon, type Tongue } from './engine/concepts/lexicon.ts';
import { compileCues } from './engine/locales/cues.ts';
import { fold } from './engine/mentions/tokens.ts';

const STEMMERS: Readonly<Record<string, (word: string) => string>> = {
  dutch,
  english,
  french,
  german,
  italian,
  portuguese,
  spanish,
};

/** Month and weekday names: capitalised in some languages, but no names of things. */
function calendarWords(lang: string): string[] {
  const words = new Set<string>();
  for (const style of ['long', 'short'] as const) {
    const month = new Intl.DateTimeFormat(lang, { month: style, timeZone: 'UTC' });
    const day = new Intl.DateTimeFormat(lang, { weekday: style, timeZone: 'UTC' });
    for (let i = 0; i < 12; i++) words.add(month.format(Date.UTC(2024, i, 1)));
    for (let i = 0; i < 7; i++) words.add(day.format(Date.UTC(2024, 0, 1 + i)));
  }
  return [...words].map((w) => w.replace(/\.$/, ''));
}

/** Joins two ways of writing one character; `pairs` alternates the other form with the one that the tables use. */
function foldVariants(pairs: string): (word: string) => string {
  const chars = [...pairs.replace(/\s/g, '')];
  const known = new Map(chars.flatMap((c, i) => (i % 2 ? [] : [[c, chars[i + 1] ?? c] as const])));
  return known.size ? (word) => Array.from(word, (c) => known.get(c) ?? c).join('') : (word) => word;
}

function loadTongues(): ReadonlyMap<string, Tongue> {
  return new Map(
    Object.entries(data.languages).map(([lang, entry]) => [
      lang,
      {
        lang,
        stem: STEMMERS[entry.stemmer ?? ''] ?? foldVariants(entry.words?.variants ?? ''),
        functionWords: new Set([...(entry.words?.function ?? []).map(String), ...calendarWords(lang)].map(fold)),
        capitalNouns: entry.capitalNouns ?? false,
        compoundLinks: entry.compoundLinks ?? [],
        nounEndings: entry.nounEndings ?? [],
        ...(entry.segmenter === 'longest' && { unspaced: { latin: entry.latin ?? 'en' } }),
      },
    ]),
  );
}

/** The languages' concepts, cues and function words, from the data in `server/locales`. */
export function loadFrameTools(): FrameTools {
  const tongues = loadTongues();
  return {
    lexicon: makeLexicon(data.concepts, data.names, tongues),
    cues: new Map(Object.entries(data.languages).map(([lang, entry]) => [lang, compileCues(entry.frames)])),
  };
}
