// The entry point of the editor test: starts a real VS Code and runs the suite inside its extension host, once for each of the
// runs below. Arguments name the runs; without any, all of them.
// The server is that of the oldest supported version; the run `recent` takes a recent one.
//   VSCODE_EXECUTABLE  a desktop VS Code to use; "download" has @vscode/test-electron fetch one
// Otherwise VS Code's own server with a workbench in headless Chromium is used, set up by test/setup.sh.
// Prints the suite's lines when a run has ended; the counts of all go to out/editor/results.json.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { build } from 'esbuild';
import { installExtension } from './vscode-web.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const out = join(root, 'out/editor');
const host = join(here, 'host');

/** A version as its users have it today, beside the oldest that is supported; it brings its own Node. */
const RECENT = '4.139.1';

/** Sets up VS Code's server as far as that is still to do. Where it is impossible, says so: a failure in CI, false elsewhere. */
function setUp(env = {}) {
  try {
    execFileSync('bash', [join(root, 'test/setup.sh')], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, ...env },
    });
    return true;
  } catch (error) {
    if (process.env.CI) throw error;
    return false;
  }
}

function findExecutable() {
  const named = process.env.VSCODE_EXECUTABLE;
  if (named) return named === 'download' ? undefined : named;
  if (!setUp()) {
    console.log('SKIPPED: no VS Code for the editor test (see above).');
    process.exit(77);
  }
  return join(here, 'launcher.mjs');
}

/** The suite as one file that VS Code can load, and the shorter one for the browser's extension host, where there is no Node. */
async function bundleSuite() {
  await build({
    entryPoints: [join(here, 'suite/web.ts')],
    outfile: join(out, 'web.cjs.js'), // VS Code adds the ending .js itself
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    external: ['vscode'],
    logLevel: 'warning',
  });
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

/** Packages the extension and installs it as a user would. */
function installPackage(extensionsDir) {
  const vsix = join(out, 'extension.vsix');
  const flags = ['--no-dependencies', '--allow-missing-repository', '--no-rewrite-relative-links', '--out', vsix];
  execFileSync(join(root, 'node_modules/.bin/vsce'), ['package', ...flags], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  installExtension(vsix, extensionsDir);
}

const executable = findExecutable();
const ownServer = executable === join(here, 'launcher.mjs');

/**
 * `source`: the extension as it lies here. `packaged`: installed from its package. `recent`: in a recent VS Code. `folders`: a
 * workspace of several folders. `bare`: a folder without a fact base. `untrusted`: a folder that is not trusted. `french`: display
 * language French. `web`: in the browser's own extension host, the server in a worker. `opened` is what is opened of the workspace.
 */
const RUNS = {
  source: () => ({ developed: root }),
  packaged: (extensionsDir) => {
    installPackage(extensionsDir);
    return { developed: host };
  },
  recent: () => {
    const env = { CODE_SERVER_VERSION: RECENT };
    return setUp(env) && { developed: root, env };
  },
  folders: () => ({ developed: root, opened: 'desks.code-workspace' }),
  bare: () => ({ developed: root, opened: 'elsewhere' }),
  untrusted: () => ({ developed: root, env: { EDITOR_TEST_UNTRUSTED: '1' } }),
  french: () => ({ developed: root, flags: ['--locale=fr'] }),
  web: () => ({ developed: root, flags: ['--extensionDevelopmentKind=web'], suite: 'web.cjs' }),
};

/** Runs the suite once; its counts. A run that went wrong without a failed test counts as one. */
async function runOnce(name) {
  const folder = join(out, name);
  const temp = mkdtempSync(join(tmpdir(), 'factcheck-editor-'));
  const workspace = join(temp, 'workspace'); // a copy, since the suite edits its files
  const extensionsDir = join(temp, 'extensions');
  mkdirSync(folder, { recursive: true });
  mkdirSync(extensionsDir, { recursive: true });
  cpSync(join(here, 'workspace'), workspace, { recursive: true });
  let wrong = false;
  try {
    const how = RUNS[name](extensionsDir);
    if (!how) return { passed: 0, failed: 0, skipped: 1 };
    // Beside the installed one it is what is under development; the web workbench takes only one such.
    if (how.developed !== host)
      cpSync(host, join(extensionsDir, 'draft-fact-check.test-host-0.0.1'), { recursive: true });
    const { developed, env = {}, flags = [], suite = 'index.cjs', opened = '' } = how;
    await runTests({
      ...(executable ? { vscodeExecutablePath: executable } : { version: process.env.VSCODE_VERSION || 'stable' }),
      extensionDevelopmentPath: developed,
      extensionTestsPath: join(out, suite),
      launchArgs: [
        join(workspace, opened),
        `--user-data-dir=${join(temp, 'user')}`,
        `--extensions-dir=${extensionsDir}`,
        ...flags,
      ],
      extensionTestsEnv: { FACTCHECK_EDITOR_OUT: folder, FACTCHECK_EDITOR_RUN: name, ...env },
    });
  } catch (error) {
    console.error(error.message ?? error);
    wrong = true;
  } finally {
    rmSync(temp, { recursive: true, force: true, maxRetries: 5 });
  }
  const lines = join(folder, 'output.txt');
  if (existsSync(lines)) console.log(readFileSync(lines, 'utf8').trimEnd());
  const results = join(folder, 'results.json');
  // In the browser the suite can write no file: it is one test, and its end is the result.
  if (name === 'web' && !wrong) return { passed: 1, failed: 0, skipped: 0 };
  const counts = existsSync(results) ? JSON.parse(readFileSync(results, 'utf8')) : { passed: 0, failed: 1, skipped: 0 };
  return wrong && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await bundleSuite();
const named = process.argv.slice(2);
// The desktop build has other ways to install a package and to distrust a folder: there it is the source alone.
const names = named.length > 0 ? named : ownServer ? Object.keys(RUNS) : ['source'];
const total = { passed: 0, failed: 0, skipped: 0 };
for (const name of names) {
  console.log(`-- editor: ${name}`);
  const counts = await runOnce(name);
  for (const key of Object.keys(total)) total[key] += counts[key];
}
writeFileSync(join(out, 'results.json'), JSON.stringify(total));
console.log(`editor: ${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
