// The rules of the layout, read from the import lines.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const SERVER = 'server/src';
const ENGINE = `${SERVER}/engine`;

interface Import {
  /** Path from the root of the file that imports. */
  readonly from: string;
  /** Path from the root, or the name of a package. */
  readonly to: string;
  /** `import type`: gone at run time. */
  readonly typeOnly: boolean;
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name) && !name.endsWith('.d.ts'))
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .sort();
}

const FROM = /^\s*(?:import|export)\s+(type\b)?[^;'"]*?from\s*['"]([^'"]+)['"]/gm;
const BARE = /^\s*import\s*['"]([^'"]+)['"]/gm;
const DYNAMIC = /\bimport\(\s*['"]([^'"]+)['"]\s*\)/g;

function importsOf(from: string): readonly Import[] {
  const source = readFileSync(join(ROOT, from), 'utf8')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\/\*[\s\S]*?\*\//g, '');
  const resolve = (name: string): string =>
    name.startsWith('.') ? relative(ROOT, join(ROOT, dirname(from), name)).replaceAll('\\', '/') : name;
  return [
    ...[...source.matchAll(FROM)].map((m) => ({ from, to: resolve(m[2]!), typeOnly: m[1] !== undefined })),
    ...[...source.matchAll(BARE)].map((m) => ({ from, to: resolve(m[1]!), typeOnly: false })),
    ...[...source.matchAll(DYNAMIC)].map((m) => ({ from, to: resolve(m[1]!), typeOnly: false })),
  ];
}

const engine = filesUnder(ENGINE).flatMap(importsOf);
const server = filesUnder(SERVER).flatMap(importsOf);
const client = filesUnder('client/src').flatMap(importsOf);
const line = ({ from, to }: Import): string => `${from} → ${to}`;

test('the engine is pure: no protocol, no editor, no system, nothing of the adapters', () => {
  const outside = engine.filter(({ to }) => {
    if (/^(?:node:|vscode)/.test(to) || ['fs', 'path', 'os', 'child_process', 'crypto'].includes(to)) return true;
    return to.startsWith(`${SERVER}/`) && !to.startsWith(`${ENGINE}/`);
  });
  expect(outside.map(line)).toEqual([]);
});

test('the engine has no classes and keeps nothing between calls', () => {
  const faults = filesUnder(ENGINE).filter((file) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    return /^\s*(?:export\s+)?(?:abstract\s+)?class\s/m.test(source) || /^(?:export\s+)?let\s/m.test(source);
  });
  expect(faults).toEqual([]);
});

test('the engine reads no clock, no chance and no environment', () => {
  const faults = filesUnder(ENGINE).filter((file) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    return /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bperformance\./.test(source);
  });
  expect(faults).toEqual([]);
});

/** Each stage may import itself and those before it. */
const STAGES = ['span', 'values', 'locales', 'prose', 'mentions', 'concepts', 'facts', 'claims', 'verdicts', 'views'];
/** Words that say how a value is written, and types of the stages' data, are shared by all. */
const SHARED = [
  'mentions/tokens.ts',
  'mentions/trie.ts',
  'mentions/types.ts',
  'prose/types.ts',
  'facts/types.ts',
  'verdicts/types.ts',
];

test('the stages of the engine point one way', () => {
  const stageOf = (path: string): string =>
    path
      .slice(ENGINE.length + 1)
      .replace(/\.ts$/, '')
      .split('/')[0]!;
  const back = engine.filter(({ from, to, typeOnly }) => {
    if (!to.startsWith(`${ENGINE}/`)) return false;
    if (SHARED.includes(to.slice(ENGINE.length + 1)) || typeOnly) return false;
    return STAGES.indexOf(stageOf(to)) > STAGES.indexOf(stageOf(from)) && STAGES.includes(stageOf(from));
  });
  expect(back.map(line)).toEqual([]);
});

test('one file imports every stage', () => {
  const all = filesUnder(ENGINE).filter((file) => {
    const to = new Set(importsOf(file).map((i) => i.to.slice(ENGINE.length + 1).split('/')[0]));
    return ['prose', 'mentions', 'claims', 'facts', 'verdicts', 'views'].every((stage) => to.has(stage));
  });
  expect(all).toEqual([`${ENGINE}/check.ts`]);
});

