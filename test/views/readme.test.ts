import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sayIn } from '../../server/src/ui.ts';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const sections = [...readme.matchAll(/^#{1,6} +`([a-z]+\.[a-z]+)`$([\s\S]*?)(?=^#{1,6} |(?![\s\S]))/gm)];

it('the README explains codes in the words of the program', () => {
  const say = sayIn('en');
  for (const [, code, text] of sections) {
    for (const part of ['short', 'means', 'do', 'silence']) {
      const words = say(`rule.${code}.${part}`);
      expect(words, code).not.toMatch(/^rule\./);
      expect(text!.replace(/\s+/g, ' '), `${code}: ${part}`).toContain(words);
    }
  }
});
