import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';

/** The sample draft that the project ships, from the package's root. It lies below the shipped fact base. */
export const SAMPLE = 'facts/samples/draft.md';

/** The folder to open for a draft: the nearest one above it with a fact base, else its own. */
export function folderOf(file) {
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    if (readdirSync(folder).some((name) => name === 'facts' || /\.facts\.ya?ml$/.test(name))) return folder;
    if (folder === dirname(folder)) return dirname(file);
  }
}
