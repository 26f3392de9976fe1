import { anchor } from './anchor.ts';
import type { BuiltFact } from './types.ts';

/** Lines of a text, from 1, both included. */
export interface Lines {
  readonly from: number;
  readonly to: number;
}

/** Those facts of a document (its source has the id `source`) whose quoted words begin on some of its lines. */
export function factsAtLines(
  facts: readonly BuiltFact[],
  text: string,
  source: string,
  { from, to }: Lines,
): readonly BuiltFact[] {
  const isThere = (fact: BuiltFact): boolean =>
    fact.values.some(({ evidence }) =>
      evidence.some((e) => {
        const place = e.source === source && e.quote ? anchor(text, e.quote) : undefined;
        const line = place && text.slice(0, place.span.start).split('\n').length;
        return line !== undefined && from <= line && line <= to;
      }),
    );
  return facts.filter(isThere);
}

/** "12-14" or "12"; undefined for anything else. */
export function readLines(given: string): Lines | undefined {
  const m = /^(\d+)(?:-(\d+))?$/.exec(given.trim());
  const [from, to] = [Number(m?.[1]), Number(m?.[2] ?? m?.[1])];
  return m && from >= 1 && to >= from ? { from, to } : undefined;
}
