// Whole drafts from scratch in a process that is warm, and what other checkers take for the same text.
import { runProgram } from '../drive/program.mjs';
import { draftPath, factFiles } from '../generate/data.mjs';

export async function measureCheck(record, { rounds, times, words, base }) {
  const warmIn = (lang) => words.map((size) => [size, draftPath(size, lang)]);
  const path = draftPath('1k', 'en');
  for (let round = 0; round < rounds; round++) {
    for (const lang of ['en', 'fr']) {
      const { ms } = await runProgram('check', { facts: factFiles(base), warm: warmIn(lang), times });
      for (const size of words) for (const one of ms[size]) record(`check.ours.${size}.${lang}`, one);
    }
    for (const peer of ['cspell', 'markdownlint']) {
      const { ms } = await runProgram(peer, { path, warm: warmIn('en'), times });
      for (const size of words) for (const one of ms[size]) record(`check.${peer}.${size}`, one);
    }
  }
}
