// Runs inside VS Code's extension host. VS Code calls `run` and takes its rejection for a failure.
import { appendFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Mocha from 'mocha';

/** Mocha wants a reporter; the lines are written by `run`. */
class Silent extends Mocha.reporters.Base {
  override epilogue(): void {}
}

/** Runs every test of the suite; writes lines as they come and the counts to the folder that the environment names. */
export function run(): Promise<void> {
  const out = process.env.FACTCHECK_EDITOR_OUT;
  const say = (line: string): void => (out ? appendFileSync(join(out, 'output.txt'), `${line}\n`) : console.log(line));
  const mocha = new Mocha({
    ui: 'bdd',
    timeout: 180_000,
    bail: Boolean(process.env.EDITOR_TEST_BAIL),
    reporter: Silent,
    ...(process.env.EDITOR_TEST_GREP ? { grep: process.env.EDITOR_TEST_GREP } : {}),
  });
  mocha.suite.emit('pre-require', globalThis, 'suite', mocha);
  require('./all.ts');
  return new Promise((resolve, reject) => {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const runner = mocha.run((failures) => {
      if (out) writeFileSync(join(out, 'results.json'), JSON.stringify(counts));
      if (failures > 0) reject(new Error(`${failures} editor tests failed.`));
      else resolve();
    });
    runner.on('pass', (test) => {
      counts.passed++;
      say(`  ✓ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
    });
    runner.on('pending', (test) => {
      counts.skipped++;
      say(`  - ${test.fullTitle()}`);
    });
    runner.on('fail', (test, error) => {
      counts.failed++;
      say(`  ✗ ${test.fullTitle()}\n${error.stack ?? error.message}`);
    });
  });
}
