// Bundles the programs into dist/: the editor client (CommonJS, as VS Code loads it), the language server, both again for
// editors in the browser, and the CLI.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { esbuildData, esbuildDataFiles } from './server/locales/plugin.mjs';

/** A fingerprint of all that decides how fact files are read: parsed files that another state of it kept are not trusted. */
function fingerprint() {
  const hash = createHash('sha256');
  const files = ['package-lock.json', 'server/src', 'server/locales'].flatMap((root) =>
    root.endsWith('.json') ? [root] : readdirSync(root, { recursive: true }).map((name) => join(root, name)),
  );
  for (const file of files.filter((name) => /\.(?:ts|mjs|json|yaml|tsv)$/.test(name)).sort())
    hash.update(file).update(readFileSync(file));
  return hash.digest('hex').slice(0, 32);
}

const shared = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  minify: !process.argv.includes('--debug'),
  sourcemap: 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  plugins: [esbuildData],
  define: { __PROGRAM__: JSON.stringify(fingerprint()) },
};
// ESM bundles of packages that call require() need one.
const esm = {
  format: 'esm',
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
};
const targets = [
  { entryPoints: ['client/src/extension.ts'], outfile: 'dist/client.cjs', format: 'cjs', external: ['vscode'] },
  {
    // VS Code's web host takes `dist/web.cjs` for CommonJS by its ending, and adds the ending .js itself.
    entryPoints: ['client/src/web.ts'],
    outfile: 'dist/web.cjs.js',
    format: 'cjs',
    platform: 'browser',
    external: ['vscode'],
  },
  { entryPoints: ['server/src/lsp/worker.ts'], outfile: 'dist/worker.js', format: 'iife', platform: 'browser' },
  {
    // The programs for Node share their parts; what a command does not need stays unread.
    entryPoints: {
      parser: 'server/src/files/parserThread.ts',
      cli: 'server/src/cli/main.ts',
      checker: 'server/src/cli/startChecker.ts',
    },
    outdir: 'dist',
    plugins: [esbuildDataFiles],
    ...esm,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  },
];
/**
 * Programs that are started with code compiled before (`server/src/files/keptCode.ts`): each one script, a function of what a CommonJS
 * module is given. Their names change with their content, so that code of another state is never taken for theirs.
 */
const kept = {
  entryPoints: { server: 'server/src/lsp/main.ts', checker: 'server/src/cli/checkThread.ts' },
  outdir: 'dist',
  entryNames: '[name]-[hash]',
  outExtension: { '.js': '.cjs' },
  plugins: [esbuildDataFiles],
  format: 'cjs',
  define: { ...shared.define, 'import.meta.url': '__url' },
  banner: {
    js: "(function(require,module,__filename){var exports=module.exports,__url=require('node:url').pathToFileURL(__filename).href;",
  },
  footer: { js: '})' },
  metafile: true,
};
/** What an editor starts. */
const starter = {
  entryPoints: ['server/src/lsp/start.ts'],
  outfile: 'dist/server.cjs',
  format: 'cjs',
  define: { ...shared.define, 'import.meta.url': '__url' },
  banner: { js: "const __url=require('node:url').pathToFileURL(__filename).href;" },
};
/** The file names of such programs, by their names. */
const namesOf = ({ outputs }) =>
  Object.fromEntries(
    Object.keys(outputs)
      .filter((path) => path.endsWith('.cjs'))
      .map((path) => [/([a-z]+)-[^/]*$/.exec(path)[1], basename(path)]),
  );
// Programs for development only, not shipped.
if (process.argv.includes('--dev'))
  targets.push({ entryPoints: { accuracy: 'test/accuracy/main.ts' }, outdir: 'out', ...esm, splitting: false });
// Chunks carry a hash in their name: those of earlier builds would pile up.
for (const folder of ['chunks', 'data']) rmSync(`dist/${folder}`, { recursive: true, force: true });
for (const name of existsSync('dist') ? readdirSync('dist') : [])
  if (/^(?:server\.js|(?:server|checker)-.*\.cjs)(?:\.map)?$/.test(name)) rmSync(join('dist', name));
const { metafile } = await build({ ...shared, ...kept });
const bundles = { __BUNDLES__: JSON.stringify(namesOf(metafile)) };
for (const t of [starter, ...targets]) {
  const entry = Object.values(t.entryPoints)[0];
  if (existsSync(entry)) await build({ ...shared, ...t, define: { ...shared.define, ...t.define, ...bundles } });
}
