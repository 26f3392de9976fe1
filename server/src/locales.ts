// The registry of languages: compiles the data of each on first use.
import { languages, tables, units } from 'virtual:languages';
import { type Data, foldedSet } from './engine/locales/data.ts';
import { compileDates, type DateSource } from './engine/locales/dates.ts';
import { compileFigures } from './engine/locales/figures.ts';
import { compileGuards } from './engine/locales/guards.ts';
import { indexStarts } from './engine/locales/starts.ts';
import type { Locale } from './engine/locales/types.ts';
import { writingOf } from './writings.ts';

/** Languages that figures and dates are read in, ISO 639-1. */
export const LANGUAGES: readonly string[] = Object.keys(languages);

const compiled = new Map<string, Locale>();

/** The compiled locale of a language (region subtags are ignored); English where the language is not known. */
export function localeOf(lang: string): Locale {
  const base = lang.toLowerCase().split(/[-_]/)[0]!;
  const key = base in languages ? base : 'en';
  const known = compiled.get(key);
  if (known) return known;
  const locale = compile(key, tables[key]!() as Files);
  compiled.set(key, locale);
  return locale;
}

type Files = Readonly<Record<'figures' | 'guards' | 'dates' | 'words' | 'cldr', Data>>;

function compile(lang: string, s: Files): Locale {
  const figures = compileFigures(s.figures, s.cldr, units(), s.words);
  const guards = compileGuards(s.guards);
  const writing = writingOf(lang, s);
  return {
    lang,
    ...(writing && { writing }),
    capitalNouns: languages[lang]?.capitalNouns === true,
    figures,
    guards,
    starts: indexStarts(figures, guards),
    dates: compileDates(s.dates as DateSource, s.cldr, foldedSet(s.words?.function), figures),
  };
}
