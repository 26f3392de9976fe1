import { measureCheck } from './parts/check.mjs';
import { measureCli } from './parts/cli.mjs';
import { measureKeys } from './parts/keys.mjs';
import { measureLoad } from './parts/load.mjs';
import { measureRecognition } from './parts/recognise.mjs';
import { measureStart } from './parts/start.mjs';

/** The size of the long draft. */
export const wordsOf = ({ quick, words }) => words ?? (quick ? '10k' : '100k');

/** What is measured, part by part, in full or quickly. */
export function planOf(options) {
  const { quick } = options;
  const words = wordsOf(options);
  const rounds = quick ? 1 : 3;
  const bases = quick ? ['1k', '10k'] : ['1k', '10k', '100k'];
  const servers = [
    ['control', 'control', '1k'],
    ...bases.filter((base) => base !== '1k').map((base) => [`ours.${base}`, 'ours', base]),
  ];
  return {
    start: (record) => measureStart(record, { rounds: quick ? 2 : 7, bases: bases.filter((base) => base !== '100k') }),
    keys: (record) => measureKeys(record, { edits: quick ? 60 : 200, words, servers }),
    check: (record) => measureCheck(record, { rounds, times: quick ? 2 : 3, words: ['10k', words], base: '10k' }),
    recognise: (record) => measureRecognition(record, { rounds: quick ? 1 : 2, times: 3, words }),
    load: (record) => measureLoad(record, { rounds, bases: bases.filter((base) => base !== '1k') }),
    cli: (record) => measureCli(record, { drafts: quick ? 100 : 1000, rounds }),
  };
}
