import { spell } from '../locales/spellout.ts';
import type { Writing } from '../locales/writing.ts';
import { type Context, matchCase, plain } from './replace-parts.ts';

const SPACES = '\u00a0\u202f\u2009 ';
/** Beyond this a number is spelled only in round tens. */
const SPELLED = 20;
const SPELLED_ROUND = 100;

/** A number as text: digits after the decimal sign, and whether trailing zeros are kept. */
export interface Written {
  readonly value: number;
  readonly decimals: number;
}

/** Decimals that `value` needs at most, given the size of its last digit (0: as few as it takes). */
export function written(value: number, step: number): Written {
  const byStep = step > 0 ? Math.max(0, Math.round(-Math.log10(step))) : 0;
  let needed = 0;
  while (needed < 6 && Math.abs(Math.round(value * 10 ** needed) / 10 ** needed - value) > Math.abs(value) * 1e-9)
    needed++;
  // A last digit of 5 or of nothing ("8.50", "48.20") stays; more than three decimals come from a change of scale.
  return { value, decimals: byStep <= 3 ? Math.max(Math.min(needed, 6), step < 1 ? byStep : 0) : needed };
}

/** The grouping sign of a draft: the figure's own, that of its neighbours, or the language's. */
function groupOf({ text, mention, writing }: Context): string {
  if (mention.notation.group !== undefined) return mention.notation.group;
  const spaced = SPACES.includes(writing.group);
  const pattern = spaced ? /\d([\u00a0\u202f\u2009 ])\d{3}(?!\d)/ : undefined;
  const near = pattern?.exec(text)?.[1];
  if (near) return near;
  if (!spaced) return writing.group;
  // The space between figure and unit shows which one the writer's keyboard makes.
  return /\d([\u00a0\u202f]|\s)\D/.exec(text.slice(mention.span.start, mention.span.end))?.[1] ?? writing.group;
}

/** Whether the draft leaves four-digit numbers whole. */
function ungrouped({ text, mention }: Context): boolean {
  const surface = text.slice(mention.span.start, mention.span.end);
  return mention.notation.group === undefined && /(?<![\d.,])\d{4}(?![\d])/.test(surface);
}

/** A number in digits, with the draft's decimal and grouping signs. */
export function digits(context: Context, { value, decimals }: Written): string {
  const { writing, mention } = context;
  const [whole, fraction] = Math.abs(value).toFixed(decimals).split('.') as [string, string?];
  const from = ungrouped(context) ? Math.max(5, writing.groupFrom) : writing.groupFrom;
  const grouped = whole.length >= from ? whole.replace(/\B(?=(\d{3})+$)/g, groupOf(context)) : whole;
  // A decimal sign that is the language's grouping sign was a slip or a quotation; follow the draft only elsewhere.
  const sign = mention.notation.decimal ?? writing.decimal;
  return fraction ? `${grouped}${sign}${fraction}` : grouped;
}

/** The rule set that wrote the old number, else the language's first. */
function cardinalSet(writing: Writing, old: number, surface: string): string {
  const found = writing.cardinals.find((set) => spelled(writing, set, old) === plain(respelled(writing, surface)));
  return found ?? writing.cardinals[0]!;
}

const respelled = (writing: Writing, text: string): string =>
  writing.respell.reduce((t, [from, to]) => t.replaceAll(from, to), text);

const spelled = (writing: Writing, set: string, n: number): string | undefined => {
  const out = spell(writing.spellout, set, n);
  return out === undefined ? undefined : plain(respelled(writing, out));
};

/** `n` in words, by the grammar of the old words (gender, case); undefined where a writer would use digits. */
export function words(
  writing: Writing,
  n: number,
  old: { readonly value: number; readonly surface: string },
): string | undefined {
  if (!Number.isInteger(n) || n < 0) return undefined;
  if (n > SPELLED && !(n <= SPELLED_ROUND && n % 10 === 0) && n >= old.value) return undefined;
  if (n > SPELLED_ROUND) return undefined;
  const set = cardinalSet(writing, old.value, old.surface);
  const out = spell(writing.spellout, set, n);
  if (out === undefined) return undefined;
  const reformed = writing.respell.some(([from]) => old.surface.includes(from));
  return matchCase(old.surface, reformed ? out : respelled(writing, out));
}

/** An ordinal in the form of the old one: "vierte" gives "fünfte", "4th" gives "5th". */
export function ordinal(
  writing: Writing,
  n: number,
  old: { readonly value: number; readonly surface: string },
): string | undefined {
  const surface = plain(old.surface);
  const names = [...writing.spellout.sets.keys()].filter((s) => s.includes('ordinal') && !s.startsWith('%%'));
  const sets = [...writing.ordinals, ...names];
  const found = sets.find((set) => {
    const out = spell(writing.spellout, set, old.value);
    return out !== undefined && plain(out) === surface;
  });
  if (found) return matchCase(old.surface, spell(writing.spellout, found, n) ?? '') || undefined;
  const tail = /^\d+(\D+)$/.exec(old.surface)?.[1];
  return tail !== undefined ? `${n}${tail}` : undefined;
}

/** Where `n` stands in `[from, to)`, in digits or words of any rule set: for "7 of 11", "jede vierte". */
export function findNumber(
  context: Context,
  n: number,
  from: number,
  to: number,
): { start: number; end: number; ordinal: boolean } | undefined {
  const { text, writing } = context;
  const part = text.slice(from, to);
  for (const m of part.matchAll(/\d[\d.,'\u00a0\u202f ]*\d|\d/g)) {
    const digitsOnly = m[0].replace(/[\u00a0\u202f ']/g, '');
    const readings = [digitsOnly.replace(/[.,]/g, ''), digitsOnly.replace(',', '.')].map(Number);
    if (readings.includes(n)) return { start: from + m.index, end: from + m.index + m[0].length, ordinal: false };
  }
  const lowered = part.toLowerCase();
  for (const set of writing.spellout.sets.keys()) {
    if (set.startsWith('%%')) continue;
    for (const form of [spell(writing.spellout, set, n), respelled(writing, spell(writing.spellout, set, n) ?? '')]) {
      if (!form || /\d/.test(form)) continue;
      const at = lowered.search(
        new RegExp(`(?<![\\p{L}])${form.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}])`, 'u'),
      );
      if (at >= 0) return { start: from + at, end: from + at + form.length, ordinal: set.includes('ordinal') };
    }
  }
  return undefined;
}
