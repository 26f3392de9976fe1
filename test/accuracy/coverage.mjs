// The size of the lexicon; and the share of the content words of a corpus that map to a concept or a known name, per language, with
// the commonest that do not.
//   node test/accuracy/coverage.mjs [--gaps N] [--lang xx] [FOLDER…]
// Reads .md, .txt and .html files; a draft's language is in its name (`208.en.md`), a source's is guessed by function words.
// A content word is a word of at least three letters that is no function word, no number and (except in German, which capitalises
// nouns) not capitalised inside a sentence: such words are names, which no lexicon can hold. Words of figures and dates (months,
// weekdays, currencies, number words) are read elsewhere and do not count either.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stemmer as nl } from '@orama/stemmers/dutch';
import { stemmer as en } from '@orama/stemmers/english';
import { stemmer as fr } from '@orama/stemmers/french';
import { stemmer as de } from '@orama/stemmers/german';
import { stemmer as it } from '@orama/stemmers/italian';
import { stemmer as pt } from '@orama/stemmers/portuguese';
import { stemmer as es } from '@orama/stemmers/spanish';
import { parse } from 'yaml';

const STEMMERS = { en, fr, de, es, it, pt, nl };
const LANGS = Object.keys(STEMMERS);
const LOCALES = new URL('../../server/locales/', import.meta.url);
const WORD = /\p{L}[\p{L}\p{M}]*/gu;
/** Linking letters of compounds, for the languages that write them as one word. */
const LINKS = { de: ['', 's', 'es', 'n', 'en', 'er'], nl: ['', 's', 'en', 'e'] };

const plain = (s) => s.normalize('NFD').replace(/\p{M}/gu, '');
const stem = (lang, word) => plain(STEMMERS[lang](word));

const functionWords = new Map(
  LANGS.map((l) => [l, new Set(parse(readFileSync(new URL(`${l}/words.yaml`, LOCALES), 'utf8')).function)]),
);

/** The tables of concepts and of names: their columns, and a row for each entry. */
const tables = readdirSync(new URL('concepts/', LOCALES))
  .filter((file) => file.endsWith('.tsv') && file !== 'broader.tsv')
  .map((file) => {
    const [head, ...lines] = readFileSync(new URL(`concepts/${file}`, LOCALES), 'utf8')
      .trimEnd()
      .split('\n');
    return { names: file === 'names.tsv', columns: head.split('\t'), lines };
  });

/** How many concepts and names there are, and in how many languages (the columns behind `id` and tier, or type and country). */
function sizeOf() {
  const sum = (names) => tables.filter((t) => t.names === names).reduce((n, { lines }) => n + lines.length, 0);
  const languages = new Set(tables.flatMap(({ names, columns }) => columns.slice(names ? 3 : 2)));
  const count = (n) => n.toLocaleString('en');
  return `${count(sum(false))} concepts and ${count(sum(true))} names in ${languages.size} languages`;
}

/** Stems of all words that occur in the forms of a language; of a phrase, each word counts. */
function loadForms() {
  const forms = new Map(LANGS.map((l) => [l, new Set()]));
  for (const { columns, lines } of tables) {
    for (const line of lines) {
      const cells = line.split('\t');
      for (const lang of LANGS)
        for (const m of (cells[columns.indexOf(lang)] ?? '').toLowerCase().matchAll(WORD))
          forms.get(lang).add(stem(lang, m[0]));
    }
  }
  return forms;
}

/** Number words that are written as one word up to a hundred, and ordinals up to tenth. */
const NUMBERS = {
  en: 'two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety second third fourth fifth sixth seventh eighth ninth tenth tenths fifths pound pence cent euro dollar',
  fr: 'deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante soixante deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième vingtaine quinzaine centime euro dollar livre',
  de: 'zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig zweite zweiten dritte dritten vierte fünfte anderthalb euro cent dollar pfund franken',
  es: 'uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince veinte treinta cuarenta cincuenta sesenta setenta ochenta noventa segundo tercero euro dólar libra céntimo peso',
  it: 'due tre quattro cinque sei sette otto nove dieci undici dodici tredici quindici venti trenta quaranta cinquanta sessanta settanta ottanta novanta secondo terzo settimo euro dollaro sterlina centesimo',
  pt: 'dois duas três quatro cinco seis sete oito nove dez onze doze treze quinze vinte trinta quarenta cinquenta sessenta setenta oitenta noventa segundo terceiro euro dólar libra cêntimo real',
  nl: 'twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig veertig vijftig zestig zeventig tachtig negentig tweede derde vierde vijfde euro cent dollar pond frank',
};

