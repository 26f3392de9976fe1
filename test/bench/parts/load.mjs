// Facts from disk to the first diagnostics that use them, cold and cached, less what the same start takes with hardly any
// facts; against the parsers alone on the same data.
import { existsSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { firstDiagnostics } from '../drive/client.mjs';
import { runProgram } from '../drive/program.mjs';
import { forgetCache, startServer } from '../drive/servers.mjs';
import { baseFolder, DATA, draftText, factFiles } from '../generate/data.mjs';
import { startOnce } from './start.mjs';

export async function measureLoad(record, { rounds, bases }) {
  // Base by base: forgetting what is kept of one, to measure it cold again, forgets that of all.
  for (const base of bases) {
    // A hundred thousand facts are parsed from YAML once; no goal is set for it.
    const isLarge = base === '100k';
    for (let round = 0; round < rounds; round++) {
      const bare = (await startOnce('ours', 'tiny', 'en')).ms;
      record('load.bare', bare);
      if (!isLarge || round === 0) {
        forgetCache();
        const cold = await askedStart(base);
        record(`load.cold.${base}`, cold.ms - bare);
        record(`load.answer.${base}`, cold.slowest);
      }
      record(`load.cached.${base}`, (await startOnce('ours', base, 'en')).ms - bare);
      record(`parse.json.${base}`, (await runProgram('parse', { how: 'json', files: await asJson(base) })).ms);
      record(`load.answer.cached.${base}`, (await askedStart(base)).slowest);
      if (isLarge) continue;
      const yaml = await runProgram('parse', { how: 'yaml', files: factFiles(base) });
      record(`parse.yaml.${base}`, yaml.ms);
    }
  }
}

const ASK_EVERY_MS = 20;

/** A start, and the slowest answer meanwhile to a question that needs none of these facts. */
async function askedStart(base) {
  const start = performance.now();
  const editor = await startServer('ours', baseFolder(base));
  const at = editor.open('draft.md', draftText('1k', 'en'));
  let isLoading = true;
  let slowest = 0;
  const asking = (async () => {
    const elsewhere = pathToFileURL(join(tmpdir(), 'elsewhere', 'other.md')).href;
    while (isLoading) {
      const asked = performance.now();
      await editor.ask('textDocument/hover', elsewhere, { line: 0, character: 0 });
      slowest = Math.max(slowest, performance.now() - asked);
      await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
    }
  })();
  await firstDiagnostics(editor, at);
  const ms = performance.now() - start;
  isLoading = false;
  await asking;
  await editor.stop();
  return { ms, slowest };
}

/** The same data as JSON files. */
async function asJson(base) {
  const folder = join(DATA, `json-${base}`);
  const files = factFiles(base).map((path) => [path, join(folder, `${basename(path)}.json`)]);
  mkdirSync(folder, { recursive: true });
  const missing = files.filter(([, to]) => !existsSync(to));
  if (missing.length) await runProgram('toJson', { files: missing });
  return files.map(([, to]) => to);
}
