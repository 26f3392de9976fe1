// Lets the bundler and the test runner import the locale data: `.yaml` becomes its parsed value, `.tsv` its text.
// Both hosts (esbuild, vite) have the same need, so the loading is written once.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The JavaScript module source for one data file. Throws with the file's name when its YAML cannot be parsed. */
export function dataModule(path) {
  const text = readFileSync(path, 'utf8');
  if (path.endsWith('.tsv')) return `export default ${JSON.stringify(text)};`;
  try {
    return `export default ${JSON.stringify(parse(text))};`;
  } catch (error) {
    throw new Error(`${path}: ${error.message}`);
  }
}

const HERE = dirname(fileURLToPath(import.meta.url));

/** Month and weekday names: capitalised in some languages, but no names of things. Made here, since it takes a while. */
function calendarWords(lang) {
  const words = new Set();
  for (const style of ['long', 'short']) {
    const month = new Intl.DateTimeFormat(lang, { month: style, timeZone: 'UTC' });
    const day = new Intl.DateTimeFormat(lang, { weekday: style, timeZone: 'UTC' });
    for (let i = 0; i < 12; i++) words.add(month.format(Date.UTC(2024, i, 1)));
    for (let i = 0; i < 7; i++) words.add(day.format(Date.UTC(2024, 0, 1 + i)));
  }
  return [...words].map((w) => w.replace(/\.$/, ''));
}

/** The column of a language, with the columns before the languages'; rows without it are left out. */
function columnOf(tsv, lang, fixed) {
  const [head = '', ...lines] = tsv.split('\n');
  const at = head.split('\t').findIndex((name) => name.trim() === lang);
  if (at < 0) return '';
  const rows = lines
    .filter((line) => line.trim() && !line.startsWith('#'))
    .map((line) => line.split('\t'))
    .filter((cells) => cells[at]?.trim())
    .map((cells) => [...cells.slice(0, fixed), cells[at]].join('\t'));
  return [[...head.split('\t').slice(0, fixed), lang].join('\t'), ...rows].join('\n');
}

/** Data that is parsed when it is asked for: most runs need one language or two. */
const inline = (value) => `()=>JSON.parse(${JSON.stringify(JSON.stringify(value))})`;

/** The same in files beside the program, for hosts that can read them: what is not asked for is not even looked at. */
function inFiles(folder) {
  mkdirSync(folder, { recursive: true });
  return (value, name) => {
    const text = JSON.stringify(value);
    const file = `${name}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.json`;
    writeFileSync(join(folder, file), text);
    return `()=>readData(${JSON.stringify(file)})`;
  };
}
const READ_DATA = `import {readFileSync} from 'node:fs';
const folder=new URL(/\\/chunks\\/[^/]+$/.test(import.meta.url)?'../data/':'./data/',import.meta.url);
const readData=(file)=>JSON.parse(readFileSync(new URL(file,folder),'utf8'));`;
const record = (entries) => `{${entries.map(([key, code]) => `${JSON.stringify(key)}:${code}`).join(',')}}`;

/** Tables of that folder that are no concepts: which concept is part of a broader one, and names. */
const OTHER_TABLES = ['broader.tsv', 'names.tsv'];
const PARTS = ['figures', 'guards', 'dates', 'words', 'writing', 'frames'];

/**
 * `virtual:languages`: the language registry with what telling languages apart needs, and for each language, to be called, its
 * tables and its column of the concepts. A new language or topic is a new file and no new import line.
 */
