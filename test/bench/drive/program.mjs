import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { environment } from './environment.mjs';

/**
 * Runs a program of `peers/` in a process of its own with `task` as its argument. It prints lines of JSON: the first when it
 * has its first result, the last with what it measured. `firstMs` is the time from its start to the first line.
 */
export function runProgram(name, task) {
  const path = fileURLToPath(new URL(`../peers/${name}.mjs`, import.meta.url));
  const start = performance.now();
  const child = spawn(process.execPath, ['--expose-gc', path, JSON.stringify(task)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environment(),
  });
  let firstMs;
  let out = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (chunk) => {
    firstMs ??= performance.now() - start;
    out += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      if (code !== 0) reject(new Error(`${name} ended with ${code}`));
      else resolve({ firstMs, ...JSON.parse(out.trim().split('\n').at(-1)) });
    });
  });
}
