import type { FigureLexicon, Locale } from '../locales/types.ts';
import type { Token } from './tokens.ts';
import { longest } from './trie.ts';
import { skipSpace } from './written.ts';

/** What the digits at token `i` and the sign behind them show: the decimal sign of the writer, or nothing. */
function decimalShown(tokens: readonly Token[], i: number, f: FigureLexicon): string | undefined {
  const [sign, digits, again, more] = [tokens[i + 1]?.text, tokens[i + 2], tokens[i + 3]?.text, tokens[i + 4]];
  if ((sign !== '.' && sign !== ',') || digits?.type !== 'digits' || tokens[i - 1]?.text === sign) return undefined;
  const other = sign === '.' ? ',' : '.';
  const size = digits.text.length;
  // "1,234,567" and "1,234.5": groups, then perhaps decimals.
  if (more?.type === 'digits' && (again === sign || again === other))
    return size === 3 && (again === other || more.text.length === 3) ? other : undefined;
  if (size > 2) return undefined;
  // Hours and versions have points too: only before a percent sign or a magnitude.
  const next = skipSpace(tokens, i + 3);
  return tokens[next]?.text === '%' || longest(f.magnitudes, tokens, next) ? sign : undefined;
}

/**
 * The locale with the signs its writer uses, for a language whose countries differ ("1,234.5" in Mexico, "1.234,5" in
 * Spain): as the text shows it. Where it shows nothing, three digits behind the
 * language's decimal sign may be a group; where it shows both, so may any.
 */
export function regionOf(tokens: readonly Token[], locale: Locale): Locale {
  const f = locale.figures;
  if (!f.regional) return locale;
  const shown = new Set<string>();
  for (let i = 0; i < tokens.length; i++)
    if (tokens[i]!.type === 'digits') {
      const sign = decimalShown(tokens, i, f);
      if (sign) shown.add(sign);
    }
  const doubtful = { ...f, otherGroups: new Set(shown.size > 1 ? ['.', ','] : [f.decimal]) };
  if (shown.size !== 1) return { ...locale, figures: doubtful };
  const [decimal] = shown;
  if (decimal === f.decimal) return locale;
  const groups = new Set([...f.groups].filter((g) => g !== decimal));
  return { ...locale, figures: { ...f, decimal: decimal!, groups: groups.add(f.decimal) } };
}
