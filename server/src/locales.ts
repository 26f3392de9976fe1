// The registry of languages: imports the data files and compiles them on first use.
import enCldr from '../locales/en/cldr.json' with { type: 'json' };
import enDates from '../locales/en/dates.yaml';
import enFigures from '../locales/en/figures.yaml';
import enGuards from '../locales/en/guards.yaml';
import enWords from '../locales/en/words.yaml';
import frCldr from '../locales/fr/cldr.json' with { type: 'json' };
import frDates from '../locales/fr/dates.yaml';
import frFigures from '../locales/fr/figures.yaml';
import frGuards from '../locales/fr/guards.yaml';
import frWords from '../locales/fr/words.yaml';
import languages from '../locales/languages.yaml';
import units from '../locales/units.yaml';
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
    dates: compileDates(s.dates as DateSource, s.cldr, foldedSet(s.words?.function)),
  };
}
