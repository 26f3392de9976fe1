import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The lines, from 1, of the headings that name a code: "#### `fact.refuted`". */
export function sectionsOf(readme: string): ReadonlyMap<string, number> {
  const sections = new Map<string, number>();
  for (const [i, line] of readme.split(/\r\n?|\n/).entries()) {
    const code = /^#{1,6} +`([a-z]+\.[a-z-]+)`\s*$/.exec(line)?.[1];
    if (code && !sections.has(code)) sections.set(code, i + 1);
  }
  return sections;
}

/** Packages for VS Code name the file in lower case. */
const NAMES = ['README.md', 'readme.md'];

/**
 * Where a code is explained on this machine: its section in the README of the package whose `dist` holds `program`. For packages
 * that name no web page; works without a network. The file is read once, when first asked; undefined where there is none.
 */
export function explainFrom(program: string | undefined): (code: string) => string | undefined {
  let found: { readonly url: string; readonly sections: ReadonlyMap<string, number> } | undefined;
  const read = (): NonNullable<typeof found> => {
    for (const name of NAMES) {
      try {
        const path = join(dirname(realpathSync(program ?? '')), '..', name);
        return { url: pathToFileURL(path).href, sections: sectionsOf(readFileSync(path, 'utf8')) };
      } catch {
        // the next name
      }
    }
    return { url: '', sections: new Map() };
  };
  return (code) => {
    found ??= read();
    const line = found.sections.get(code);
    return line === undefined ? undefined : `${found.url}#L${line}`;
  };
}
