// Recognition of figures and dates by one of the recognisers, on a text as a whole and paragraph by paragraph.
import { say, task, textOf, timed } from '../drive/measured.mjs';

const RECOGNISERS = {
  async figures(lang) {
    const { countMentions } = await import('../../../out/bench/engine.js');
    return (text) => countMentions(text, lang);
  },
  async dates(lang) {
    const { countDates } = await import('../../../out/bench/engine.js');
    return (text) => countDates(text, lang);
  },
  async chrono(lang) {
    const { en, fr } = await import('chrono-node');
    const parser = { en, fr }[lang];
    const day = new Date(Date.UTC(2025, 6, 20));
    return (text) => parser.parse(text, day).length;
  },
  async recognizers(lang) {
    const { default: suite } = await import('@microsoft/recognizers-text-suite');
    const culture = { en: suite.Culture.English, fr: suite.Culture.French }[lang];
    const all = [
      'recognizeNumber',
      'recognizePercentage',
      'recognizeCurrency',
      'recognizeDimension',
      'recognizeDateTime',
    ];
    return (text) => all.reduce((sum, name) => sum + suite[name](text, culture).length, 0);
  },
};

const { recogniser, lang, path, paragraphs, times, whole = true } = task();
const recognise = await RECOGNISERS[recogniser](lang);
const text = textOf(path);
const all = text.split(/\n\n+/);
/** Paragraphs spread over the text. */
const some = Array.from({ length: paragraphs }, (_, i) => all[Math.floor((i * all.length) / paragraphs)]);
const each = () => some.reduce((sum, paragraph) => sum + recognise(paragraph), 0);
const found = each();
say({});
const perParagraph = (await timed(times, each)).map((ms) => ms / paragraphs);
say({
  found,
  perParagraph,
  ...(whole ? { count: recognise(text), whole: await timed(times, () => recognise(text)) } : {}),
});
