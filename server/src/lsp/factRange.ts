import type { Range } from 'vscode-languageserver';
import type { Fact } from '../engine/facts/types.ts';
import { normalise } from '../files/uri.ts';
import type { BaseInForce } from './factFiles.ts';
import { toRange } from './toLsp.ts';

/** The lines of a fact in its file; undefined where its text is not at hand. Of a large base no text is made for that. */
export function rangeOfFact({ parsed, texts }: BaseInForce, { id, at }: Fact): Range | undefined {
  const known = parsed.find(({ file }) => file === at.file)?.linesOf?.(id);
  if (known) return known;
  const text = texts.get(normalise(at.file));
  return text && toRange(text, at.span);
}
