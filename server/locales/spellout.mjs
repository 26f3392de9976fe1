// Writes `<language>/spellout.json`: the rule sets of CLDR by which numbers are spelled, without those for years, parsing and
// stress. Run after an update of `cldr-rbnf`: node server/locales/spellout.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const RBNF = join(HERE, '../../node_modules/cldr-rbnf/rbnf');

/** CLDR files by language; rule sets of a later one replace those of an earlier. */
const FILES = {
  en: ['en'],
  fr: ['fr'],
  de: ['de'],
  es: ['es'],
  it: ['it'],
  pt: ['pt', 'pt-PT'],
  nl: ['nl'],
  zh: ['zh'],
  ja: ['ja'],
};
const SKIP = /lenient-parse|numbering-year|2d-year|stressed|verbose|financial|days|^_/;

for (const [lang, files] of Object.entries(FILES)) {
  const all = files.map((file) => JSON.parse(readFileSync(join(RBNF, `${file}.json`), 'utf8')).rbnf.rbnf);
  const sets = Object.assign({}, ...all.flatMap((r) => [r.SpelloutRules ?? {}, r.OrdinalRules ?? {}]));
  const lines = Object.entries(sets)
    .filter(([name, rules]) => Array.isArray(rules) && !SKIP.test(name))
    .map(([name, rules]) => {
      // Negative numbers and decimals are never spelled.
      const whole = rules
        .filter(([base]) => /^\d/.test(base))
        .map(([base, text]) => [base, text.replaceAll('\u00ad', '')]);
      return `  ${JSON.stringify(name)}: ${JSON.stringify(whole)}`;
    });
  writeFileSync(join(HERE, lang, 'spellout.json'), `{\n${lines.join(',\n')}\n}\n`);
}
