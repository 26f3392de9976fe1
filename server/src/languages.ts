import { concepts, languages, tables } from 'virtual:languages';
import { words } from 'virtual:words';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import associations from '../locales/associations.tsv';
import type { FrameTools } from './engine/claims/frame.ts';
import { readAssociations } from './engine/concepts/associations.ts';
import { makeLexicon, NO_TABLES, type Tongue } from './engine/concepts/lexicon.ts';
import type { ConceptTables } from './engine/concepts/types.ts';
import { type Cues, compileCues } from './engine/locales/cues.ts';
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

/** Joins two ways of writing one character; `pairs` alternates the other form with the one that the tables use. */
function foldVariants(pairs: string): (word: string) => string {
  const chars = [...pairs.replace(/\s/g, '')];
  const known = new Map(chars.flatMap((c, i) => (i % 2 ? [] : [[c, chars[i + 1] ?? c] as const])));
  return known.size ? (word) => Array.from(word, (c) => known.get(c) ?? c).join('') : (word) => word;
}

function loadTongues(): ReadonlyMap<string, Tongue> {
  return new Map(
    Object.entries(languages).map(([lang, entry]) => [
      lang,
      {
        lang,
        stem: STEMMERS[entry.stemmer ?? ''] ?? foldVariants(entry.variants),
        functionWords: new Set(entry.functionWords.map(fold)),
        capitalNouns: entry.capitalNouns ?? false,
        compoundLinks: entry.compoundLinks ?? [],
        nounEndings: entry.nounEndings ?? [],
        articles: new Set((entry.articles ?? []).map(fold)),
        ...(entry.segmenter === 'longest' && { unspaced: { latin: entry.latin ?? 'en' } }),
      },
    ]),
  );
}

/** The languages' concepts, cues and function words, from the data in `server/locales`; each language is read when it is needed. */
export function loadFrameTools(): FrameTools {
  const tongues = loadTongues();
  const tablesOf = (lang: string): ConceptTables => {
    const compiled = words[lang]?.();
    return compiled ? { ...NO_TABLES, compiled } : (concepts[lang]?.() ?? NO_TABLES);
  };
  const compiled = new Map<string, Cues>();
  const cuesOf = (lang: string): Cues | undefined => {
    const known = compiled.get(lang);
    if (known || !tables[lang]) return known;
    const cues = compileCues(tables[lang]().frames);
    compiled.set(lang, cues);
    return cues;
  };
  return {
    lexicon: makeLexicon(
      tablesOf,
      tongues,
      readAssociations(() => associations),
    ),
    cues: { get: cuesOf },
  };
}
