import { parseArgs } from 'node:util';

export const PARTS = ['start', 'keys', 'check', 'recognise', 'load', 'cli'];

const HELP = `npm run bench -- [options]

  --only PARTS   some of ${PARTS.join(',')}
  --quick        one round, a smaller document and base
  --words SIZE   the long draft: 1k, 10k or 100k
  --check        fail where a ratio is worse than test/bench/budget.json
  --write        write test/bench/RESULTS.md
  --budget       write test/bench/budget.json from what was measured, with some room
`;

/** What the command line asks for; ends the program on a mistake. */
export function readOptions(args) {
  try {
    const { values } = parseArgs({
      args,
      options: {
        only: { type: 'string' },
        words: { type: 'string' },
        quick: { type: 'boolean', default: false },
        check: { type: 'boolean', default: false },
        write: { type: 'boolean', default: false },
        budget: { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
      },
    });
    const parts = values.only?.split(',') ?? PARTS;
    const unknown = parts.find((part) => !PARTS.includes(part));
    if (unknown) throw new Error(`No such part: ${unknown}`);
    if (values.help) throw new Error('');
    return { ...values, parts };
  } catch (error) {
    console.error(`${error.message}\n\n${HELP}`.trim());
    process.exit(2);
  }
}
