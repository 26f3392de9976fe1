import type { Files } from './files.ts';
import { normalise } from './uri.ts';

/** `files`, with the editor's unsaved text in place of what is on disk. `openText` takes a normalised URI. */
export function overlayOpen(files: Files, openText: (uri: string) => string | undefined): Files {
  return {
    list: files.list,
    watch: files.watch,
    async read(uri) {
      const text = openText(normalise(uri));
      return text === undefined ? files.read(uri) : new TextEncoder().encode(text);
    },
  };
}
