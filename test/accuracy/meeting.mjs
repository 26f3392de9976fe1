// Bundles `meeting.ts` and runs it.
//   node test/accuracy/meeting.mjs [--pairs N] [--cases] [--dir FOLDER]
import { build } from 'esbuild';
import { esbuildData } from '../../server/locales/plugin.mjs';

const program = new URL('../../out/meeting.js', import.meta.url);
await build({
  entryPoints: [new URL('meeting.ts', import.meta.url).pathname],
  outfile: program.pathname,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
  plugins: [esbuildData],
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
});
await import(program.href);