function languagesModule({ columns: withColumns, later = inline, head = '' }) {
  const read = (path) => (existsSync(path) ? parse(readFileSync(path, 'utf8')) : undefined);
  const json = (path) => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined);
  const registry = read(join(HERE, 'languages.yaml')) ?? {};
  const langs = Object.keys(registry);
  const languages = Object.fromEntries(
    langs.map((lang) => {
      const words = read(join(HERE, lang, 'words.yaml')) ?? {};
      const functionWords = [...(words.function ?? []).map(String), ...calendarWords(lang)];
      return [lang, { ...registry[lang], functionWords, variants: words.variants ?? '' }];
    }),
  );
  const tables = langs.map((lang) => {
    const parts = PARTS.map((part) => [part, read(join(HERE, lang, `${part}.yaml`))]);
    const made = ['cldr', 'spellout'].map((part) => [part, json(join(HERE, lang, `${part}.json`))]);
    return [lang, later(Object.fromEntries([...parts, ...made]), `tables-${lang}`)];
  });
  const folder = join(HERE, 'concepts');
  const files = existsSync(folder)
    ? readdirSync(folder)
        .filter((f) => f.endsWith('.tsv'))
        .sort()
    : [];
  const texts = new Map(files.map((f) => [f, readFileSync(join(folder, f), 'utf8')]));
  const columns = (withColumns ? langs : []).map((lang) => {
    const concepts = files.filter((f) => !OTHER_TABLES.includes(f)).map((f) => columnOf(texts.get(f), lang, 2));
    const [broader, names] = OTHER_TABLES.map((f) => texts.get(f) ?? '');
    return [lang, later({ concepts, broader, names: columnOf(names, lang, 3) }, `concepts-${lang}`)];
  });
  return [
    head,
    `export const languages=JSON.parse(${JSON.stringify(JSON.stringify(languages))});`,
    `export const tables=${record(tables)};`,
    `export const concepts=${record(columns)};`,
    `export const units=${later(read(join(HERE, 'units.yaml')), 'units')};`,
  ].join('\n');
}

/**
 * `virtual:words`: the concepts' words of each language, compiled (`compileWords.ts` says how). Empty while that is being made, and
 * in tests, which read the tables.
 */
async function compileWords() {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(HERE, 'compileWords.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    logLevel: 'error',
    plugins: [esbuildTables],
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { words } = await import(`data:text/javascript;base64,${code}`);
  return words;
}
let compiled;
async function wordsModule({ later = inline, head = '' }) {
  compiled ??= compileWords();
  const words = Object.entries(await compiled).map(([lang, value]) => [lang, later(value, `words-${lang}`)]);
  return `${head}\nexport const words=${record(words)};`;
}
const NO_WORDS = 'export const words={};';

/** How data gets into a bundle: `words` gives the module of compiled words, `columns` are the tables they are compiled from. */
const dataFor = ({ words, columns, files }) => ({
  name: 'data',
  setup(build) {
    const { outdir, outfile } = build.initialOptions;
    const folder = join(outdir ?? dirname(outfile ?? 'dist/x'), 'data');
    const how = files ? { later: inFiles(folder), head: READ_DATA } : {};
    build.onResolve({ filter: /^virtual:(languages|words)$/ }, ({ path }) => ({ path, namespace: 'data' }));
    build.onLoad({ filter: /languages$/, namespace: 'data' }, () => ({
      contents: languagesModule({ columns, ...how }),
      loader: 'js',
    }));
    build.onLoad({ filter: /words$/, namespace: 'data' }, async () => ({ contents: await words(how), loader: 'js' }));
    build.onLoad({ filter: /\.(yaml|tsv)$/ }, ({ path }) => ({ contents: dataModule(path), loader: 'js' }));
  },
});
const esbuildTables = dataFor({ words: async () => NO_WORDS, columns: true });
/** All data in the bundle itself. */
export const esbuildData = dataFor({ words: wordsModule, columns: false });
/** Data of the languages in `data/` beside the bundle, for programs on Node. */
export const esbuildDataFiles = dataFor({ words: wordsModule, columns: false, files: true });

export const viteData = {
  name: 'data',
  enforce: 'pre',
  resolveId(id) {
    return /^virtual:(languages|words)$/.test(id) ? `\0${id}` : null;
  },
  load(id) {
    if (id === '\0virtual:languages') return languagesModule({ columns: true });
    if (id === '\0virtual:words') return NO_WORDS;
    return /\.(yaml|tsv)$/.test(id) ? dataModule(id) : null;
  },
};
