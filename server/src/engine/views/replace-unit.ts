import type { Forms, Row, Writing } from '../locales/writing.ts';
import type { Span } from '../span.ts';
import type { Quantity } from '../values/types.ts';
import { canonicalUnit, conversion } from '../values/units.ts';
import type { TextEdit } from '../verdicts/types.ts';
import { type Context, edit, findForm, matchCase, plain } from './replace-parts.ts';

/** Which form of a row a surface is: its column and the spelling within it. */
export function placeIn(row: Row, surface: string): { readonly column: number; readonly spelling: number } | undefined {
  const wanted = plain(surface);
  for (const [column, forms] of row.entries()) {
    const spelling = forms?.all.findIndex((f) => plain(f) === wanted) ?? -1;
    if (spelling >= 0) return { column, spelling };
  }
  return undefined;
}

const inNumber = (forms: Forms, plural: 'one' | 'other'): string => (plural === 'one' ? forms.one : forms.other);

/** Rewrites for the spelling of this text ("meter" for "metre" in American copy). */
export function varied(context: Context, word: string): string {
  const v = context.writing.variants;
  if (!v?.sign.test(context.text)) return word;
  return v.respell.reduce((w, [from, to]) => w.replaceAll(from, to), word);
}

const isSymbol = (surface: string): boolean =>
  !/^[\p{Ll}\p{Lu}][\p{L}]{3,}/u.test(surface) || /^[A-Z]{3}$/.test(surface);

/** A currency in the form of the old one: symbol, code or word. */
export function currencyForm(context: Context, surface: string, code: string, n: number): string | undefined {
  const { writing } = context;
  const first = code.split('|')[0]!;
  if (/^[A-Z]{3}$/.test(surface)) return first;
  if (isSymbol(surface)) return writing.symbols.get(first) ?? first;
  const forms = writing.currencies.get(first);
  return forms && matchCase(surface, inNumber(forms, writing.pluralOf(n)));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const isTime = (code: string): boolean => conversion(code, 's') !== undefined;

/** Whether the old unit is abbreviated: by its own row, else by its looks. */
function isAbbreviated({ mention, writing }: Context, surface: string): boolean {
  const old = mention.notation.unit && rowOf(writing, mention.notation.unit.code);
  const place = old && placeIn(old, surface);
  if (place) return place.column === 1;
  return (
    /[\d²³/]/.test(surface) || /\p{Ll}\p{Lu}/u.test(surface) || /^\p{Lu}{2,}/u.test(surface) || surface.length <= 2
  );
}

/** A measure's unit in the form of the old one: word or abbreviation, in the dative where the old one was. */
export function unitForm(context: Context, surface: string, code: string, n: number): string | undefined {
  const { writing } = context;
  const row = rowOf(writing, code);
  // Symbols are the same in every language.
  if (!row)
    return isAbbreviated(context, surface) && /^[a-zA-Z/]+[23]?$/.test(code)
      ? code.replace('2', '²').replace('3', '³')
      : undefined;
  const [word, short] = row;
  // A foreign unit that the fact abbreviates is at home so ("22 km" for "22 miles"); durations are words in prose.
  const source =
    short && !isTime(code) && new RegExp(`\\d\\s*${escaped(short.one)}(?![\\p{L}\\p{N}])`, 'u').test(context.factText);
  const forms = source || isAbbreviated(context, surface) ? (short ?? word) : (word ?? short);
  if (!forms) return undefined;
  if (forms === short && forms !== word) return forms.one;
  const plain = varied(context, inNumber(forms, writing.pluralOf(n)));
  const dative = [...writing.datives].some(([nominative, form]) => form === surface && nominative !== form);
  return matchCase(surface, dative ? (writing.datives.get(plain) ?? plain) : plain);
}

export function rowOf(writing: Writing, code: string): Row | undefined {
  return (
    writing.units.get(code) ??
    writing.units.get(canonicalUnit(code)) ??
    [...writing.units].find(([c]) => canonicalUnit(c) === canonicalUnit(code))?.[1]
  );
}

/** The words for a target's unit, whichever its dimension. */
export function unitFor(context: Context, surface: string, target: Quantity, n: number): string | undefined {
  const { writing } = context;
  switch (target.dimension) {
    case 'money':
      return currencyForm(context, surface, target.unit, n);
    case 'ratio':
      return writing.percent;
    case 'points':
      return inNumber(writing.points, writing.pluralOf(n));
    default:
      return target.unit ? unitForm(context, surface, target.unit, n) : undefined;
  }
}

/** Puts a unit word in the number that its figure asks for ("zwei Jahre" → "ein Jahr"); undefined when it stays. */
export function agreeingUnit(
  context: Context,
  surface: string,
  q: Quantity,
  n: number,
  oldNumber: number,
): string | undefined {
  const { writing } = context;
  const forms =
    q.dimension === 'money'
      ? [writing.currencies.get(q.unit.split('|')[0]!)]
      : q.dimension === 'points'
        ? [writing.points]
        : (rowOf(writing, q.unit) ?? []);
  for (const f of forms) {
    if (!f || f.one === f.other) continue;
    const spelling = f.all.findIndex((w) => plain(varied(context, w)) === plain(surface));
    // Where the draft's unit did not agree, its writer does not inflect it.
    const agreed = spelling >= 0 && plain(varied(context, inNumber(f, writing.pluralOf(oldNumber)))) === plain(surface);
    if (!agreed) continue;
    const next = varied(context, inNumber(f, writing.pluralOf(n)));
    return plain(next) === plain(surface) ? undefined : matchCase(surface, next);
  }
  return undefined;
}

/** How far behind a figure its denominator is looked for, in characters. */
const BEHIND = 40;

/** A denominator behind the figure that the mention did not take in ("24 heures *par jour*"). */
export function perBehind({
  text,
  mention,
  writing,
}: Context): { readonly span: Span; readonly per: string } | undefined {
  const clause = /^[^,;:.!?()|]*/.exec(text.slice(mention.span.end, mention.span.end + BEHIND))![0];
  const found = [...writing.per].flatMap(([per, row]) => {
    const at = findForm(
      text,
      mention.span.end,
      mention.span.end + clause.length,
      row.flatMap((f) => f?.all ?? []),
    );
    return at ? [{ span: { start: at.start, end: at.end }, per }] : [];
  });
  return found.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)[0];
}

/** The edit that turns the denominator beside the figure into the target's, in the same form; undefined where the words are not known. */
export function perEdit(context: Context, at: Span, oldPer: string, per: string): TextEdit | undefined {
  const { writing, text } = context;
  const row = (code: string): Row | undefined => writing.per.get(code) ?? writing.per.get(canonicalUnit(code));
  const [old, next] = [row(oldPer), row(per)];
  if (!old || !next) return undefined;
  const surface = text.slice(at.start, at.end);
  const whole = placeIn(old, surface);
  if (whole) {
    const forms = next[whole.column] ?? next[0];
    return forms && edit(at, matchCase(surface, forms.all[whole.spelling] ?? forms.one));
  }
  // The span may hold more than the denominator ("par habitant et par an"), or less (the link stands before it).
  const inner = findForm(
    text,
    at.start,
    at.end,
    old.flatMap((f) => f?.all ?? []),
  );
  if (inner) return perEdit(context, inner, oldPer, per);
  for (const [column, forms] of old.entries()) {
    for (const form of forms?.all ?? []) {
      const start = at.end - form.length;
      if (start < 0 || plain(text.slice(start, at.end)) !== plain(form)) continue;
      const f = next[column] ?? next[0];
      return f && edit({ start, end: at.end }, f.one);
    }
  }
  return undefined;
}
