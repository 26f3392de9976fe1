// Lets the bundler and the test runner import the locale data: `.yaml` becomes its parsed value, `.tsv` its text.
// Both hosts (esbuild, vite) have the same need, so the loading is written once.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
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

/**
 * `virtual:languages`: the language registry with each language's `words.yaml` and `frames.yaml`, and all concept tables, so
 * that a new language or topic is a new file and no new import line.
 */
function languagesModule() {
  const read = (path) => (existsSync(path) ? parse(readFileSync(path, 'utf8')) : {});
  const languages = read(join(HERE, 'languages.yaml'));
  const data = Object.fromEntries(
    Object.entries(languages).map(([lang, entry]) => [
      lang,
      { ...entry, words: read(join(HERE, lang, 'words.yaml')), frames: read(join(HERE, lang, 'frames.yaml')) },
    ]),
  );
  const folder = join(HERE, 'concepts');
  const tables = existsSync(folder)
    ? readdirSync(folder)
        .filter((f) => f.endsWith('.tsv'))
        .sort()
    : [];
  const text = (f) => readFileSync(join(folder, f), 'utf8');
  const concepts = tables.filter((f) => f !== 'names.tsv').map(text);
  const names = tables.includes('names.tsv') ? text('names.tsv') : '';
  return `export default ${JSON.stringify({ languages: data, concepts, names })};`;
}

export const esbuildData = {
  name: 'data',
  setup(build) {
    build.onResolve({ filter: /^virtual:languages$/ }, ({ path }) => ({ path, namespace: 'data' }));
    build.onLoad({ filter: /.*/, namespace: 'data' }, () => ({ contents: languagesModule(), loader: 'js' }));
    build.onLoad({ filter: /\.(yaml|tsv)$/ }, ({ path }) => ({ contents: dataModule(path), loader: 'js' }));
  },
};

export const viteData = {
  name: 'data',
  enforce: 'pre',
  resolveId(id) {
    return id === 'virtual:languages' ? '\0virtual:languages' : null;
  },
  load(id) {
    if (id === '\0virtual:languages') return languagesModule();
    return /\.(yaml|tsv)$/.test(id) ? dataModule(id) : null;
  },
};
