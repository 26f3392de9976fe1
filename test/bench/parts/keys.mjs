// Typing in a long draft: each server gets the same edits in turn, and is waited for.
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { firstDiagnostics } from '../drive/client.mjs';
import { startServer } from '../drive/servers.mjs';
import { cpuOf, memoryOf } from '../drive/usage.mjs';
import { baseFolder, draftText, LANGUAGES } from '../generate/data.mjs';
import { BURST, editAt, figureAt } from './edits.mjs';

/** Edits before the measured ones: programs are slow until they are compiled. */
const WARMING = 30;
const PAUSE_MS = 15;

/** `servers` are `[key, server, base]`; `words` is the draft's size. */
export async function measureKeys(record, { edits, words, servers }) {
  for (const lang of LANGUAGES) {
    const text = draftText(words, lang);
    const open = [];
    for (const [key, name, base] of servers) {
      const editor = await startServer(name, baseFolder(base));
      const at = editor.open('draft.md', text);
      await firstDiagnostics(editor, at);
      open.push({ key, editor, at });
    }
    for (let i = 0; i < WARMING; i++) for (const one of open) await typeOnce(one, i);
    const used = open.map(({ editor }) => cpuOf(editor.pid));
    for (let i = 0; i < edits; i++) {
      for (const one of open) {
        record(`keys.${one.key}`, await typeOnce(one, WARMING + i));
        await pause();
      }
    }
    for (const [k, { key, editor }] of open.entries()) record(`cpu.${key}`, (cpuOf(editor.pid) - used[k]) / edits);
    for (let i = 0; i < edits / 2; i++) for (const one of open) await askOnce(record, one, i);
    for (let i = 0; i < 5; i++) for (const one of open) record(`burst.${one.key}`, await burst(one, 1000 + i * BURST));
    for (const { key, editor } of open) record(`memory.${key}`, memoryOf(editor.pid));
    await Promise.all(open.map(({ editor }) => editor.stop()));
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve, PAUSE_MS));

/** Milliseconds from a key to its diagnostics. */
async function typeOnce({ editor, at }, i) {
  const edit = editAt(editor.document(at).getText(), i);
  const start = performance.now();
  editor.change(at, edit);
  await editor.pull(at);
  return performance.now() - start;
}

/** Hover and code action on a figure of the draft as it was last checked. */
async function askOnce(record, { key, editor, at }, i) {
  const document = editor.document(at);
  const position = document.positionAt(figureAt(document.getText(), i));
  const start = performance.now();
  await editor.ask('textDocument/hover', at, position);
  const between = performance.now();
  await editor.ask('textDocument/codeAction', at, undefined, {
    range: { start: position, end: position },
    context: { diagnostics: [] },
  });
  record(`hover.${key}`, between - start);
  record(`action.${key}`, performance.now() - between);
}

/** Keys without a pause, each asking for diagnostics and taking the question before back: the time from the last one. */
async function burst({ editor, at }, from) {
  let source = new CancellationTokenSource();
  let start = 0;
  let answer;
  for (let i = 0; i < BURST; i++) {
    const edit = editAt(editor.document(at).getText(), from + i);
    source.cancel();
    source = new CancellationTokenSource();
    start = performance.now();
    editor.change(at, edit);
    answer = editor.connection.sendRequest('textDocument/diagnostic', { textDocument: { uri: at } }, source.token);
    answer.catch(() => undefined);
    await new Promise((resolve) => setImmediate(resolve));
  }
  await answer;
  return performance.now() - start;
}
