// Bundles and runs the measure of extraction; see extraction.ts.
import { mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { esbuildData } from '../../server/locales/plugin.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const folder = mkdtempSync(join(here, '../../node_modules/.extraction-'));
try {
  await build({
    entryPoints: [join(here, 'extraction.ts')],
    outfile: join(folder, 'extraction.mjs'),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(here, '../build/domains.ts')).href) },
    plugins: [esbuildData],
  });
  await import(pathToFileURL(join(folder, 'extraction.mjs')).href);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
