import type { Writing } from '../locales/writing.ts';
import type { Notation } from '../mentions/types.ts';
import type { Span } from '../span.ts';
import { dayNumber, parseIsoDay, weekday } from '../values/calendar.ts';
import type { ClockTime, DateSet } from '../values/types.ts';
import type { TextEdit } from '../verdicts/types.ts';
import { findNumber, ordinal } from './replace-number.ts';
import { type Context, edit, findForm, matchCase, plain } from './replace-parts.ts';

type Component = NonNullable<Notation['date']>[number];
type Part = Component['part'];
type Modifier = 'start' | 'mid' | 'end';

/** One end of a date, in numbers; what is absent is not said. */
interface Fields {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
  readonly season?: number;
  readonly quarter?: number;
  readonly half?: number;
  readonly modifier?: Modifier;
}

function fieldsOf(text: string): Fields {
  const m = /^([\dX]{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(text);
  if (!m) return {};
  const year = m[1]!.includes('X') ? undefined : Number(m[1]);
  const second = m[2] === undefined ? undefined : Number(m[2]);
  const base = year === undefined ? {} : { year };
  if (second === undefined) return base;
  if (second >= 21 && second <= 24) return { ...base, season: second };
  if (second >= 33 && second <= 36) return { ...base, quarter: second - 32 };
  if (second >= 40) return { ...base, half: second - 39 };
  return { ...base, month: second, ...(m[3] !== undefined && { day: Number(m[3]) }) };
}

/** Months and days at which the thirds of a year and a month begin (see "Mid-month is 10–20" and the readers of dates). */
const YEAR_PART: Readonly<Record<string, Modifier>> = { '1-4': 'start', '5-8': 'mid', '9-12': 'end' };
const MONTH_PART: Readonly<Record<string, Modifier>> = { '1-10': 'start', '10-20': 'mid' };

/** The whole a stretch is a part of ("end of 2028"), when it is one. */
function narrowed(a: Fields, b: Fields): Fields | undefined {
  if (a.year !== b.year) return undefined;
  const year = a.year === undefined ? {} : { year: a.year };
  if (a.day === undefined && a.month !== undefined && b.month !== undefined) {
    const modifier = YEAR_PART[`${a.month}-${b.month}`];
    return modifier && { ...year, modifier };
  }
  if (a.month === undefined || a.month !== b.month) return undefined;
  const modifier = MONTH_PART[`${a.day}-${b.day}`] ?? (a.day === 20 && (b.day ?? 0) >= 28 ? 'end' : undefined);
  return modifier && { ...year, month: a.month, modifier };
}

/** First and last end of a date; the same twice for a single one. */
function endsOf(edtf: string): readonly [Fields, Fields] {
  const [a, b] = edtf.split('/') as [string, string?];
  if (b === undefined) return [fieldsOf(a), fieldsOf(a)];
  const [x, y] = [fieldsOf(a), fieldsOf(b)];
  const whole = narrowed(x, y);
  return whole ? [whole, whole] : [x, y];
}

const weekdayOf = (f: Fields): number | undefined =>
  f.year !== undefined && f.month !== undefined && f.day !== undefined
    ? weekday(dayNumber(f.year, f.month, f.day))
    : undefined;

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

/** The text of one component for the target; undefined when the target does not have it. */
function componentText(
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

/** The third of the year in which a month lies. */
const partOfMonth = (month: number): Modifier => (month <= 4 ? 'start' : month <= 8 ? 'mid' : 'end');

/**
 * The target told as the draft tells its date: a month as a part of its year ("December 2028" where the draft has "end of
 * 2027"); the end of a month where the draft has one and the target is the month.
 */
function asNarrowed(
  ends: readonly [Fields, Fields],
  old: Fields,
  components: readonly Component[],
): readonly [Fields, Fields] {
  const [f] = ends;
  if (!components.some((c) => c.part === 'modifier') || f.modifier) return ends;
  if (f.quarter !== undefined && !components.some((c) => c.part === 'month' || c.part === 'quarter')) {
    const told = { ...f, modifier: partOfMonth(f.quarter * 3) };
    return [told, told];
  }
  if (f.month === undefined) return ends;
  const months = components.some((c) => c.part === 'month');
  const modifier = months ? (f.day === undefined && old.modifier === 'end' ? 'end' : undefined) : partOfMonth(f.month);
  if (!modifier) return ends;
  const narrowedTo = { ...f, modifier };
  return [narrowedTo, narrowedTo];
}

/** How far a weekday alone reaches, in days. */
const WEEK = 6;

/**
 * Whether a relative date will be read as the target once its weekday is changed: "last Friday" can become "last Monday"
 * within its week and on the same side of the day it counts from, not the Monday of another month.
 */
function stillResolves(draft: DateSet, target: DateSet, components: readonly Component[]): boolean {
  if (!draft.resolved || components.some((c) => c.part !== 'weekday')) return true;
  const [d, t, from] = [draft.edtf, target.edtf, draft.resolved.reference].map(parseIsoDay);
  if (d === undefined || t === undefined || from === undefined) return false;
  return Math.abs(d - t) <= WEEK && d > from === t > from;
}

/** Component by component; undefined when the target lacks one that the draft has, or nothing changes. */
function byComponents(context: Context, draft: DateSet, target: DateSet): TextEdit[] | undefined {
  const components = context.mention.notation.date ?? [];
  if (!components.length || !stillResolves(draft, target, components)) return undefined;
  const old = endsOf(draft.edtf);
  const next = asNarrowed(endsOf(target.edtf), old[0], components);
  const count = (part: Part): number => components.filter((c) => c.part === part).length;
  const twice = components.some((c) => count(c.part) > 1);
  if (twice !== target.edtf.includes('/') && twice) return undefined;
  const seen = new Map<Part, number>();
  const edits: TextEdit[] = [];
  for (const c of components) {
    const nth = seen.get(c.part) ?? 0;
    seen.set(c.part, nth + 1);
    const end = twice && (count(c.part) === 1 || nth === 1) ? 1 : 0;
    const out = componentText(context, c, old[end], next[end], components);
    if (out === undefined) return undefined;
    if (out !== context.text.slice(c.span.start, c.span.end)) edits.push(edit(c.span, out));
  }
  return edits.length ? edits : undefined;
}

/** The target written out, as precisely as the draft was. */
function writtenOut(context: Context, draft: DateSet, target: DateSet): string | undefined {
  const { writing: w, text, mention } = context;
  const [f] = endsOf(target.edtf);
  const [old] = endsOf(draft.edtf);
  const surface = text.slice(mention.span.start, mention.span.end);
  const withYear = f.year !== undefined && (/\d{4}/.test(surface) || f.year !== old.year);
  const months = w.dates.months.wide;
  const monthFirst = months.some(([n]) => n && new RegExp(`${n} \\d{1,2}(?!\\d)`).test(text)) ? 1 : 0;
  const fill = (template: string): string =>
    template.replace(/\{(\w+)\}/g, (_, key) => {
      if (key === 'day') return f.day === 1 && w.dates.firstDay ? w.dates.firstDay : String(f.day);
      if (key === 'month') return months[f.month! - 1]![0]!;
      if (key === 'season') return w.dates.seasons.get(f.season!) ?? '';
      if (key === 'quarter') return w.dates.quarter[f.quarter! - 1] ?? '';
      return String(f.year);
    });
  const make = (): string | undefined => {
    if (f.day !== undefined && f.month !== undefined && (old.day !== undefined || old.month === undefined)) {
      return fill((withYear ? w.dates.dayMonthYear : w.dates.dayMonth)[monthFirst]);
    }
    if (f.month !== undefined) return withYear ? fill(w.dates.monthYear) : months[f.month - 1]![0]!;
    if (f.season !== undefined) return withYear ? fill(w.dates.seasonOf) : fill('{season}');
    if (f.quarter !== undefined) return withYear ? fill(w.dates.quarterOf) : fill('{quarter}');
    return f.year === undefined ? undefined : String(f.year);
  };
  const out = make();
  if (!out) return undefined;
  // "Today", "last year" stand without a preposition; a date mostly needs one.
  const bare = draft.resolved && !/\d/.test(surface) && !context.mention.bound;
  const led = /(?<!\p{L})\p{L}{1,3}['’]?\s+$/u.test(text.slice(0, mention.span.start));
  const on = f.day !== undefined ? w.dates.on.day : w.dates.on.period;
  return matchCase(surface, bare && !led ? on + out : out);
}

/** Edits that make a draft's date the target: the parts that differ, each in its form; else the whole phrase anew. */
export function dateEdits(context: Context, draft: DateSet, target: DateSet): TextEdit[] | undefined {
  if (target.unresolved || !target.edtf) return undefined;
  const parts = byComponents(context, draft, target);
  if (parts) return parts;
  const out = writtenOut(context, draft, target);
  return out === undefined ? undefined : [edit(context.mention.span, out)];
}

/** Edits that make a clock time the target: hours and minutes in the draft's own form. */
export function clockEdits(context: Context, draft: ClockTime, target: ClockTime): TextEdit[] | undefined {
  const { text, mention } = context;
  const surface = text.slice(mention.span.start, mention.span.end);
  const numbers = [...surface.matchAll(/\d+/g)];
  const read = (iso: string): number[] =>
    iso.split('/').flatMap((t) => (t.match(/\d\d/g) ?? []).slice(0, 2).map(Number));
  const [old, next] = [read(draft.iso), read(target.iso)];
  const hourOnly = numbers.length * 2 === old.length;
  if (!hourOnly && numbers.length !== old.length) return undefined;
  if (hourOnly && next.some((n, i) => i % 2 === 1 && n !== 0)) return undefined;
  let failed = false;
  const edits = numbers.flatMap((m, i) => {
    const at = hourOnly ? i * 2 : i;
    const shown = Number(m[0]);
    // An afternoon hour counted from noon stays so; an hour that is read otherwise is left alone.
    const from = at % 2 === 0 && old[at] === shown + 12 ? 12 : 0;
    if (at % 2 === 0 && from === 0 && shown !== old[at]) failed = true;
    const value = next[at]! - from;
    if (value < 0 || (from > 0 && value === 0)) failed = true;
    if (old[at] === next[at]) return [];
    const span = { start: mention.span.start + m.index, end: mention.span.start + m.index + m[0].length };
    return [edit(span, String(value).padStart(m[0].startsWith('0') || at % 2 === 1 ? 2 : 1, '0'))];
  });
  return failed ? undefined : edits;
}
