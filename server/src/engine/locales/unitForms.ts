import { plainForm } from '../mentions/tokens.ts';
import { type Trie, trie } from '../mentions/trie.ts';
import type { Dimension } from '../values/types.ts';
import type { Data } from './data.ts';
import type { Unit } from './types.ts';

/**
 * Whether a spelling must match exactly: abbreviations and symbols, not words. Up to three letters, or a capital behind
 * the first letter (MWh), or letters mixed with other signs (km/h).
 */
export function isAbbreviation(form: string): boolean {
  return /^\p{L}{1,3}$/u.test(form) || /^.+\p{Lu}/u.test(form.replace(/[\s-]\p{Lu}/gu, '')) || form.length === 1;
}

function unitsOf(
  table: Data,
  code: string,
  dimension: Dimension,
  factor: number,
  symbols = false,
): [string, readonly Unit[]][] {
  // "a 50-square-metre flat": what is written with spaces is written with hyphens too.
  const forms = ((table ?? []) as string[]).map(String);
  const hyphened = forms.filter((f) => /^\p{L}{3,}( \p{L}{3,})+$/u.test(f)).map((f) => f.replaceAll(' ', '-'));
  return [...forms, ...hyphened].map((form) => [
    form,
    [
      {
        form: String(form),
        plain: plainForm(String(form)),
        code,
        dimension,
        factor,
        exactCase: symbols || isAbbreviation(String(form)),
      },
    ],
  ]);
}

export function compileUnits(data: Data, cldr: Data, shared: Data): Trie<readonly Unit[]> {
  const entries: [string, readonly Unit[]][] = [];
  const dimensions = new Map<string, Dimension>();
  for (const [id, { code, dimension, not = [] }] of Object.entries(shared.units) as [string, Data][]) {
    dimensions.set(code, dimension);
    const forms = (cldr.units[id]?.forms ?? []) as string[];
    entries.push(
      ...unitsOf(
        forms.filter((form) => !not.includes(form)),
        code,
        dimension,
        1,
      ),
    );
  }
  for (const [code, { dimension, forms }] of Object.entries(shared.extra) as [string, Data][]) {
    dimensions.set(code, dimension);
    entries.push(...unitsOf(forms, code, dimension, 1));
  }
  for (const [code, forms] of Object.entries(data.units ?? {}))
    entries.push(...unitsOf(forms, code, dimensions.get(code) ?? 'other', 1));
  for (const [code, forms] of Object.entries(data.gluedUnits ?? {}))
    for (const [form, units] of unitsOf(forms, code, dimensions.get(code) ?? 'other', 1, true))
      entries.push([form, units.map((u) => ({ ...u, glued: true }))]);
  for (const code of shared.currencies) {
    entries.push(...unitsOf(cldr.currencies[code], code, 'money', 1), ...unitsOf([code], code, 'money', 1, true));
    entries.push(...unitsOf(cldr.currencySymbols[code], code, 'money', 1, true));
    // "48.5 MGBP", as in company reports.
    entries.push(...unitsOf([`M${code}`], code, 'money', 1e6, true));
  }
  for (const [code, forms] of Object.entries(data.currencies ?? {})) entries.push(...unitsOf(forms, code, 'money', 1));
  for (const [code, forms] of Object.entries(data.subunits ?? {})) entries.push(...unitsOf(forms, code, 'money', 0.01));
  // "3,500 mdd": millions of a currency in one abbreviation.
  for (const [code, forms] of Object.entries(data.millions ?? {})) entries.push(...unitsOf(forms, code, 'money', 1e6));
  for (const [form, code] of Object.entries({ ...shared.symbols, ...data.prefixes, ...data.suffixes }))
    entries.push(...unitsOf([form], code as string, 'money', 1, true));
  const p = data.percent;
  entries.push(...unitsOf(p.tenths, '', 'ratio', 0.1));
  entries.push(...unitsOf(p.share, '', 'ratio', 0.01), ...unitsOf(p.permille, '', 'ratio', 0.001));
  // "17 points": of a percentage, or scored; both readings are kept.
  for (const [form, units] of unitsOf(p.scored, '', 'count', 1))
    entries.push([form, units.map((u) => ({ ...u, exactCase: false }))]);
  entries.push(...unitsOf(p.points, '', 'points', 1), ...unitsOf(p.basis, '', 'points', 0.01));
  // What the hand-written lexicon says of a spelling overrides what the tables say: the last entry is tried first.
  return trie(entries, (a, b) => [...b, ...a]);
}

export function compilePrefixes(data: Data, shared: Data, cldr: Data): Trie<readonly Unit[]> {
  const entries: [string, readonly Unit[]][] = [];
  for (const code of shared.currencies)
    entries.push(
      ...unitsOf([code], code, 'money', 1, true),
      ...unitsOf(cldr.currencySymbols[code], code, 'money', 1, true),
      ...unitsOf([`M${code}`], code, 'money', 1e6, true),
    );
  for (const [form, code] of Object.entries({ ...shared.symbols, ...data.prefixes }))
    entries.push(...unitsOf([form], code as string, 'money', 1, true));
  // "百分之十四"
  entries.push(...unitsOf(data.percent?.prefixes, '', 'ratio', 0.01));
  return trie(entries, (a, b) => [...b, ...a]);
}
