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

function loadTongues(): ReadonlyMap<string, Tongue> {
  return new Map(
    Object.entries(data.languages).map(([lang, entry]) => [
      lang,
      {
        lang,
        stem: STEMMERS[entry.stemmer ?? ''] ?? ((word: string) => word),
        functionWords: new Set((entry.words?.function ?? []).map((w) => fold(String(w)))),
        capitalNouns: entry.capitalNouns ?? false,
        compoundLinks: entry.compoundLinks ?? [],
        nounEndings: entry.nounEndings ?? [],
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
