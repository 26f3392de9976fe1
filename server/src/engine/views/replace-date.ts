import { parseIsoDay } from '../values/calendar.ts';
import type { ClockTime, DateSet } from '../values/types.ts';
import type { TextEdit } from '../verdicts/types.ts';
import { type Component, endsOf, type Fields, type Modifier, type Part } from './replace-date-fields.ts';
import { componentText } from './replace-date-parts.ts';
import { type Context, edit, matchCase } from './replace-parts.ts';

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
