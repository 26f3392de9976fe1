import type { Token } from '../mentions/tokens.ts';

/** Number of words and figures between two places of a token list, in whichever order they stand. */
export const wordsBetween = (tokens: readonly Token[], a: number, b: number): number => {
  let n = 0;
  for (let i = Math.min(a, b); i < Math.max(a, b); i++)
    if (tokens[i]!.type === 'word' || tokens[i]!.type === 'digits') n++;
  return n;
};
