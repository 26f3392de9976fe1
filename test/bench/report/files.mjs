import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DATA } from '../generate/data.mjs';
import { goalTable, measureTable } from './tables.mjs';

const at = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));

/** Writes what was measured as JSON, and with `page` the page that is kept. */
export function writeResults(results, page) {
  mkdirSync(DATA, { recursive: true });
  writeFileSync(`${DATA}/results.json`, `${JSON.stringify(results, null, 1)}\n`);
  if (page) writeFileSync(at('RESULTS.md'), pageOf(results));
}

/** Above the number of cores, programs wait for one another. */
const busy = ({ load, cores }) =>
  Number(load) > cores
    ? 'The machine was busy with other work: all times are too long, and the ratios are of programs that had to share it.\n'
    : '';

const pageOf = ({ machine, options, samples, judged }) => `# Speed as measured

By \`npm run bench -- --write${options.quick ? ' --quick' : ''}${options.words ? ` --words ${options.words}` : ''}\`,
on ${machine.cores} × ${machine.cpu}, ${machine.memory}, Node ${machine.node}, load average ${machine.load}.
${busy(machine)}
Times in milliseconds, memory in MB. The other programs were measured in the same run, turn by turn. What each name means
stands in \`parts/\`; the control is \`peers/control.mjs\`.

${goalTable(judged)}

## All measures

${measureTable(samples)}
`;

/** Room that a budget leaves above what was measured. */
const ROOM = 1.3;

/** Writes the budget: what was measured, with some room. What was not measured keeps its place. */
export function writeBudget(judged) {
  const path = at('budget.json');
  const budget = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  for (const { id, kind, value } of judged) {
    const allowed =
      kind === 'atLeast'
        ? value / ROOM
        : kind === 'exponent'
          ? value + 0.1
          : kind === 'less'
            ? Math.max(value, 1) * ROOM
            : value * ROOM;
    budget[id] = Number(allowed.toPrecision(3));
  }
  writeFileSync(path, `${JSON.stringify(budget, null, 2)}\n`);
}
