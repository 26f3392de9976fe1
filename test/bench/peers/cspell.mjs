// A spell-checker on the same text. It speaks when the first check of `path` is done, then checks `warm` again and again.
import { spellCheckDocument } from 'cspell-lib';
import { say, task, textOf, timed } from '../drive/measured.mjs';

const { path, warm = [], times = 1 } = task();
const checkText = (text) =>
  spellCheckDocument(
    { uri: 'draft.md', text, languageId: 'markdown', locale: 'en' },
    { generateSuggestions: false, noConfigSearch: true },
    {},
  );
await checkText(textOf(path));
say({});
const ms = {};
for (const [name, file] of warm) {
  const text = textOf(file);
  await checkText(text);
  ms[name] = await timed(times, () => checkText(text));
}
say({ ms });
