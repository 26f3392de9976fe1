// Measures how fast the built product is, beside other programs on the same work, and compares that with the goals.
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { machine } from './drive/environment.mjs';
import { installPeers } from './install.mjs';
import { readOptions } from './options.mjs';
import { writeBudget, writeResults } from './report/files.mjs';
import { judgeGoals, overBudget } from './report/judge.mjs';
import { goalTable, measureTable } from './report/tables.mjs';

const options = readOptions(process.argv.slice(2));
const server = fileURLToPath(new URL('../../dist/server.cjs', import.meta.url));
if (!existsSync(server)) throw new Error('Build first: npm run build');
installPeers();
// Only now: what it imports was perhaps not there.
const { buildPrograms } = await import('./build.mjs');
const { planOf, wordsOf } = await import('./plan.mjs');
await buildPrograms();

const samples = {};
const record = (name, value) => {
  samples[name] ??= [];
  samples[name].push(value);
};
const plan = planOf(options);
for (const part of options.parts) {
  console.error(`measuring: ${part}`);
  await plan[part](record);
  // After each part: a run takes long, and may be ended.
  writeResults({ machine: machine(), options, samples, judged: judgeGoals(samples, wordsOf(options)) }, options.write);
}

const judged = judgeGoals(samples, wordsOf(options));
console.log(`${measureTable(samples)}\n\n${goalTable(judged)}`);
if (options.budget) writeBudget(judged);
if (options.check) {
  const budget = JSON.parse(readFileSync(new URL('budget.json', import.meta.url), 'utf8'));
  const over = overBudget(judged, budget);
  for (const { id, text, value } of over) console.error(`Worse than its budget of ${budget[id]}: ${text} (${value})`);
  process.exitCode = over.length ? 1 : 0;
}
