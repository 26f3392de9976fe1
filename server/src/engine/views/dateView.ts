import type { Mention } from '../mentions/types.ts';
import { civil, dayNumber, daysInMonth, isDate, isoDay, isoYear, parseIsoDay } from '../values/calendar.ts';
import type { DateSet } from '../values/types.ts';

/** Nearest dates before and after the reference day that fit an EDTF string without year; none without a reference. */
function placed(edtf: string, reference: number | undefined): readonly string[] {
  if (reference === undefined || !edtf.startsWith('XXXX')) return [];
  const { year } = civil(reference);
  const today = isoDay(reference);
  const all = [year - 1, year, year + 1].map((y) => edtf.replaceAll('XXXX', isoYear(y))).filter(exists);
  const before = all.filter((d) => d < today.slice(0, d.length)).at(-1);
  const after = all.find((d) => d >= today.slice(0, d.length));
  return [after, before].filter((d) => d !== undefined);
}

function exists(date: string): boolean {
  const m = /^(\d{4})-(\d\d)-(\d\d)$/.exec(date);
  return !m || isDate(+m[1]!, +m[2]!, +m[3]!);
}

/** The day after the last day of a plain date, month or year; undefined for other forms. */
function dayAfter(edtf: string): string | undefined {
  const m = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?$/.exec(edtf);
  if (!m) return undefined;
  const month = m[2] ? +m[2] : 12;
  const day = m[3] ? +m[3] : daysInMonth(+m[1]!, month);
  return isoDay(dayNumber(+m[1]!, month, day) + 1);
}

/** First day of a plain date, month or year. */
const firstDay = (edtf: string): string =>
  /^\d{4}$/.test(edtf) ? `${edtf}-01-01` : /^\d{4}-\d\d$/.test(edtf) ? `${edtf}-01` : edtf;

/** Forms of the contract for EDTF's quarters, halves and decades. */
function contractForms(edtf: string): readonly string[] {
  const quarter = /^(\d{4})-3([3-6])$/.exec(edtf);
  if (quarter) return [`${quarter[1]}-Q${Number(quarter[2]) - 2}`];
  const half = /^(\d{4})-4([01])$/.exec(edtf);
  if (half)
    return [half[2] === '0' ? `${half[1]}-01-01/${half[1]}-07-01` : `${half[1]}-07-01/${Number(half[1]) + 1}-01-01`];
  const decade = /^(\d{3})X$/.exec(edtf);
  if (decade) return [`${decade[1]}0-01-01/${Number(decade[1]) + 1}0-01-01`];
  const century = /^(\d\d)XX$/.exec(edtf);
  if (century) return [`${century[1]}00-01-01/${Number(century[1]) + 1}00-01-01`];
  return [edtf];
}

/** All forms in which the contract may tell a date: as written, placed near the reference date, open at its bound. */
export function dateForms(m: Mention, value: DateSet, refDate: string | undefined): readonly string[] {
  const reference = refDate === undefined ? undefined : parseIsoDay(refDate);
  const forms = [value.edtf, ...placed(value.edtf, reference)].flatMap(contractForms).filter((f) => f !== '');
  const bound = m.bound?.bound;
  if (!bound) return forms;
  const open = forms.flatMap((f) => opened(f, bound));
  return [...open, ...forms];
}

function opened(form: string, bound: NonNullable<Mention['bound']>['bound']): readonly string[] {
  if (form.includes('/')) return [];
  if (bound === 'since') return [`${firstDay(form)}/..`];
  if (bound === 'after') return [`${dayAfter(form) ?? form}/..`, `${firstDay(form)}/..`];
  return [`../${firstDay(form)}`, ...(bound === 'before' ? [] : [`../${dayAfter(form) ?? form}`])];
}

/** Span of a date in the contract: prepositions that bound it or open an interval are inside. */
export function dateSpan(m: Mention): { readonly start: number; readonly end: number } {
  const opens = m.kind === 'daterange' && m.lead && m.values.some((v) => v.type === 'date' && v.edtf.includes('/'));
  const start = Math.min(
    m.span.start,
    m.bound && m.bound.bound !== 'by' ? m.bound.span.start : m.span.start,
    opens ? m.lead.start : m.span.start,
  );
  return { start, end: m.span.end };
}

/** Whether two neighbouring dates are the ends of one interval ("from 6 May to 3 June"): an opener stands before the first. */
export function spansInterval(text: string, a: Mention, b: Mention): boolean {
  const gap = text.slice(a.span.end, b.span.start);
  return (
    a.lead !== undefined &&
    isDated(a) &&
    isDated(b) &&
    gap.length <= 14 &&
    !/[.;:!?\n]/.test(gap.replace(/\b\p{L}\./gu, ''))
  );
}

const isDated = (m: Mention): boolean => (m.kind === 'date' || m.kind === 'daterange') && m.values[0]?.type === 'date';

/** Forms of the interval between two dates. */
export function intervalForms(a: Mention, b: Mention, refDate: string | undefined): readonly string[] {
  const bare = ({ bound: _, ...rest }: Mention): Mention => rest;
  const first = a.values.flatMap((v) => (v.type === 'date' ? dateForms(bare(a), v, refDate) : []));
  const last = b.values.flatMap((v) => (v.type === 'date' ? dateForms(bare(b), v, refDate) : []));
  return first.flatMap((f) => last.filter((l) => !f.includes('/') && !l.includes('/')).map((l) => `${f}/${l}`));
}
