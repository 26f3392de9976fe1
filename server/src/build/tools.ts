import { recognise } from '../engine/mentions/recognise.ts';
import { loadFrameTools } from '../languages.ts';
import { localeOf } from '../locales.ts';
import type { BuildTools } from './build.ts';

/** The engine's recogniser and frames with the data of all languages, for building and verifying. */
export function loadBuildTools(): BuildTools {
  const frames = loadFrameTools();
  return {
    frames,
    profiles: new Map([...frames.lexicon.tongues].map(([lang, tongue]) => [lang, tongue.functionWords])),
    recognise: (text, lang, refDate, labels) => {
      const locale = localeOf(lang);
      return locale ? recognise(text, locale, { ...(refDate && { refDate }), ...(labels && { labels }) }) : [];
    },
  };
}
