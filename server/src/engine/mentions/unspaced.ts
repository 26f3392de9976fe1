import type { Scan } from './scan.ts';
import type { Token } from './tokens.ts';
import { longest } from './trie.ts';

/** Words between a whole and the link to its part ("11体*の人骨*のうち3体"), in characters. */
export const NOUN_GAP = 6;

const HAN = /^\p{Script=Han}$/u;
const KATAKANA = /^[\p{Script=Katakana}ー]$/u;

/** End of the run of one script that begins at token `at`, at most `most` characters; function words end it. */
function runEnd({ tokens, f }: Scan, at: number, most: number): number {
  const script = [HAN, KATAKANA].find((s) => s.test(tokens[at]?.text ?? ''));
  let end = at;
  while (script && end < at + most && script.test(tokens[end]?.text ?? '') && !f.stop.has(tokens[end]!.folded)) end++;
  return end;
}

/**
 * The counted noun of a figure in tokens `[start, end)`, where no spaces part words: what stands behind the counter
 * ("400家*企业*"), before the figure ("*青銅貨*4165枚"), or the counter itself ("500*社*", "11*人*"). Half-open token indexes.
 */
export function unspacedHead(scan: Scan, start: number, end: number): readonly [number, number] | undefined {
  const { tokens, f } = scan;
  const counter = f.myriads && longest(f.myriads.counters, tokens, end);
  if (!counter) {
    const to = runEnd(scan, end, f.head.longest);
    return to > end ? [end, to] : undefined;
  }
  const itself: readonly [number, number] = [end, counter.end];
  const link = longest(f.head.linked, tokens, counter.end);
  if (f.head.nouns.has(textOf(tokens, end, counter.end))) return itself;
  const from = link?.end ?? counter.end;
  const to = longest(f.head.not, tokens, from) ? from : runEnd(scan, from, f.head.longest);
  return to > from ? [from, to] : (nounBefore(scan, start) ?? itself);
}

/** The run of one script that ends right before token `start`. */
function nounBefore({ tokens, f }: Scan, start: number): readonly [number, number] | undefined {
  const script = [HAN, KATAKANA].find((s) => s.test(tokens[start - 1]?.text ?? ''));
  let from = start;
  while (script && from > start - f.head.longest && script.test(tokens[from - 1]?.text ?? '')) {
    if (f.stop.has(tokens[from - 1]!.folded)) break;
    from--;
  }
  return from < start - 1 ? [from, start] : undefined;
}

const textOf = (tokens: readonly Token[], from: number, to: number): string => {
  let out = '';
  for (let i = from; i < to; i++) out += tokens[i]!.folded;
  return out;
};
