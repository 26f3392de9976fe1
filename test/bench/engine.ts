// The engine's stages as the benchmark calls them, bundled as the product is. Prints nothing; see `drive/stage.mjs`.
import { pathToFileURL } from 'node:url';
import { check, type Draft } from '../../server/src/engine/check.ts';
import { indexFacts } from '../../server/src/engine/facts/index.ts';
import { startDraftMemory } from '../../server/src/engine/memory.ts';
import { scanDates } from '../../server/src/engine/mentions/dates/index.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { loadFacts } from '../../server/src/factbase/load.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { nodeFiles } from '../../server/src/files/node.ts';
import { localeOf } from '../../server/src/locales.ts';
import { loadEngine } from '../../server/src/resources.ts';

/** A check of a whole draft against the facts of some files: a function of the draft's text to the number of findings. */
export async function checkerOf(paths: readonly string[]): Promise<(text: string) => number> {
  const engine = loadEngine();
  const readValue = readerOf((text, lang) => recognise(text, localeOf(lang)));
  const uris = paths.map((path) => pathToFileURL(path).href);
  const { base } = await loadFacts(nodeFiles, uris, readValue);
  const index = indexFacts(base, engine.tools.lexicon);
  return (text) => {
    const draft: Draft = { text, format: 'markdown', fallbackDate: '2025-07-20', memory: startDraftMemory() };
    return check(draft, index, engine).findings.length;
  };
}

/** The number of figures and dates in a text. */
export const countMentions = (text: string, lang: string): number =>
  recognise(text, localeOf(lang), { refDate: '2025-07-20' }).length;

/** The number of dates in a text. */
export const countDates = (text: string, lang: string): number =>
  scanDates(text, localeOf(lang), { refDate: '2025-07-20' }).mentions.length;
