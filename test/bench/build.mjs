// Bundles what the benchmark runs beside the product: the control in the form in which the product is shipped, so that its
// start is compared fairly, and the engine's stages to be measured without an editor.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { esbuildData } from '../../server/locales/plugin.mjs';
import { OUT } from './drive/servers.mjs';

const here = dirname(fileURLToPath(import.meta.url));

export const buildPrograms = () =>
  build({
    entryPoints: { control: join(here, 'peers/control.mjs'), engine: join(here, 'engine.ts') },
    outdir: OUT,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    logLevel: 'warning',
    plugins: [esbuildData],
    banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  });
