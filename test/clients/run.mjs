// Other editors' own language clients against the built server (dist/cli.js), each with the set-up that the README gives.
// Arguments name the editors; without any, all of them. The counts go to out/clients/results.json.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const out = join(root, 'out/clients');
/** By which test/run.mjs knows that a suite cannot run here. */
const SKIPPED = 77;
/** The steps wait for what they expect; this is for an editor that hangs. */
const LIMIT_MS = 180_000;

const emacs = (client) => ({
  package: 'emacs',
  command: ['emacs', '--batch', '--load', join(here, 'emacs/session.el')],
  env: { CLIENT: client },
});
const EDITORS = {
  neovim: {
    package: 'neovim',
    command: [
      'nvim',
      '--headless',
      '--clean',
      '-u',
      join(here, 'neovim/init.lua'),
      '-S',
      join(here, 'neovim/session.lua'),
    ],
    env: {},
  },
  eglot: emacs('eglot'),
  'lsp-mode': emacs('lsp-mode'),
};

/** Runs an editor's session in a desk of its own; its steps as they ended. */
function session(name, desk) {
  const results = join(desk, 'results.jsonl');
  const {
    command: [command, ...args],
    env: own,
  } = EDITORS[name];
  const env = {
    ...process.env,
    HOME: desk, // nothing of the user's own set-up, and nothing left in it
    XDG_CONFIG_HOME: join(desk, '.config'),
    XDG_DATA_HOME: join(desk, '.data'),
    XDG_STATE_HOME: join(desk, '.state'),
    XDG_CACHE_HOME: join(desk, '.cache'),
    LC_ALL: 'C.UTF-8',
    PATH: `${join(desk, 'bin')}${delimiter}${process.env.PATH}`,
    RESULTS: results,
    ...own,
  };
  const run = spawnSync(command, args, { cwd: join(desk, 'work'), env, timeout: LIMIT_MS, encoding: 'utf8' });
  const steps = existsSync(results) ? readFileSync(results, 'utf8').split('\n').filter(Boolean) : [];
  if (steps.length > 0 && run.status === 0) return steps.map((line) => JSON.parse(line));
  const problem = `ended with ${run.status ?? run.signal}: ${run.stdout}${run.stderr}`;
  return [...steps.map((line) => JSON.parse(line)), { name: 'the session runs to its end', ok: false, problem }];
}

/** The drafts of the desk, and `factcheck` as a command, as `npm link` leaves it. */
function prepare() {
  const desk = mkdtempSync(join(tmpdir(), 'factcheck-client-'));
  cpSync(join(here, 'desk'), join(desk, 'work'), { recursive: true });
  mkdirSync(join(desk, 'bin'));
  chmodSync(join(root, 'dist/cli.js'), 0o755);
  symlinkSync(join(root, 'dist/cli.js'), join(desk, 'bin/factcheck'));
  return desk;
}

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(EDITORS);
try {
  execFileSync('bash', [join(root, 'test/install.sh'), ...names.map((name) => EDITORS[name].package)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
} catch (error) {
  if (process.env.CI) throw error;
  console.log('SKIPPED: editors are missing (see above).');
  process.exit(SKIPPED);
}
const counts = { passed: 0, failed: 0 };
for (const name of names) {
  const desk = prepare();
  try {
    for (const { name: step, ok, problem } of session(name, desk)) {
      console.log(`${ok ? '✓' : '✗'} ${name}: ${step}${problem ? `\n    ${problem}` : ''}`);
      counts[ok ? 'passed' : 'failed'] += 1;
    }
  } finally {
    rmSync(desk, { recursive: true, force: true });
  }
}
mkdirSync(out, { recursive: true });
writeFileSync(join(out, 'results.json'), JSON.stringify(counts));
process.exit(counts.failed > 0 ? 1 : 0);
