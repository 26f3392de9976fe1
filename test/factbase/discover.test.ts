import { expect, test } from 'vitest';
import { factsNamed, findFacts } from '../../server/src/factbase/discover.ts';
import { globPattern } from '../../server/src/factbase/globs.ts';
import { loadFacts } from '../../server/src/factbase/load.ts';
import type { Entry, Files } from '../../server/src/files/files.ts';
import { FileMissing } from '../../server/src/files/files.ts';
import { readPlain } from './stub.ts';

/** A file system of path → text. */
function filesOf(tree: Record<string, string>): Files {
  const path = (uri: string): string => decodeURIComponent(uri.replace('file://', '')).replace(/(?<=.)\/$/, '');
  return {
    async list(uri) {
      const folder = path(uri) === '/' ? '/' : `${path(uri)}/`;
      const entries = new Map<string, Entry>();
      for (const file of Object.keys(tree)) {
        if (!file.startsWith(folder)) continue;
        const [name, ...more] = file.slice(folder.length).split('/');
        entries.set(name!, { name: name!, type: more.length ? 'folder' : 'file' });
      }
      return [...entries.values()];
    },
    async read(uri) {
      const text = tree[path(uri)];
      if (text === undefined) throw new FileMissing(uri);
      return new TextEncoder().encode(text);
    },
    watch: () => ({ dispose() {} }),
  };
}

const FACTS = 'facts: {}\n';
const TREE = {
  '/w/.git/HEAD': '',
  '/w/facts/a.yaml': FACTS,
  '/w/facts/notes.yaml': 'other: 1\n',
  '/w/drafts/d.md': '',
  '/w/china/china.facts.yaml': FACTS,
  '/w/china/facts/more.yml': FACTS,
  '/w/china/deep/er/d.md': '',
  '/w/set/factcheck.yaml': 'facts: ["../china/*.facts.yaml", ../facts]\nlang: fr\nseverity: { fact.doubtful: none }\n',
  '/w/set/drafts/d.md': '',
  '/out/facts/b.yaml': FACTS,
  '/out/x/d.md': '',
};
const found = async (folder: string, root?: string) => {
  const facts = await findFacts(filesOf(TREE), `file://${folder}`, root && `file://${root}`);
  return facts.facts.map((uri) => uri.slice('file://'.length));
};

test.each([
  ['/w/drafts', undefined, ['/w/facts/a.yaml']],
  ['/w', undefined, ['/w/facts/a.yaml']],
  ['/w/china/deep/er', undefined, ['/w/china/china.facts.yaml', '/w/china/facts/more.yml']],
  ['/w/set/drafts', undefined, ['/w/china/china.facts.yaml', '/w/facts/a.yaml']],
  ['/w/china/deep/er', '/w/china/deep', []],
  ['/out/x', '/out', ['/out/facts/b.yaml']],
  ['/out/x', undefined, []],
])('the nearest base of %s within %s', async (folder, root, expected) => {
  expect(await found(folder, root)).toEqual(expected);
});

test('settings are found with the base', async () => {
  const { settings } = await findFacts(filesOf(TREE), 'file:///w/set/drafts');
  expect(settings).toMatchObject({ lang: 'fr', severity: new Map([['fact.doubtful', 'none']]) });
});

test.each([
  ['china/china.facts.yaml', ['/w/china/china.facts.yaml']],
  ['./facts', ['/w/facts/a.yaml']],
  ['**/*.facts.yaml', ['/w/china/china.facts.yaml']],
  ['{china,facts}/*.yaml', ['/w/china/china.facts.yaml', '/w/facts/a.yaml', '/w/facts/notes.yaml']],
  ['china/../facts/a.yaml', ['/w/facts/a.yaml']],
  ['/out/facts/b.yaml', ['/out/facts/b.yaml']],
  ['missing.yaml', ['/w/missing.yaml']],
  ['none/*.yaml', []],
])('facts named %s', async (pattern, expected) => {
  const uris = await factsNamed(filesOf(TREE), 'file:///w', pattern);
  expect(uris.map((uri) => uri.slice('file://'.length))).toEqual(expected);
});

test('a file that is missing is a problem, and the others are in force', async () => {
  const tree = {
    '/w/a.facts.yaml': 'facts: { x: { subject: a word, properties: { p: { value: 1, evidence: [] } } } }\n',
  };
  const uris = ['file:///w/a.facts.yaml', 'file:///w/b.facts.yaml'];
  const { base, problems } = await loadFacts(filesOf(tree), uris, readPlain);
  expect(base.facts.map((f) => f.id)).toEqual(['x.p']);
  expect(problems.map((p) => [p.file, p.severity])).toEqual([['file:///w/b.facts.yaml', 'error']]);
});

test.each([
  ['*.md', 'a.md', true],
  ['*.md', 'x/a.md', false],
  ['**/*.md', 'x/y/a.md', true],
  ['**/*.md', 'a.md', true],
  ['a{b,c}?.md', 'abz.md', true],
  ['a.md', 'axmd', false],
  ['a{b', 'ab', true],
])('pattern %s on %s: %s', (pattern, path, expected) => {
  expect(globPattern(pattern).test(path)).toBe(expected);
});
