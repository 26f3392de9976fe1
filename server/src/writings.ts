// What writing figures needs of each language; the registry of languages (`locales.ts`) asks for it by code.
import deSpellout from '../locales/de/spellout.json' with { type: 'json' };
import deWriting from '../locales/de/writing.yaml';
import enSpellout from '../locales/en/spellout.json' with { type: 'json' };
import enWriting from '../locales/en/writing.yaml';
import esSpellout from '../locales/es/spellout.json' with { type: 'json' };
import esWriting from '../locales/es/writing.yaml';
import frSpellout from '../locales/fr/spellout.json' with { type: 'json' };
import frWriting from '../locales/fr/writing.yaml';
import itSpellout from '../locales/it/spellout.json' with { type: 'json' };
import itWriting from '../locales/it/writing.yaml';
import nlSpellout from '../locales/nl/spellout.json' with { type: 'json' };
import nlWriting from '../locales/nl/writing.yaml';
import ptSpellout from '../locales/pt/spellout.json' with { type: 'json' };
import ptWriting from '../locales/pt/writing.yaml';
import type { SpelloutRules } from './engine/locales/spellout.ts';
import { compileWriting, type Writing } from './engine/locales/writing.ts';

const DATA: Readonly<Record<string, { readonly writing: unknown; readonly spellout: unknown }>> = {
  de: { writing: deWriting, spellout: deSpellout },
  en: { writing: enWriting, spellout: enSpellout },
  es: { writing: esWriting, spellout: esSpellout },
  fr: { writing: frWriting, spellout: frSpellout },
  it: { writing: itWriting, spellout: itSpellout },
  nl: { writing: nlWriting, spellout: nlSpellout },
  pt: { writing: ptWriting, spellout: ptSpellout },
};

/** Compiles how `lang` is written; `cldr` is its `cldr.json`. Undefined for languages that are read but not yet written. */
export function writingOf(lang: string, cldr: unknown): Writing | undefined {
  const data = DATA[lang];
  return data && compileWriting(data.writing, cldr, data.spellout as SpelloutRules, lang);
}
