import type { Fact } from '../facts/types.ts';

/**
 * "AI start-up fund · amount": subject and property in `lang`, else in English, else in any language, else their ids. A count
 * is named by what it counts ("companies").
 */
export function labelOf(fact: Fact, lang: string): string {
  const label = fact.labels[lang]?.[0] ?? fact.labels.en?.[0] ?? Object.values(fact.labels)[0]?.[0] ?? fact.subject;
  const counted = fact.of[lang]?.[0] ?? fact.of.en?.[0];
  const named = fact.propertyLabels[lang]?.[0] ?? fact.propertyLabels.en?.[0];
  const property = (fact.role === 'count' ? (counted ?? named) : (named ?? counted)) ?? wordsOf(fact);
  return `${label} · ${property}`;
}

/** The id of a property as words: "pistes-amenagees" is "pistes aménagées" where the fact's own words have the accents. */
function wordsOf({ property, words }: Fact): string {
  const spelled = new Map(
    Object.values(words)
      .flat()
      .map((word) => [plain(word), word.toLowerCase()]),
  );
  return property
    .split('-')
    .map((part) => spelled.get(part) ?? part)
    .join(' ');
}

const plain = (word: string): string => word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
