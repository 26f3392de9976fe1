// Problems of fact files are told in the reader's language: every message has its words, in every language.
import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { inWords } from '../../server/src/factbase/load.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { CATALOGS, sayIn } from '../../server/src/ui.ts';
import { readPlain } from './stub.ts';

const FOLDER = new URL('../../server/src/factbase/', import.meta.url);
const sources = readdirSync(FOLDER).map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));
const used = new Set(sources.flatMap((text) => [...text.matchAll(/'(problem\.[\w.]+)'/g)].map((m) => m[1]!)));
const made = sources.flatMap((text) => [...text.matchAll(/`(problem\.[\w.]+\.)\$\{/g)].map((m) => m[1]!));

test.each(Object.keys(CATALOGS))('%s has every message that is used, and no other', (lang) => {
  const keys = Object.keys(CATALOGS[lang]!).filter((key) => key.startsWith('problem.'));
  expect([...used].filter((key) => !keys.includes(key))).toEqual([]);
  expect(made.length).toBeGreaterThan(0);
  expect(keys.filter((key) => !used.has(key) && !made.some((start) => key.startsWith(start)))).toEqual([]);
  for (const start of made) expect(keys.some((key) => key.startsWith(start))).toBe(true);
});

test('a problem and its fix in French', () => {
  const text = 'facts:\n  x:\n    subject: a thing\n    properties:\n      p: { evidnce: 3, value: 4, evidence: s }\n';
  const [problem] = parseFactFile(text, 'f', readPlain).problems;
  const french = inWords(problem!, sayIn('fr'));
  expect(problem!.message).toBe('“evidnce” is no key of a property. Is “evidence” meant?');
  expect(french.message.replace(/\u00a0/g, ' ')).toBe(
    "« evidnce » n'est pas une clé connue dans une propriété. Faut-il lire « evidence » ?",
  );
  expect(french.fix!.title.replace(/\u00a0/g, ' ')).toBe('Remplacer par « evidence »');
  expect({ ...french, message: '', fix: null }).toEqual({ ...problem, message: '', fix: null });
});

test('what the YAML parser says is in French too', () => {
  const { problems } = parseFactFile('facts:\n\tx: [1\n', 'f', readPlain);
  expect(problems.length).toBeGreaterThan(0);
  for (const problem of problems) expect(inWords(problem, sayIn('fr')).message).not.toMatch(/^(?:This|The|A|Lines)\b/);
});
