import type { SpelloutRules } from './engine/locales/spellout.ts';
import { compileWriting, type Writing } from './engine/locales/writing.ts';

/**
 * Compiles how `lang` is written, from the files of its folder. Undefined for languages that are read but not yet written.
 */
export function writingOf(lang: string, files: Readonly<Record<string, unknown>>): Writing | undefined {
  return files.writing ? compileWriting(files.writing, files.cldr, files.spellout as SpelloutRules, lang) : undefined;
}
