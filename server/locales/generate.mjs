// Writes server/locales/<lang>/cldr.json: the small part of the Unicode CLDR that recognition reads (number symbols,
// names of currencies and units with their plural forms, names of months, days and quarters).
// Run by hand after an update of the cldr-* packages: `node server/locales/generate.mjs`. The output is committed.
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const require = createRequire(import.meta.url);
const here = dirname(fileURLToPath(import.meta.url));
// CLDR's folder names; its plain "pt" is Brazilian, "pt-PT" comes on top of it.
const LANGS = {
  en: ['en', 'en-GB'],
  fr: ['fr', 'fr-CA'],
  de: ['de'],
  es: ['es', 'es-MX'],
  it: ['it'],
  pt: ['pt', 'pt-PT'],
  nl: ['nl'],
  zh: ['zh'],
  ja: ['ja'],
};
const units = parse(readFileSync(join(here, 'units.yaml'), 'utf8'));

const load = (pack, locale, file) => require(`cldr-${pack}-full/main/${locale}/${file}.json`).main[locale];
const unique = (list) => [...new Set(list.filter(Boolean))];
/** A pattern without its placeholder: "{0} kilomètres" → "kilomètres". */
const bare = (pattern) => pattern.replace('{0}', '').trim();

function currencyNames(locales) {
  const out = {};
  for (const code of units.currencies)
    out[code] = unique(
      locales.flatMap((locale) => {
        const c = load('numbers', locale, 'currencies').numbers.currencies[code] ?? {};
        return Object.entries(c)
          .filter(([key]) => !key.startsWith('symbol'))
          .map(([, value]) => value);
      }),
    );
  return out;
}

/** Signs that CLDR's narrow forms share between currencies ("$", "kr") are settled in figures.yaml, so only the full ones. */
function currencySymbols(locales) {
  const out = {};
  for (const code of units.currencies)
    out[code] = unique(
      locales.map((locale) => load('numbers', locale, 'currencies').numbers.currencies[code]?.symbol),
    ).filter((s) => s !== code);
  return out;
}

function unitNames(locales) {
  const out = {};
  for (const [id, { code }] of Object.entries(units.units)) {
    const forms = locales.flatMap((locale) => {
      const all = load('units', locale, 'units').units;
      return ['long', 'short'].flatMap((width) =>
        Object.entries(all[width][id] ?? {})
          .filter(([key]) => key.startsWith('unitPattern'))
          .map(([, pattern]) => bare(pattern)),
      );
    });
    if (forms.length) out[id] = { code, forms: unique(forms) };
  }
  return out;
}

function calendarNames(locales) {
  const widths = (part, keys) => {
    const out = {};
    for (const width of ['wide', 'abbreviated'])
      out[width] = keys.map((key) =>
        unique(
          locales.flatMap((locale) => {
            const c = load('dates', locale, 'ca-gregorian').dates.calendars.gregorian[part];
            return [c.format[width][key], c['stand-alone'][width][key]];
          }),
        ),
      );
    return out;
  };
  return {
    months: widths('months', ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12']),
    days: widths('days', ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']),
    quarters: widths('quarters', ['1', '2', '3', '4']),
  };
}

for (const [lang, locales] of Object.entries(LANGS)) {
  const symbols = load('numbers', locales[0], 'numbers').numbers['symbols-numberSystem-latn'];
  const data = {
    symbols: { decimal: symbols.decimal, group: symbols.group },
    currencies: currencyNames(locales),
    currencySymbols: currencySymbols(locales),
    units: unitNames(locales),
    ...calendarNames(locales),
  };
  // One entry a line: readable in a diff, and half the size of full indentation.
  const lines = Object.entries(data).map(([key, value]) => {
    const entries = Object.entries(value).map(([k, v]) => `    ${JSON.stringify(k)}: ${JSON.stringify(v)}`);
    return `  ${JSON.stringify(key)}: {\n${entries.join(',\n')}\n  }`;
  });
  writeFileSync(join(here, lang, 'cldr.json'), `{\n${lines.join(',\n')}\n}\n`);
}
