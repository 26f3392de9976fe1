// What the programs of `peers/` share: their task, and the time of one call after others like it.
import { readFileSync } from 'node:fs';

/** The task given by `runProgram`. */
export const task = () => JSON.parse(process.argv[2]);

export const textOf = (path) => readFileSync(path, 'utf8');

export const say = (result) => console.log(JSON.stringify(result));

/** Milliseconds of each of `times` calls; `work` may be asynchronous. */
export async function timed(times, work) {
  const all = [];
  for (let i = 0; i < times; i++) {
    globalThis.gc?.();
    const start = performance.now();
    await work();
    all.push(performance.now() - start);
  }
  return all;
}
