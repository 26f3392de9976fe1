import type { FigureLexicon } from '../locales/types.ts';
import type { NumberRead } from './numbers.ts';
import type { Token } from './tokens.ts';

/** Reads numerals counted in myriads (8億5000万, 二十三). Strategy `myriads` of `figures.yaml`. */
export function readMyriads(_tokens: readonly Token[], _i: number, _locale: FigureLexicon): NumberRead | undefined {
  return undefined;
}
