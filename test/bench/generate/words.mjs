// Words and names that texts and facts are made of: the product's own concepts, in English and French, and made-up names.
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('../../../server/locales/concepts/', import.meta.url);
/** Names of countries and cities are spoken of by their own kind of line. */
const NOT_WORDS = new Set(['names.tsv', 'verbs.tsv', 'quantities.tsv']);

/** Plain words by concept: `{ en, fr }`, the same order on every run. */
export const WORDS = readWords((file) => !NOT_WORDS.has(file));
export const VERBS = readWords((file) => file === 'verbs.tsv');

function readWords(wanted) {
  const words = [];
  for (const file of readdirSync(FOLDER).sort()) {
    if (!file.endsWith('.tsv') || !wanted(file)) continue;
    for (const line of readFileSync(new URL(file, FOLDER), 'utf8').split('\n').slice(1)) {
      const [, , en, fr] = line.split('\t').map((cell) => cell.split('|').find((word) => /^\p{Ll}{3,}$/u.test(word)));
      if (en && fr) words.push({ en, fr });
    }
  }
  return words;
}

const STARTS = 'Bar Cal Dor Fen Gal Har Jor Kel Lor Mar Nor Oss Per Quin Rav Sel Tor Ul Ver Wes Yar Zan'.split(' ');
const MIDDLES = 'a e i o u an el in or ul ba de li mo ru san ti vo'.split(' ');
const ENDS = 'bek dale den ford grad holm lis mar mont nau ric sen stad ton vale vik wick zek'.split(' ');

/** A made-up proper name. */
export const nameFrom = (random) =>
  `${random.pick(STARTS)}${random.pick(MIDDLES)}${random.chance(0.4) ? random.pick(MIDDLES) : ''}${random.pick(ENDS)}`;
