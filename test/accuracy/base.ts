import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { type BuildTools, buildFacts } from '../../server/src/build/build.ts';
import { readSource } from '../../server/src/build/readSource.ts';
import { updateFactFile } from '../../server/src/build/update.ts';
import type { Engine } from '../../server/src/engine/check.ts';
import type { FactBase } from '../../server/src/engine/facts/types.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { localeOf } from '../../server/src/locales.ts';

/**
 * Builds a base from source files with no hand edit, as `factcheck build` does, and reads the written file back. Also gives the
 * sources' texts as the readers see them, by path.
 */
export async function buildBase(
  paths: readonly string[],
  engine: Engine,
): Promise<{ base: FactBase; documents: ReadonlyMap<string, string> }> {
  const read: BuildTools['recognise'] = (text, lang, refDate, labels) =>
    recognise(text, localeOf(lang), { ...(refDate ? { refDate } : {}), ...(labels ? { labels } : {}) });
  const tools = { recognise: read, frames: engine.tools, profiles: engine.profiles };
  const inputs = paths.map((path) => ({ path: basename(path), bytes: new Uint8Array(readFileSync(path)), sha256: '' }));
  const { text } = updateFactFile(undefined, await buildFacts(inputs, tools));
  const file = parseFactFile(
    text,
    'built.facts.yaml',
    readerOf((t, lang) => recognise(t, localeOf(lang))),
  );
  for (const p of file.problems)
    if (p.severity === 'error') console.error(`${p.code} ${p.message} | ${text.slice(p.span.start, p.span.end)}`);
  const documents = new Map<string, string>();
  for (const input of inputs)
    documents.set(input.path, (await readSource(input.path, input.bytes, { profiles: tools.profiles })).text);
  return { base: mergeFacts([file]).base, documents };
}
