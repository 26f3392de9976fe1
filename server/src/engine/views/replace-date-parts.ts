import type { Writing } from '../locales/writing.ts';
import type { Span } from '../span.ts';
import { type Component, type Fields, type Modifier, weekdayOf } from './replace-date-fields.ts';
import { findNumber, ordinal } from './replace-number.ts';
import { type Context, findForm, matchCase, plain } from './replace-parts.ts';

/** A name in the form of the old one: long or short, with or without its dot, in its letter case. */
function name(
  tables: { wide: readonly (readonly string[])[]; abbreviated: readonly (readonly string[])[] },
  old: number,
  next: number,
  surface: string,
): string {
  const bare = plain(surface).replace(/\.$/, '');
  const among = (list: readonly string[] | undefined): boolean =>
    list?.some((n) => plain(n).replace(/\.$/, '') === bare) ?? false;
  const short = !among(tables.wide[old - 1]) && bare.length <= 5;
  const found = (short ? tables.abbreviated : tables.wide)[next - 1]?.[0] ?? tables.wide[next - 1]![0]!;
  // "May" has no short form, and so no dot.
  if (short && found === tables.wide[next - 1]?.[0]) return matchCase(surface, found);
  const dotted = surface.endsWith('.') ? `${found.replace(/\.$/, '')}.` : short ? found.replace(/\.$/, '') : found;
  return matchCase(surface, dotted);
}

function dayText(
  context: Context,
  surface: string,
  old: number,
  next: number,
  beside: readonly Component[],
): string | undefined {
  const { writing } = context;
  const numeric = beside.some((c) => c.part === 'month' && c.form === 'numeric');
  if (next === 1 && writing.dates.firstDay && !numeric) return writing.dates.firstDay;
  if (!/\d/.test(surface)) return ordinal(writing, next, { value: old, surface });
  if (old === 1 && writing.dates.firstDay && /\D/.test(surface)) return String(next);
  const suffix = /\d+(\D*)$/.exec(surface)?.[1] ?? '';
  if (/\p{L}|º|ª/u.test(suffix)) return ordinal(writing, next, { value: old, surface }) ?? String(next);
  return String(next).padStart(surface.startsWith('0') ? 2 : 1, '0') + suffix;
}

/** An ordinal or figure inside a longer phrase: "first quarter", "T1". */
function numbered(context: Context, at: Span, old: number, next: number, names: readonly string[]): string | undefined {
  const { text, writing } = context;
  const surface = text.slice(at.start, at.end);
  const found = findNumber(context, old, at.start, at.end);
  if (found) {
    const word = text.slice(found.start, found.end);
    const out = /\d/.test(word)
      ? (ordinal(writing, next, { value: old, surface: word }) ?? String(next))
      : ordinal(writing, next, { value: old, surface: word });
    if (out) return surface.slice(0, found.start - at.start) + out + surface.slice(found.end - at.start);
  }
  const name = findForm(text, at.start, at.end, names[old - 1] ? [names[old - 1]!] : []);
  return name && names[next - 1]
    ? surface.slice(0, name.start - at.start) +
        matchCase(surface, names[next - 1]!) +
        surface.slice(name.end - at.start)
    : undefined;
}

function modifierText(w: Writing, surface: string, old: Modifier, next: Modifier): string | undefined {
  const column = (w.dates.modifiers.get(old) ?? []).findIndex((f) => plain(f) === plain(surface));
  const forms = w.dates.modifiers.get(next) ?? [];
  const out = forms[Math.max(0, column)];
  return out && matchCase(surface, out);
}

/** A year counted from an epoch ("120" of "120 BC"), where the other lies on the same side of it. */
const eraYear = (surface: string, old: number, next: number): string | undefined =>
  old > 0 === next > 0 ? surface.replace(/\d.*\d|\d/u, String(next > 0 ? next : 1 - next)) : undefined;

/** The text of one component for the target; undefined when the target does not have it. */
export function componentText(
  context: Context,
  c: Component,
  old: Fields,
  next: Fields,
  all: readonly Component[],
): string | undefined {
  const { writing: w, text } = context;
  const surface = text.slice(c.span.start, c.span.end);
  switch (c.part) {
    case 'weekday': {
      const [a, b] = [weekdayOf(old), weekdayOf(next)];
      return b === undefined ? undefined : name(w.dates.weekdays, a ?? b, b, surface);
    }
    case 'day':
      return next.day === undefined
        ? undefined
        : next.day === old.day
          ? surface
          : dayText(context, surface, old.day ?? 0, next.day, all);
    case 'month':
      if (next.month === undefined) return undefined;
      if (next.month === old.month) return surface;
      return c.form === 'numeric'
        ? String(next.month).padStart(surface.length, '0')
        : name(w.dates.months, old.month ?? next.month, next.month, surface);
    case 'year':
    case 'decade': {
      if (next.year === undefined) return c.part === 'year' && old.year !== undefined ? surface : undefined;
      if (next.year === old.year) return surface;
      if (old.year !== undefined && old.year < 1000) return eraYear(surface, old.year, next.year);
      const year = String(c.part === 'decade' ? next.year - (next.year % 10) : next.year);
      return surface.replace(/\d{4}|\d\d/, (d) => (d.length === 2 ? year.slice(-2) : year));
    }
    case 'quarter':
      return next.quarter === undefined
        ? undefined
        : next.quarter === old.quarter
          ? surface
          : numbered(context, c.span, old.quarter ?? 0, next.quarter, w.dates.quarter);
    case 'half':
      return next.half === undefined
        ? undefined
        : next.half === old.half
          ? surface
          : numbered(context, c.span, old.half ?? 0, next.half, w.dates.half);
    case 'season': {
      const [a, b] = [w.dates.seasons.get(old.season ?? 0), w.dates.seasons.get(next.season ?? 0)];
      const at = a && b ? findForm(text, c.span.start, c.span.end, [a]) : undefined;
      return at && b
        ? text.slice(c.span.start, at.start) +
            matchCase(text.slice(at.start, at.end), b) +
            text.slice(at.end, c.span.end)
        : undefined;
    }
    case 'modifier':
      if (next.modifier === undefined || old.modifier === undefined) return undefined;
      return next.modifier === old.modifier ? surface : modifierText(w, surface, old.modifier, next.modifier);
    default:
      return undefined;
  }
}
