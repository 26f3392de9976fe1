import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decode, FileMissing, readText } from '../../server/src/files/files.ts';
import { nodeFiles, uriOf } from '../../server/src/files/node.ts';
import { isInside, join, nameOf, normalise, parentOf } from '../../server/src/files/uri.ts';

const folder = mkdtempSync(joinPath(tmpdir(), 'factcheck files é-'));
const home = uriOf(folder);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('files on disk', () => {
  it('are listed and read by URI, through links, without a byte-order mark', async () => {
    mkdirSync(joinPath(folder, 'facts'));
    writeFileSync(joinPath(folder, 'facts', 'été 100%.facts.yaml'), '\uFEFFfacts: {}\r\n');
    symlinkSync(joinPath(folder, 'facts'), joinPath(folder, 'link'));
    symlinkSync(joinPath(folder, 'nowhere'), joinPath(folder, 'broken'));
    const entries = [...(await nodeFiles.list(home))].sort((a, b) => a.name.localeCompare(b.name));
    expect(entries).toEqual([
      { name: 'facts', type: 'folder' },
      { name: 'link', type: 'folder', link: true },
    ]);
    expect(await readText(nodeFiles, join(home, 'link/été 100%.facts.yaml'))).toBe('facts: {}\r\n');
    expect(await nodeFiles.list(join(home, 'none'))).toEqual([]);
    expect(await nodeFiles.list('vscode-vfs://github/x')).toEqual([]);
    await expect(nodeFiles.read(join(home, 'none.yaml'))).rejects.toBeInstanceOf(FileMissing);
    await expect(nodeFiles.read('untitled:x')).rejects.toBeInstanceOf(FileMissing);
  });

  it('are watched, also in folders that are made later', async () => {
    const seen: string[] = [];
    const watch = nodeFiles.watch([home, join(home, 'later')], (uris) => seen.push(...uris.map(nameOf)));
    writeFileSync(joinPath(folder, 'a.yaml'), 'x');
    await expect.poll(() => seen).toContain('a.yaml');
    mkdirSync(joinPath(folder, 'later'));
    await expect.poll(() => seen).toContain('later');
    writeFileSync(joinPath(folder, 'later', 'b.yaml'), 'x');
    await expect.poll(() => seen).toContain('b.yaml');
    watch.dispose();
  });

  it('may be in UTF-16', () => {
    expect(decode(new Uint8Array([0xff, 0xfe, 0x41, 0, 0xe9, 0]))).toBe('Aé');
    expect(decode(new Uint8Array([0xfe, 0xff, 0, 0x41, 0, 0xe9]))).toBe('Aé');
  });
});

describe('URIs', () => {
  it('have parents and names', () => {
    expect(parentOf('file:///a/b%20c/d.md')).toBe('file:///a/b%20c');
    expect(parentOf('file:///a')).toBe('file:///');
    expect(parentOf('file:///')).toBe('file:///');
    expect(parentOf('vscode-vfs://github/o/r')).toBe('vscode-vfs://github/o');
    expect(nameOf('file:///a/b%20c/')).toBe('b c');
    expect(join('file:///a/', 'b c/d#?.md')).toBe('file:///a/b%20c/d%23%3F.md');
  });

  it('are compared in one spelling', () => {
    expect(normalise('file:///C:/a b')).toBe(normalise('file:///c%3A/a%20b'));
    expect(normalise("file:///a/(b)'!")).toBe(normalise('file:///a/%28b%29%27%21'));
    expect(isInside('file:///a', 'file:///a/b')).toBe(true);
    expect(isInside('file:///a/', 'file:///ab')).toBe(false);
    expect(normalise('file:///a%zz')).toBe('file:///a%25zz');
  });
});
