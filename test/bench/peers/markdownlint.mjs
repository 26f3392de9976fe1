import { lint } from 'markdownlint/sync';
import { say, task, textOf, timed } from '../drive/measured.mjs';

const { path, warm = [], times = 1 } = task();
const lintText = (text) => lint({ strings: { draft: text } });
lintText(textOf(path));
say({});
const ms = {};
for (const [name, file] of warm) {
  const text = textOf(file);
  lintText(text);
  ms[name] = await timed(times, () => lintText(text));
}
say({ ms });
