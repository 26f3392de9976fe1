import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CATALOGS, sayIn } from '../../server/src/ui.ts';

const readme = readFileSync(join(import.meta.dirname, '../../README.md'), 'utf8');
const sections = [...readme.matchAll(/^#{1,6} +`([a-z]+\.[a-z]+)`$([\s\S]*?)(?=^#{1,6} |(?![\s\S]))/gm)];

/** Codes of findings, from the texts about them. */
const CODES = Object.keys(CATALOGS.en!)
  .flatMap((key) => /^rule\.(.+)\.short$/.exec(key)?.[1] ?? [])
  .sort();

it('the README explains codes in the words of the program', () => {
  const say = sayIn('en');
  expect(sections.map(([, code]) => code).sort()).toEqual(CODES);
  for (const [, code, text] of sections) {
    for (const part of ['short', 'means', 'do', 'silence']) {
      const words = say(`rule.${code}.${part}`);
      expect(words, code).not.toMatch(/^rule\./);
      expect(text!.replace(/\s+/g, ' '), `${code}: ${part}`).toContain(words);
    }
  }
});
