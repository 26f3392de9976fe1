// Run when the programs are bundled: compiles the words of all languages, so that no program has to stem them at its start.
import { languages } from 'virtual:languages';
import { compileWords } from '../src/engine/concepts/compiled.ts';
import { stemOf } from '../src/engine/concepts/lexicon.ts';
import { readTables } from '../src/engine/concepts/tree.ts';
import { loadFrameTools } from '../src/languages.ts';

const { lexicon } = loadFrameTools();
export const words = Object.fromEntries(
  Object.keys(languages).map((lang) => [
    lang,
    compileWords(readTables(lexicon.tables(lang), lang, (folded) => stemOf(lexicon, lang, folded))),
  ]),
);
