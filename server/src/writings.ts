// What writing figures needs of each language; the registry of languages (`locales.ts`) asks for it by code.
import enSpellout from '../locales/en/spellout.json' with { type: 'json' };
import enWriting from '../locales/en/writing.yaml';
import frSpellout from '../locales/fr/spellout.json' with { type: 'json' };
import frWriting from '../locales/fr/writing.yaml';
import type { SpelloutRules } from './engine/locales/spellout.ts';
import { compileWriting, type Writing } from './engine/locales/writing.ts';

const DATA: Readonly<Record<string, { readonly writing: unknown; readonly spellout: unknown }>> = {
  en: { writing: enWriting, spellout: enSpellout },
  fr: { writing: frWriting, spellout: frSpellout },
};

/** Compiles how `lang` is written; `cldr` is its `cldr.json`. Undefined for languages that are read but not yet written. */
export function writingOf(lang: string, cldr: unknown): Writing | undefined {
  const data = DATA[lang];
  return data && compileWriting(data.writing, cldr, data.spellout as SpelloutRules, lang);
}
