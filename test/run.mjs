// Runs every suite in turn, prints what each one says, and ends with one line that sums them: "N passed, N failed".
// Build, types and style count as one test each. Arguments name the suites to run; without any, all of them.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(root, 'out');
const bin = (name) => join(root, 'node_modules/.bin', name);
/** The exit code by which a suite says that it cannot run here; never accepted in CI. */
const SKIPPED = 77;

/** Runs a command with its output shown; its exit code. */
function show(command, ...args) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] }).status ?? 1;
}

/** A suite that is right or wrong as a whole. */
const whole =
  (command, ...args) =>
  () =>
    show(command, ...args) === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };

/** Counts from a file that the suite writes. A suite that fails without counting a failure counts as one. */
function counted(code, file, read) {
  const counts = existsSync(file) ? read(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0, skipped: 0 };
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

/** The suite that `test/NAME/run.mjs` runs, and that needs programs which may not be there. */
const program = (name) => () => {
  const file = join(out, name, 'results.json');
  rmSync(file, { force: true });
  const code = show(process.execPath, `test/${name}/run.mjs`);
  if (code === SKIPPED && !process.env.CI) return { passed: 0, failed: 0, skipped: 1 };
  return counted(code, file, (r) => r);
};

const SUITES = {
  build: whole(process.execPath, 'esbuild.mjs'),
  types: whole(bin('tsc'), '-p', '.'),
  style: whole(bin('biome'), 'check', '.'),
  unit() {
    const file = join(out, 'unit.json');
    rmSync(file, { force: true });
    const code = show(bin('vitest'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`);
    return counted(code, file, (r) => ({
      passed: r.numPassedTests,
      failed: r.numFailedTests,
      skipped: r.numPendingTests + r.numTodoTests,
    }));
  },
  report: program('report'),
  clients: program('clients'),
  editor: program('editor'),
};

const names = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(SUITES);
const unknown = names.filter((name) => !(name in SUITES));
if (unknown.length > 0) {
  console.error(`No such suite: ${unknown.join(', ')}. There are: ${Object.keys(SUITES).join(', ')}.`);
  process.exit(2);
}
mkdirSync(out, { recursive: true });
const total = { passed: 0, failed: 0, skipped: 0 };
const lines = [];
for (const name of names) {
  console.log(`\n== ${name}`);
  const { passed, failed, skipped = 0 } = SUITES[name]();
  lines.push(`${name}: ${passed} of ${passed + failed}${skipped ? `, ${skipped} skipped` : ''}`);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}
console.log(`\n${lines.join('\n')}`);
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed > 0 || total.passed === 0 ? 1 : 0);
