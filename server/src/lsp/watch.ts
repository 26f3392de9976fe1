import type { Files } from '../files/files.ts';
import { isInside, normalise, parentOf } from '../files/uri.ts';
import { type Connection, DidChangeWatchedFilesNotification } from './languageServer.ts';

/** Files that change what is known: fact files, settings, and the root of a repository. */
const GLOBS = ['**/*.facts.{yaml,yml}', '**/facts/*.{yaml,yml}', '**/factcheck.{yaml,yml}'];

/** The editor's own file watching, which also sees virtual workspaces. Asks for it once, when first needed. */
export function watchByClient(connection: Connection): Files['watch'] {
  const listeners = new Set<(uris: readonly string[]) => void>();
  let registered = false;
  const register = (): void => {
    if (registered) return;
    registered = true;
    connection.onDidChangeWatchedFiles(({ changes }) => {
      const uris = changes.map((change) => normalise(change.uri));
      for (const listener of listeners) listener(uris);
    });
    const watchers = GLOBS.map((globPattern) => ({ globPattern }));
    connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(() => undefined);
  };
  return (folders, onChange) => {
    register();
    const watched = new Set(folders.map(normalise));
    const listener = (uris: readonly string[]): void => {
      const here = uris.filter((uri) => watched.has(uri) || watched.has(parentOf(uri)));
      if (here.length > 0) onChange(here);
    };
    listeners.add(listener);
    return { dispose: () => void listeners.delete(listener) };
  };
}

/** Folders inside the workspace by one way of watching, those outside (a repository's root above it) by the other. */
export function watchByPlace(
  inside: Files['watch'],
  outside: Files['watch'],
  workspace: () => readonly string[],
): Files['watch'] {
  return (folders, onChange) => {
    const isIn = (folder: string): boolean => workspace().some((root) => isInside(root, folder));
    const watches = [
      inside(folders.filter(isIn), onChange),
      outside(
        folders.filter((folder) => !isIn(folder)),
        onChange,
      ),
    ];
    return {
      dispose() {
        for (const watch of watches) watch.dispose();
      },
    };
  };
}
