import de from '../../locales/de/amounts.yaml';
import en from '../../locales/en/amounts.yaml';
import es from '../../locales/es/amounts.yaml';
import fr from '../../locales/fr/amounts.yaml';
import it from '../../locales/it/amounts.yaml';
import ja from '../../locales/ja/amounts.yaml';
import nl from '../../locales/nl/amounts.yaml';
import pt from '../../locales/pt/amounts.yaml';
import zh from '../../locales/zh/amounts.yaml';
import { fold } from '../engine/mentions/tokens.ts';
import type { Mention } from '../engine/mentions/types.ts';
import type { Quantity, Value } from '../engine/values/types.ts';

const LOCALES = { en, fr, de, es, it, pt, nl, zh, ja } as Readonly<
  Record<string, { readonly sums: readonly string[] } | undefined>
>;

/** Share of a document's sums that must be in one currency for a bare figure to be read in it. */
const DOMINANT = 0.8;
const MILLION = 1e6;

/** The currency nearly all sums of a document are in, or else nearly all its sums of millions: those are what is told in short. */
export function currencyOf(mentions: readonly Mention[]): string | undefined {
  // Of "90 centimes" the other sums tell the currency.
  const sums = mentions.filter((m) => isSum(m.values[0]) && !isShared(m));
  return dominant(sums) ?? dominant(sums.filter((m) => (m.notation.magnitude?.factor ?? 1) >= MILLION));
}

const isSum = (v: Value | undefined): v is Quantity =>
  v?.type === 'quantity' && v.dimension === 'money' && v.unit !== '';

/** A word that several currencies share ("crowns", "centimes"). */
const isShared = ({ values }: Mention): boolean => new Set(values.flatMap((v) => (isSum(v) ? [v.unit] : []))).size > 1;

function dominant(sums: readonly Mention[]): string | undefined {
  const count = new Map<string, number>();
  for (const { values } of sums) {
    const { unit } = values[0] as Quantity;
    count.set(unit, (count.get(unit) ?? 0) + 1);
  }
  const best = [...count].sort((a, b) => b[1] - a[1])[0];
  return best && best[1] >= DOMINANT * sums.length ? best[0] : undefined;
}

/** Whether a text has a word for a sum of money. */
const namesSum = (text: string, lang: string): boolean => namesOneOf(LOCALES[lang]?.sums ?? [], text);

/** Whether a text has one of the words; "-" behind a beginning. */
export function namesOneOf(words: readonly string[], text: string): boolean {
  const folded = ` ${fold(text).replace(/[^\p{L}\p{M}']+/gu, ' ')} `;
  return words.some((w) => {
    const entry = fold(w);
    if (/^\p{Script=Han}/u.test(entry)) return text.includes(w);
    return entry.endsWith('-')
      ? folded.includes(` ${entry.slice(0, -1)}`) || folded.includes(`'${entry.slice(0, -1)}`)
      : folded.includes(` ${entry} `) || folded.includes(`'${entry} `);
  });
}

/**
 * "Credits: 620 million", "26 million, 60 % of it private": a figure in millions that counts nothing, in a statement about
 * money, is a sum in the document's currency. `around` is its clause with the headings above.
 */
export function withCurrency(mention: Mention, currency: string | undefined, around: string, lang: string): Mention {
  const value = mention.values[0];
  const own = isShared(mention) && mention.values.filter((v) => isSum(v) && v.unit === currency);
  if (own && own.length > 0) return { ...mention, values: [...own, ...mention.values.filter((v) => !own.includes(v))] };
  if (!currency || value?.type !== 'quantity' || value.dimension !== 'count' || value.unit !== '') return mention;
  if ((mention.notation.magnitude?.factor ?? 1) < MILLION) return mention;
  if (mention.head && !namesSum(mention.head.text, lang)) return mention;
  if (!namesSum(around, lang)) return mention;
  const inMoney = (v: Quantity): Quantity => ({ ...v, dimension: 'money', unit: currency });
  return { ...mention, values: mention.values.map((v) => (v.type === 'quantity' ? inMoney(v) : v)) };
}
