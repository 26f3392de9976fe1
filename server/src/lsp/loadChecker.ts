import { check, checkSteps } from '../engine/check.ts';
import { type FactIndex, indexFacts } from '../engine/facts/index.ts';
import type { FactBase } from '../engine/facts/types.ts';
import { recognise } from '../engine/mentions/recognise.ts';
import type { Say } from '../engine/views/say.ts';
import { writeValue } from '../engine/views/write.ts';
import { partsOf } from '../factbase/load.ts';
import { readerOf } from '../factbase/read.ts';
import { LANGUAGES, localeOf } from '../locales.ts';
import { loadEngine } from '../resources.ts';
import type { Checker } from './checker.ts';

/** The engine with the data of all languages, speaking to the reader by `say`. An index is made once for each state of a fact base. */
export function loadChecker(say: Say): Checker {
  const engine = loadEngine(say);
  const indexes = new WeakMap<FactBase, FactIndex>();
  const indexOf = (base: FactBase): FactIndex => {
    const index = indexes.get(base) ?? indexFacts(base, engine.tools.lexicon, partsOf(base));
    indexes.set(base, index);
    return index;
  };
  return {
    check: (draft, base) => check(draft, indexOf(base), engine),
    checkSteps: (draft, base) => checkSteps(draft, indexOf(base), engine),
    write: (value, fact, lang) => writeValue(value, fact, localeOf(lang)),
    // Only who writes fact files asks for them.
    get units() {
      return unitsOf('en');
    },
    languages: LANGUAGES,
    lexicon: () => engine.tools.lexicon,
    readValue: readerOf((text, lang) => recognise(text, localeOf(lang))),
  };
}

/** Currencies by code, measures by their words, percent: what can follow a figure in a fact file written in `lang`. */
function unitsOf(lang: string): readonly string[] {
  const writing = localeOf(lang).writing;
  if (!writing) return [];
  const words = [...writing.units.values()].flatMap(([first]) => (first ? [first.other] : []));
  return ['%', writing.points.other, ...writing.symbols.keys(), ...new Set(words)];
}
