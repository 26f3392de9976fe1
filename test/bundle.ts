import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { esbuildData } from '../server/locales/plugin.mjs';

const ROOT = join(import.meta.dirname, '..');

/**
 * Bundles programs of `server/src` for Node, by their names in `outdir`, as for shipping but in a place of the test's own: other
 * suites rebuild dist/ while it runs.
 */
export async function bundle(
  programs: Readonly<Record<string, string>>,
  outdir: string,
  options: Pick<BuildOptions, 'chunkNames' | 'minify' | 'outExtension' | 'splitting'> = {},
): Promise<void> {
  const entries = Object.entries(programs).map(([name, path]) => [name, join(ROOT, 'server/src', path)]);
  await build({
    entryPoints: Object.fromEntries(entries) as Record<string, string>,
    outdir,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'error',
    plugins: [esbuildData as never],
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
    ...options,
  });
}
