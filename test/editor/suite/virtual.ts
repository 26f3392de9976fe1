// A folder that is on no disk: another extension provides its files, under a scheme of its own.
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'mocha';
import * as vscode from 'vscode';
import { actions, activate, findings, hoverText, rangeOf, take, waitFor } from './support.ts';

const ROOT = vscode.Uri.parse('memfs:/press');
const FACTS = vscode.Uri.joinPath(ROOT, 'facts/bridge.yaml');
const DRAFT = vscode.Uri.joinPath(ROOT, 'drafts/bridge.md');

const facts = (cost: string): string => `sources:
  note: { title: The bridge, publisher: Port of Aldmouth, document: ../note.txt }
facts:
  bridge:
    subject: { en: [Aldmouth bridge] }
    properties:
      cost: { value: ${cost}, evidence: [{ source: note, quote: { exact: cost ${cost} } }] }
`;

/** Files in memory, as an extension would provide them. */
class MemoryFiles implements vscode.FileSystemProvider {
  readonly #files = new Map<string, Uint8Array>();
  readonly #changed = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.#changed.event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => {});
  }
  stat({ path }: vscode.Uri): vscode.FileStat {
    const bytes = this.#files.get(path);
    const isFolder = [...this.#files.keys()].some((file) => file.startsWith(`${path.replace(/\/$/, '')}/`));
    if (!bytes && !isFolder) throw vscode.FileSystemError.FileNotFound(path);
    const type = bytes ? vscode.FileType.File : vscode.FileType.Directory;
    return { type, ctime: 0, mtime: this.#times.get(path) ?? 0, size: bytes?.length ?? 0 };
  }
  readonly #times = new Map<string, number>();
  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const folder = `${path.replace(/\/$/, '')}/`;
    const below = [...this.#files.keys()].filter((file) => file.startsWith(folder));
    const entries = below.map((file): [string, vscode.FileType] => {
      const [name = '', ...more] = file.slice(folder.length).split('/');
      return [name, more.length > 0 ? vscode.FileType.Directory : vscode.FileType.File];
    });
    return [...new Map(entries)];
  }
  readFile({ path }: vscode.Uri): Uint8Array {
    const bytes = this.#files.get(path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(path);
    return bytes;
  }
  writeFile(uri: vscode.Uri, bytes: Uint8Array): void {
    const { Changed, Created } = vscode.FileChangeType;
    const type = this.#files.has(uri.path) ? Changed : Created;
    this.#files.set(uri.path, bytes);
    this.#times.set(uri.path, (this.#times.get(uri.path) ?? 0) + 1);
    this.#changed.fire([{ type, uri }]);
  }
  createDirectory(): void {}
  delete({ path }: vscode.Uri): void {
    this.#files.delete(path);
  }
  rename(): void {
    throw vscode.FileSystemError.NoPermissions();
  }
}

const write = (files: MemoryFiles, uri: vscode.Uri, text: string): void =>
  files.writeFile(uri, new TextEncoder().encode(text));

describe('A virtual folder', () => {
  const files = new MemoryFiles();
  const provider = vscode.workspace.registerFileSystemProvider('memfs', files, { isCaseSensitive: true });

  before(async () => {
    await activate();
    write(files, FACTS, facts('42 million EUR'));
    write(files, vscode.Uri.joinPath(ROOT, 'note.txt'), 'The Aldmouth bridge cost 42 million EUR.\n');
    write(files, DRAFT, 'The Aldmouth bridge cost €24 million.\n');
    const { length } = vscode.workspace.workspaceFolders ?? [];
    assert.ok(vscode.workspace.updateWorkspaceFolders(length, 0, { uri: ROOT, name: 'press' }));
    await waitFor('the folder', () => vscode.workspace.workspaceFolders?.length === length + 1);
  });
  after(async () => {
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    const { length } = vscode.workspace.workspaceFolders ?? [];
    vscode.workspace.updateWorkspaceFolders(length - 1, 1);
    provider.dispose();
  });

  it('has its drafts checked against its facts, explained and corrected', async () => {
    const document = await vscode.workspace.openTextDocument(DRAFT);
    await vscode.window.showTextDocument(document, { preview: false });
    const [finding] = await waitFor('the finding', () => findings(DRAFT).length === 1 && findings(DRAFT));
    assert.ok(finding);
    assert.equal(document.getText(finding.range), '€24 million');
    const related = finding.relatedInformation?.map(({ location }) => location.uri.toString());
    assert.ok(related?.includes(FACTS.toString()), related?.join(' '));
    assert.match(await hoverText(DRAFT, finding.range.start), /Port of Aldmouth/);
    // The fact changes behind the editor's back, and again.
    write(files, FACTS, facts('24 million EUR'));
    await waitFor('the finding to go', () => findings(DRAFT).length === 0);
    write(files, FACTS, facts('42 million EUR'));
    await waitFor('it to come back', () => findings(DRAFT).length === 1);
    const fixes = await actions(DRAFT, rangeOf(document, '€24 million'));
    const fix = fixes.find(({ title }) => title === 'Replace with “€42 million”');
    assert.ok(fix, fixes.map(({ title }) => title).join('; '));
    await take(fix);
    await waitFor('the correction', () => findings(DRAFT).length === 0);
    assert.equal(document.getText(), 'The Aldmouth bridge cost €42 million.\n');
    await document.save();
    assert.equal(new TextDecoder().decode(files.readFile(DRAFT)), document.getText());
  });
});