/** Stems of the words that figures and dates are made of. */
function figureWords(lang) {
  const format = (options, at) => new Intl.DateTimeFormat(lang, options).format(at).toLowerCase();
  const dates = [...Array(12).keys()].flatMap((m) => {
    const at = new Date(2024, m, m + 1);
    return [format({ month: 'long' }, at), format({ weekday: 'long' }, at)];
  });
  return new Set([...dates, ...NUMBERS[lang].split(' ')].flatMap((w) => w.match(WORD) ?? []).map((w) => stem(lang, w)));
}

function guess(text) {
  const words = text.toLowerCase().match(WORD) ?? [];
  const score = (l) => words.filter((w) => functionWords.get(l).has(w)).length;
  return LANGS.reduce((best, l) => (score(l) > score(best) ? l : best));
}

function known(forms, lang, word) {
  const set = forms.get(lang);
  if (set.has(stem(lang, word))) return true;
  for (const link of LINKS[lang] ?? [])
    for (let cut = 4; cut <= word.length - 4; cut++) {
      const head = word.slice(0, cut);
      if (!head.endsWith(link) || !set.has(stem(lang, word.slice(cut)))) continue;
      if (set.has(stem(lang, head.slice(0, head.length - link.length)))) return true;
    }
  return false;
}

function* texts(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile() || !/\.(md|txt|html)$/.test(entry.name) || entry.name === 'README.md') continue;
    const raw = readFileSync(join(entry.parentPath ?? entry.path, entry.name), 'utf8');
    const text = raw
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      .replace(/<(script|style)[\s\S]*?<\/\1>/g, ' ')
      .replace(/<[^>]*>/g, ' ')
      .replace(/&\w+;/g, ' ');
    yield { text, lang: /\.([a-z]{2})\.\w+$/.exec(entry.name)?.[1] ?? guess(text) };
  }
}

const args = process.argv.slice(2);
const option = (name) => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, 2)[1];
};
const gaps = Number(option('--gaps') ?? 20);
const only = option('--lang');
console.log(sizeOf());
const forms = loadForms();
const figures = new Map(LANGS.map((l) => [l, figureWords(l)]));
const counts = new Map(LANGS.map((l) => [l, { all: 0, hit: 0, missed: new Map() }]));
for (const folder of args)
  for (const { text, lang } of texts(folder)) {
    const count = counts.get(lang);
    if (!count) continue;
    for (const m of text.matchAll(WORD)) {
      const word = m[0].toLowerCase();
      if (word.length < 3 || functionWords.get(lang).has(word) || figures.get(lang).has(stem(lang, word))) continue;
      const starts = /(^|[.!?:#>*\-–—"“«(]\s*|\n\s*)$/.test(text.slice(Math.max(0, m.index - 6), m.index));
      const ok = known(forms, lang, word);
      // A capital inside a sentence is a name; at its start it tells nothing, and an unknown word there is left out.
      if (lang !== 'de' && m[0] !== word && (!starts || !ok)) continue;
      count.all++;
      if (ok) count.hit++;
      else count.missed.set(word, (count.missed.get(word) ?? 0) + 1);
    }
  }
for (const [lang, { all, hit, missed }] of counts) {
  if (!all || (only && only !== lang)) continue;
  console.log(`${lang} ${((100 * hit) / all).toFixed(1)} % of ${all} content words`);
  const top = [...missed].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, gaps);
  if (top.length) console.log(`   ${top.map(([w, n]) => `${w} ${n}`).join(', ')}`);
}
