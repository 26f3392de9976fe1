// Run when the programs are bundled: compiles the words of all languages, so that no program has to stem them at its start.
import { languages } from 'virtual:languages';
import { compileWords } from '../src/engine/concepts/compiled.ts';
import { rootOf } from '../src/engine/concepts/lexicon.ts';
import { loadFrameTools } from '../src/languages.ts';

const { lexicon } = loadFrameTools();
export const words = Object.fromEntries(
  Object.keys(languages).map((lang) => [lang, compileWords(rootOf(lexicon, lang))]),
);