test('protocol types and positions are converted in two files', () => {
  const FILES = [`${SERVER}/lsp/toLsp.ts`, `${SERVER}/lsp/fromLsp.ts`];
  for (const file of FILES) expect(existsSync(join(ROOT, file))).toBe(true);
  const elsewhere = filesUnder(SERVER).filter((file) => {
    const source = readFileSync(join(ROOT, file), 'utf8');
    return !FILES.includes(file) && /[\w)]\.(?:positionAt|offsetAt)\(/.test(source);
  });
  expect(elsewhere).toEqual([]);
});

test('each name of the protocol is copied into the bundle once', () => {
  const faults = filesUnder(SERVER).filter(
    (file) =>
      !file.endsWith('/lsp/languageServer.ts') &&
      /^(?:import|\} from) (?!type)(?:\{[^}]*\} from )?'vscode-languageserver';/m.test(
        readFileSync(join(ROOT, file), 'utf8').replace(/^import type \{[^}]*\} from .*$/gm, ''),
      ),
  );
  expect(faults).toEqual([]);
});

test('only the language server speaks the protocol', () => {
  const ALLOWED = [`${SERVER}/lsp/`, `${SERVER}/files/client.ts`];
  const faults = server.filter(({ from, to }) => to.startsWith('vscode-') && !ALLOWED.some((a) => from.startsWith(a)));
  expect(faults.map(line)).toEqual([]);
});

test('files are reached through the port: the file system is imported by its adapter and by programs that end', () => {
  const KEPT = [`${SERVER}/files/store.ts`, `${SERVER}/files/keptCode.ts`];
  const ALLOWED = [`${SERVER}/files/node.ts`, ...KEPT, `${SERVER}/cli/main.ts`, `${SERVER}/build/`];
  const faults = server.filter(
    ({ from, to }) => /^(?:node:)?fs(?:\/|$)/.test(to) && !ALLOWED.some((a) => from.startsWith(a)),
  );
  expect(faults.map(line)).toEqual([]);
});

test('YAML of fact files is parsed in one file, and written by the builder', () => {
  const users = [...new Set(server.filter(({ to }) => to === 'yaml').map(({ from }) => from))];
  expect(users.filter((file) => file !== `${SERVER}/factbase/yaml.ts` && !file.startsWith(`${SERVER}/build/`))).toEqual(
    [],
  );
  expect(server.filter(({ to }) => to === 'js-yaml').map(({ from }) => from)).toEqual([`${SERVER}/factbase/events.ts`]);
});

test('each markup parser is in the file of its format', () => {
  // `@lezer/common` is no parser but the trees that all of them make.
  const parsers = server.filter(({ to }) => to.startsWith('@lezer/') && to !== '@lezer/common');
  expect(new Set(parsers.map(({ to }) => to))).toEqual(new Set(['@lezer/html', '@lezer/markdown']));
  const faults = parsers.filter(({ from, to }) => !from.includes(`/prose/${to.slice('@lezer/'.length)}`));
  expect(faults.map(line)).toEqual([]);
});

test('the client has types of the server, and no code', () => {
  const faults = client.filter(({ to, typeOnly }) => to.startsWith('server/') && !typeOnly);
  expect(faults.map(line)).toEqual([]);
  const types = client.filter(({ to }) => to.startsWith('server/')).map(({ to }) => to);
  expect([...new Set(types)]).toEqual([`${SERVER}/lsp/protocol.ts`]);
});

test('the server has nothing of the client', () => {
  expect(server.filter(({ to }) => to.startsWith('client/') || to === 'vscode').map(line)).toEqual([]);
});

/** Circles of files that import one another when they are run. */
function circles(imports: readonly Import[]): readonly string[] {
  const next = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports) if (!typeOnly) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const found: string[] = [];
  const walk = (file: string, way: readonly string[]): void => {
    if (way.includes(file)) found.push([...way.slice(way.indexOf(file)), file].join(' → '));
    if (done.has(file) || way.includes(file)) return;
    for (const to of next.get(file) ?? []) walk(to, [...way, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
  return found;
}

test('no files import one another in a circle', () => {
  expect(circles([...server, ...client])).toEqual([]);
  const a = { from: 'a', to: 'b', typeOnly: false };
  expect(circles([a, { ...a, from: 'b', to: 'c' }, { ...a, from: 'c', to: 'a' }])).toEqual(['a → b → c → a']);
  expect(circles([a, { from: 'b', to: 'a', typeOnly: true }])).toEqual([]);
});
