import { plainForm, type Token } from './tokens.ts';

/** Index of the next token that is no space; a line break inside a block counts as a space. */
export const skipSpace = (tokens: readonly Token[], i: number): number => (tokens[i]?.type === 'space' ? i + 1 : i);

/** The text between two token indexes, spaces left out, for comparing with a form. */
export const written = (tokens: readonly Token[], from: number, end: number): string => {
  let out = '';
  for (let i = from; i < end; i++) out += tokens[i]!.type === 'space' ? ' ' : tokens[i]!.text;
  return out;
};

/** Among names that share a key, the first whose spelling fits. */
export function fitting<T extends { readonly plain: string; readonly exactCase: boolean }>(
  names: readonly T[],
  text: string,
  accept: (name: T) => boolean = () => true,
): T | undefined {
  const plain = plainForm(text);
  return names.find((n) => n.plain === plain && accept(n)) ?? names.find((n) => !n.exactCase && accept(n));
}

/** Removes the binary noise that scaling brings ("8.2 * 1e9"). */
export const tidy = (value: number): number =>
  Number.isInteger(value) && Math.abs(value) < 1e15 ? value : Number(value.toPrecision(15));
