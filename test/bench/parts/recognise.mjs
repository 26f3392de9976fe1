// Recognition alone: the product's against recognisers of dates and of figures, on the same text.
import { runProgram } from '../drive/program.mjs';
import { draftPath, LANGUAGES } from '../generate/data.mjs';

/** Paragraphs measured one by one. */
const PARAGRAPHS = 40;
/** The slow one is given fewer. */
const FEW = 3;

export async function measureRecognition(record, { rounds, times, words }) {
  for (let round = 0; round < rounds; round++) {
    for (const lang of LANGUAGES) {
      const path = draftPath(words, lang);
      for (const recogniser of ['figures', 'dates', 'chrono']) {
        const slow = recogniser === 'chrono';
        const task = { recogniser, lang, path, paragraphs: PARAGRAPHS, times: slow ? 1 : times };
        const { perParagraph, whole } = await runProgram('recognise', task);
        for (const ms of perParagraph) record(`paragraph.${recogniser}.${lang}`, ms);
        for (const ms of whole) record(`text.${recogniser}.${lang}`, ms);
      }
      const task = { recogniser: 'recognizers', lang, path, paragraphs: FEW, times: 1, whole: false };
      for (const ms of (await runProgram('recognise', task)).perParagraph) record(`paragraph.recognizers.${lang}`, ms);
    }
  }
}
