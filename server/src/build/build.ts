import type { Source } from '../engine/facts/types.ts';
import type { Profiles } from '../engine/prose/language.ts';
import type { Value } from '../engine/values/types.ts';
import { type ExtractTools, extractFacts } from './extract.ts';
import { mergeFacts } from './merge.ts';
import { readSource } from './readSource.ts';
import { inferredDate, statedDate } from './referenceDate.ts';
import type { SourceDocument } from './source.ts';
import { nameSources } from './sourceIds.ts';
import type { BuiltFact, BuiltSeen } from './types.ts';
import type { Built } from './update.ts';
import { neutralText } from './valueText.ts';

export interface BuildTools extends ExtractTools {
  readonly profiles: Profiles;
}

/** A document to build from. */
export interface Input {
  /** Path relative to the fact file, with `/`: it is kept as `document:`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

interface BuildOptions {
  /** Sources that the fact file has already: they keep their ids. */
  readonly known?: readonly Source[];
  /** ISO 639-1, for documents that do not say. */
  readonly language?: string;
  /** Called before each document. */
  readonly onProgress?: (done: number, all: number, path: string) => void;
}

export interface BuildResult extends Built {
  /** Documents that could not be read; the others are in. */
  readonly failed: readonly { readonly path: string; readonly why: string }[];
}

/** Reads documents, takes their facts out and merges them. Deterministic; no clock, no network. */
export async function buildFacts(
  inputs: readonly Input[],
  tools: BuildTools,
  options: BuildOptions = {},
): Promise<BuildResult> {
  const docs: { input: Input; doc: SourceDocument }[] = [];
  const failed: { path: string; why: string }[] = [];
  for (const [i, input] of inputs.entries()) {
    options.onProgress?.(i, inputs.length, input.path);
    try {
      const more = options.language ? { language: options.language } : {};
      docs.push({ input, doc: await readSource(input.path, input.bytes, { profiles: tools.profiles, ...more }) });
    } catch (error) {
      failed.push({ path: input.path, why: error instanceof Error ? error.message : String(error) });
    }
  }
  const stated = docs.map(({ doc }) => statedDate(doc, tools.recognise));
  const newest = stated
    .map((s) => s?.date)
    .filter((d) => d !== undefined)
    .sort()
    .at(-1);
  const dates = docs.map(({ doc }, i) => stated[i] ?? inferredDate(doc, newest, tools.recognise));
  const named = nameSources(
    docs.map(({ input, doc }, i) => ({
      path: input.path,
      sha256: input.sha256,
      doc,
      ...(dates[i] ? { date: dates[i] } : {}),
    })),
    options.known ?? [],
  );
  const facts: BuiltFact[] = [];
  const seen: BuiltSeen[] = [];
  named.forEach(({ id, doc }, i) => {
    const extracted = extractFacts(doc, id, dates[i]?.date, tools);
    facts.push(...extracted.facts);
    seen.push(...extracted.seen);
  });
  const rewrite = (value: Value, lang: string): string | undefined => neutralText(value, lang, tools.recognise);
  return { sources: named.map((n) => n.entry), facts: mergeFacts(facts, rewrite), seen, failed };
}
