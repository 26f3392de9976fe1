// The registry of languages: imports the data files and compiles them on first use.

import deCldr from '../locales/de/cldr.json' with { type: 'json' };
import deDates from '../locales/de/dates.yaml';
import deFigures from '../locales/de/figures.yaml';
import deGuards from '../locales/de/guards.yaml';
import deWords from '../locales/de/words.yaml';
import enCldr from '../locales/en/cldr.json' with { type: 'json' };
import enDates from '../locales/en/dates.yaml';
import enFigures from '../locales/en/figures.yaml';
import enGuards from '../locales/en/guards.yaml';
import enWords from '../locales/en/words.yaml';
import esCldr from '../locales/es/cldr.json' with { type: 'json' };
import esDates from '../locales/es/dates.yaml';
import esFigures from '../locales/es/figures.yaml';
import esGuards from '../locales/es/guards.yaml';
import esWords from '../locales/es/words.yaml';
import frCldr from '../locales/fr/cldr.json' with { type: 'json' };
import frDates from '../locales/fr/dates.yaml';
import frFigures from '../locales/fr/figures.yaml';
import frGuards from '../locales/fr/guards.yaml';
import frWords from '../locales/fr/words.yaml';
import itCldr from '../locales/it/cldr.json' with { type: 'json' };
import itDates from '../locales/it/dates.yaml';
import itFigures from '../locales/it/figures.yaml';
import itGuards from '../locales/it/guards.yaml';
import itWords from '../locales/it/words.yaml';
import jaCldr from '../locales/ja/cldr.json' with { type: 'json' };
import jaDates from '../locales/ja/dates.yaml';
import jaFigures from '../locales/ja/figures.yaml';
import jaGuards from '../locales/ja/guards.yaml';
import jaWords from '../locales/ja/words.yaml';
import languages from '../locales/languages.yaml';
import nlCldr from '../locales/nl/cldr.json' with { type: 'json' };
import nlDates from '../locales/nl/dates.yaml';
import nlFigures from '../locales/nl/figures.yaml';
import nlGuards from '../locales/nl/guards.yaml';
import nlWords from '../locales/nl/words.yaml';
import ptCldr from '../locales/pt/cldr.json' with { type: 'json' };
import ptDates from '../locales/pt/dates.yaml';
import ptFigures from '../locales/pt/figures.yaml';
import ptGuards from '../locales/pt/guards.yaml';
import ptWords from '../locales/pt/words.yaml';
import units from '../locales/units.yaml';
import zhCldr from '../locales/zh/cldr.json' with { type: 'json' };
import zhDates from '../locales/zh/dates.yaml';
import zhFigures from '../locales/zh/figures.yaml';
import zhGuards from '../locales/zh/guards.yaml';
import zhWords from '../locales/zh/words.yaml';
import { compileDates, type DateSource } from './engine/locales/dates.ts';
import { compileFigures, type Data, foldedSet } from './engine/locales/figures.ts';
import { compileGuards } from './engine/locales/guards.ts';
import { indexStarts } from './engine/locales/starts.ts';
import type { Locale } from './engine/locales/types.ts';
import { writingOf } from './writings.ts';

interface Sources {
  readonly figures: Data;
  readonly guards: Data;
  readonly dates: Data;
  readonly words: Data;
  readonly cldr: Data;
}

const SOURCES: Readonly<Record<string, Sources>> = {
  en: { figures: enFigures, guards: enGuards, dates: enDates, words: enWords, cldr: enCldr },
  fr: { figures: frFigures, guards: frGuards, dates: frDates, words: frWords, cldr: frCldr },
  de: { figures: deFigures, guards: deGuards, dates: deDates, words: deWords, cldr: deCldr },
  es: { figures: esFigures, guards: esGuards, dates: esDates, words: esWords, cldr: esCldr },
  it: { figures: itFigures, guards: itGuards, dates: itDates, words: itWords, cldr: itCldr },
  pt: { figures: ptFigures, guards: ptGuards, dates: ptDates, words: ptWords, cldr: ptCldr },
  nl: { figures: nlFigures, guards: nlGuards, dates: nlDates, words: nlWords, cldr: nlCldr },
  zh: { figures: zhFigures, guards: zhGuards, dates: zhDates, words: zhWords, cldr: zhCldr },
  ja: { figures: jaFigures, guards: jaGuards, dates: jaDates, words: jaWords, cldr: jaCldr },
};

/** Languages that figures and dates are read in, ISO 639-1. */
export const LANGUAGES: readonly string[] = Object.keys(SOURCES);

const compiled = new Map<string, Locale>();

/** The compiled locale of a language (region subtags are ignored); English where the language is not known. */
export function localeOf(lang: string): Locale {
  const base = lang.toLowerCase().split(/[-_]/)[0]!;
  const key = base in SOURCES ? base : 'en';
  const known = compiled.get(key);
  if (known) return known;
  const locale = compile(key, SOURCES[key]!);
  compiled.set(key, locale);
  return locale;
}

function compile(lang: string, s: Sources): Locale {
  const entry = (languages as Data)[lang] ?? {};
  const figures = compileFigures(s.figures, s.cldr, units, s.words);
  const guards = compileGuards(s.guards);
  const writing = writingOf(lang, s.cldr);
  return {
    lang,
    ...(writing && { writing }),
    capitalNouns: entry.capitalNouns === true,
    figures,
    guards,
    starts: indexStarts(figures, guards),
    dates: compileDates(s.dates as DateSource, s.cldr, foldedSet(s.words?.function), figures),
  };
}
