// From the start of the process to the first diagnostics of a draft of 1,000 words, and the memory then.
import { spawnSync } from 'node:child_process';
import { firstDiagnostics } from '../drive/client.mjs';
import { environment } from '../drive/environment.mjs';
import { runProgram } from '../drive/program.mjs';
import { startServer } from '../drive/servers.mjs';
import { memoryOf } from '../drive/usage.mjs';
import { baseFolder, draftPath, draftText, LANGUAGES } from '../generate/data.mjs';

/** Time for a server to come to rest before its memory is read. */
const REST_MS = 700;

export async function measureStart(record, { rounds, bases }) {
  for (const base of bases) await startOnce('ours', base, 'en');
  for (let round = 0; round < rounds; round++) {
    const lang = LANGUAGES[round % LANGUAGES.length];
    record('start.node', emptyNode());
    record('start.control', (await startOnce('control', '1k', lang, (mb) => record('memory.control.1k', mb))).ms);
    for (const base of bases) {
      const seen = base === '1k' ? (mb) => record('memory.ours.1k.1k', mb) : undefined;
      record(`start.ours.${base}`, (await startOnce('ours', base, lang, seen)).ms);
    }
    record('start.cspell', (await runProgram('cspell', { path: draftPath('1k', 'en') })).firstMs);
    record('start.markdownlint', (await runProgram('markdownlint', { path: draftPath('1k', 'en') })).firstMs);
  }
}

function emptyNode() {
  const start = performance.now();
  spawnSync(process.execPath, ['-e', '0'], { env: environment() });
  return performance.now() - start;
}

/** One start; `seen` is told the memory at rest. */
export async function startOnce(name, base, lang, seen) {
  const folder = baseFolder(base);
  const text = draftText('1k', lang);
  const start = performance.now();
  const editor = await startServer(name, folder);
  const at = editor.open('draft.md', text);
  const items = base === 'tiny' ? await editor.pull(at) : await firstDiagnostics(editor, at);
  const ms = performance.now() - start;
  if (seen) {
    await new Promise((resolve) => setTimeout(resolve, REST_MS));
    seen(memoryOf(editor.pid));
  }
  await editor.stop();
  return { ms, items };
}
