import { join, resolve } from 'node:path';
import { EXIT, type Io, Unusable } from './io.ts';
import { toUri } from './paths.ts';

const FACTS = `# Facts, each with its source. Drafts below this folder are checked against them.
sources:
  example:
    title: Title of the document
    publisher: Who published it
    published: 2025-07-16
    url: https://example.org/article

facts:
  opera-house:
    subject:
      en: [new opera house, opera house]
      # Rivals that the words above could be taken for:
      not: [old opera house]
    properties:
      cost:
        value: 120 million EUR
        evidence:
          - source: example
            quote: { exact: 120 million euros, prefix: "at a cost of " }
      opening:
        date: 2027-09
      seats:
        value: more than 1,400
        of: { en: seats }
`;

const isFile = (io: Io, path: string): Promise<boolean> =>
  io.files.read(toUri(io.cwd, path)).then(
    () => true,
    () => false,
  );

/** `init [FOLDER]`: a first fact file to start from. Files that exist are left alone. */
export async function runInit(io: Io, folder: string): Promise<number> {
  const path = join(resolve(io.cwd, folder), 'facts', 'example.facts.yaml');
  if (await isFile(io, folder)) throw new Unusable(`${folder} is a file; name a folder.`);
  const exists = (await io.files.list(toUri(io.cwd, join(folder, 'facts')))).some((e) => /\.ya?ml$/i.test(e.name));
  if (exists) {
    io.err(`${join(folder, 'facts')} has fact files already; nothing was written.\n`);
    return EXIT.unusable;
  }
  await io.write(path, new TextEncoder().encode(FACTS));
  io.out(
    `${join(folder, 'facts', 'example.facts.yaml')} is a fact base to start from: put your facts in it. To make one from documents: factcheck build SOURCE… -o facts/NAME.facts.yaml\n`,
  );
  return EXIT.ok;
}
