import en from '../../locales/en/amounts.yaml';
import ja from '../../locales/ja/amounts.yaml';
import zh from '../../locales/zh/amounts.yaml';
import type { Mention } from '../engine/mentions/types.ts';
import { namesOneOf } from './currency.ts';

interface Words {
  /** Words for temperature; "-" behind a beginning. */
  readonly heat: readonly string[];
  /** The scale of "33 degrees" where the document names none; absent where countries of the language differ. */
  readonly scale?: string;
}

/** Languages whose word for a degree is of an angle first. */
const LOCALES = { en, zh, ja } as unknown as Readonly<Record<string, Words | undefined>>;

/** The one scale in which a document gives its temperatures. */
export function scaleOf(mentions: readonly Mention[]): string | undefined {
  const units = new Set(
    mentions
      .flatMap(({ values }) => values.slice(0, 1))
      .flatMap((v) => (v.type === 'quantity' && v.dimension === 'temperature' ? [v.unit] : [])),
  );
  return units.size === 1 ? [...units][0] : undefined;
}

/**
 * "With the thermometer at 33 degrees": bare degrees, in a statement about heat or cold, are of the document's scale or the
 * language's. `around` is the statement with its labels.
 */
export function withDegrees(mention: Mention, scale: string | undefined, around: string, lang: string): Mention {
  const value = mention.values[0];
  const words = LOCALES[lang];
  const unit = scale ?? words?.scale;
  if (value?.type !== 'quantity' || value.unit !== 'deg' || !unit || !words) return mention;
  if (!namesOneOf(words.heat, around)) return mention;
  return { ...mention, values: [{ ...value, dimension: 'temperature', unit }] };
}
