// The entry point of the editor test: starts a real VS Code and runs the suite inside its extension host.
//   VSCODE_EXECUTABLE  a desktop VS Code to use; "download" has @vscode/test-electron fetch one
// Otherwise VS Code's own server with a workbench in headless Chromium is used, set up by test/setup.sh.
// Prints the suite's lines when it has ended; the counts go to out/editor/results.json.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const out = join(root, 'out/editor');

/** Sets up VS Code's server as far as that is still to do. Where it is impossible, says so: a failure in CI, a skip elsewhere. */
function findExecutable() {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named) return named === 'download' ? undefined : named;
  try {
    execFileSync('bash', [join(root, 'test/setup.sh')], { stdio: ['ignore', 'ignore', 'inherit'] });
  } catch (error) {
    if (process.env.CI) throw error;
    console.log('SKIPPED: no VS Code for the editor test (see above).');
    process.exit(77);
  }
  return join(here, 'launcher.mjs');
}

async function bundleSuite() {
  await build({
    entryPoints: { index: join(here, 'suite/index.ts') },
    outdir: out,
    outExtension: { '.js': '.cjs' },
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'inline',
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
}

const vscodeExecutablePath = findExecutable();
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await bundleSuite();
// The suite edits its files, so it works on a copy.
const temp = mkdtempSync(join(tmpdir(), 'factcheck-editor-'));
const workspace = join(temp, 'workspace');
cpSync(join(here, 'workspace'), workspace, { recursive: true });
let code = 0;
try {
  await runTests({
    ...(vscodeExecutablePath ? { vscodeExecutablePath } : { version: process.env.VSCODE_VERSION || 'stable' }),
    extensionDevelopmentPath: root,
    extensionTestsPath: join(out, 'index.cjs'),
    launchArgs: [workspace, `--user-data-dir=${join(temp, 'user')}`, `--extensions-dir=${join(temp, 'extensions')}`],
    extensionTestsEnv: { FACTCHECK_EDITOR_OUT: out },
  });
} catch (error) {
  console.error(error.message ?? error);
  code = 1;
} finally {
  rmSync(temp, { recursive: true, force: true, maxRetries: 5 });
}
if (existsSync(join(out, 'output.txt'))) console.log(readFileSync(join(out, 'output.txt'), 'utf8').trimEnd());
try {
  const { passed, failed, skipped } = JSON.parse(readFileSync(join(out, 'results.json'), 'utf8'));
  console.log(`editor: ${passed} passed, ${failed} failed, ${skipped} skipped`);
} catch {
  console.error('The editor suite left no results.');
  code = 1;
}
process.exit(code);
