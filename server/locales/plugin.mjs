// Lets the bundler and the test runner import the locale data: `.yaml` becomes its parsed value, `.tsv` its text.
// Both hosts (esbuild, vite) have the same need, so the loading is written once.
import { readFileSync } from 'node:fs';
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

export const esbuildData = {
  name: 'data',
  setup(build) {
    build.onLoad({ filter: /\.(yaml|tsv)$/ }, ({ path }) => ({ contents: dataModule(path), loader: 'js' }));
  },
};

export const viteData = {
  name: 'data',
  enforce: 'pre',
  load(id) {
    return /\.(yaml|tsv)$/.test(id) ? dataModule(id) : null;
  },
};
