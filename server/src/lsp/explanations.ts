import { decode, type Files } from '../files/files.ts';

/** The lines, from 1, of the headings that name a code: "#### `fact.refuted`". */
export function sectionsOf(readme: string): ReadonlyMap<string, number> {
  const sections = new Map<string, number>();
  for (const [i, line] of readme.split(/\r\n?|\n/).entries()) {
    const code = /^#{1,6} +`([a-z]+\.[a-z-]+)`\s*$/.exec(line)?.[1];
    if (code && !sections.has(code)) sections.set(code, i + 1);
  }
  return sections;
}

/** From the folder of the programs and from that of their chunks; packages for VS Code name the file in lower case. */
const PLACES = ['../README.md', '../readme.md', '../../README.md', '../../readme.md'];

interface Explanations {
  readonly uri: string;
  readonly sections: ReadonlyMap<string, number>;
}

/**
 * Where a code is explained on this machine: its section in the README of the package to which `program` (a URI) belongs. For
 * packages that name no web page; works without a network. The file is read once, when first asked; undefined where there is none.
 */
export function explainFrom(
  program: string,
  { read }: Pick<Files, 'read'>,
): (code: string) => Promise<string | undefined> {
  let found: Promise<Explanations> | undefined;
  const find = async (): Promise<Explanations> => {
    for (const place of PLACES) {
      const uri = new URL(place, program).href;
      const sections = await read(uri).then(
        (bytes) => sectionsOf(decode(bytes)),
        () => undefined,
      );
      if (sections?.size) return { uri, sections };
    }
    return { uri: '', sections: new Map() };
  };
  return async (code) => {
    found ??= find();
    const { uri, sections } = await found;
    const line = sections.get(code);
    return line === undefined ? undefined : `${uri}#L${line}`;
  };
}
