import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const here = import.meta.dirname;
const readme = readFileSync(join(here, '../../README.md'), 'utf8');
const blocks = (language: string): readonly string[] =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, 'gm'))].map((match) => match[1]!);

it.each([
  ['lua', ['neovim/init.lua']],
  ['elisp', ['emacs/eglot.el', 'emacs/lsp-mode.el']],
])('the set-ups that the README gives are those that are tried (%s)', (language, files) => {
  const tried = files.map((file) => readFileSync(join(here, file), 'utf8'));
  expect(blocks(language)).toEqual(tried);
});
