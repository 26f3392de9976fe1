import type { Fact } from '../facts/types.ts';

/** "AI start-up fund · amount": subject and property in `lang`, else in English, else in any language, else their ids. */
export function labelOf(fact: Fact, lang: string): string {
  const label = fact.labels[lang]?.[0] ?? fact.labels.en?.[0] ?? Object.values(fact.labels)[0]?.[0] ?? fact.subject;
  const property = fact.propertyLabels[lang]?.[0] ?? fact.propertyLabels.en?.[0] ?? fact.property;
  return `${label} · ${property}`;
}
