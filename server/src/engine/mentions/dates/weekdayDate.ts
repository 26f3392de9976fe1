import { civil, weekday } from '../../values/calendar.ts';
import { monthStands } from './component.ts';
import type { Fields } from './fields.ts';
import type { Lead, Point } from './point.ts';
import { comma, gap, isCapital, isMark, previous, type Scan, termAt } from './scan.ts';
import { part, shift, shiftedUnit, told } from './shifted.ts';

/** Days that a bare or shifted weekday may mean: the nearest before and after the reference day, or within its week. */
function weekdays(reference: number, n: number, by: number | undefined): readonly Fields[] {
  const back = (weekday(reference) - n + 7) % 7;
  const monday = reference - weekday(reference) + 1;
  const days =
    by === undefined
      ? [reference - back, reference - back + 7, ...(back === 0 ? [reference - 7] : [])]
      : by < 0
        ? [reference - (back || 7), monday - 7 + n - 1]
        : by > 0
          ? [reference - back + 7, monday + 7 + n - 1]
          : [monday + n - 1, reference - back + 7];
  return [...new Set(days)].map((d) => ({ ...civil(d), weekday: n }));
}

/** "a Sunday", "le dimanche": the word before makes the day any of its name. */
function isHabit(scan: Scan, at: number): boolean {
  const before = previous(scan, at);
  const hit = before && termAt(scan, before.at, 'habit');
  return hit !== undefined && gap(scan, hit.end) === at && !endsPair(scan, before!.at);
}

/** "dal lunedì *al* venerdì": the word before also joins the day to another. */
function endsPair(scan: Scan, join: number): boolean {
  const day = termAt(scan, join, 'join') && previous(scan, join);
  return day !== undefined && termAt(scan, day.at, 'weekday') !== undefined;
}

/** "Monday of *each month*", "Montag *jedes Monats*": a habit, no date. */
function recurs(scan: Scan, i: number): boolean {
  const each = termAt(scan, i, 'habit');
  const unit = each && !termAt(scan, i, 'article') ? termAt(scan, gap(scan, each.end), 'unit') : undefined;
  return unit !== undefined;
}

/** "the rules of the game" end with "jeu." in French: the dot of a short name that ends a sentence is the sentence's. */
function closesSentence(scan: Scan, end: number): boolean {
  const next = scan.tokens[gap(scan, end)];
  return scan.lexicon.lowerCase && (next === undefined || next.type === 'space' || isCapital(next));
}

/** "de sexta para sábado": another weekday behind it tells that a name is one. */
function leadsToDay(scan: Scan, end: number): boolean {
  const join = termAt(scan, gap(scan, end), 'join');
  const next = join && termAt(scan, gap(scan, join.end), 'weekday');
  return next !== undefined && !next.value.guarded;
}

/** "on Tuesday", "last Tuesday", "mardi prochain", "Tuesday of next week", "next week Monday". */
export function weekdayDate(scan: Scan, i: number, lead: Lead): Point | undefined {
  const before = termAt(scan, i, 'shiftBefore');
  const at = before ? gap(scan, before.end) : i;
  const name = termAt(scan, at, 'weekday');
  if (!name) return undefined;
  const end = name.value.short && isMark(scan, name.end, '.') ? name.end + 1 : name.end;
  const sure: Lead = before ? { ...lead, dated: true } : lead;
  const isName = name.value.guarded && !before && !leadsToDay(scan, name.end);
  if (!monthStands(scan, at, name.end, isName, sure)) return undefined;
  if (name.value.short && !before && (end === name.end || closesSentence(scan, end))) return undefined;
  const next = gap(scan, end);
  const parts = [
    { ...part(scan, at, end, 'weekday'), form: name.value.short ? ('abbreviated' as const) : ('long' as const) },
  ];
  const ofWeek = termAt(scan, next, 'of');
  const week = before ? undefined : shiftedUnit(scan, ofWeek ? gap(scan, ofWeek.end) : next, ['wk']);
  const after = before || week ? undefined : termAt(scan, next, 'shiftAfter');
  const readings = (by: number | undefined) =>
    scan.reference === undefined ? undefined : weekdays(scan.reference, name.value.n, by);
  if (after) return told(i, after.end, parts, readings(after.value.by));
  if (week) {
    const monday = week.readings[0]?.days?.[0];
    return told(
      i,
      week.to,
      parts,
      monday === undefined ? undefined : [{ ...civil(monday + name.value.n - 1), weekday: name.value.n }],
    );
  }
  if (!before && (isHabit(scan, at) || recurs(scan, ofWeek ? gap(scan, ofWeek.end) : next))) return undefined;
  return told(i, end, parts, readings(before?.value.by));
}

/** "next week Monday", "la semaine prochaine, mardi": a shifted week with its day behind it; else the shifted unit. */
export function unitThenDay(scan: Scan, i: number, lead: Lead): Point | undefined {
  const word = termAt(scan, i, 'shifted');
  const unit = word ? shift(scan, i, word.end, word.value.unit, word.value.by) : shiftedUnit(scan, i);
  if (!unit) return undefined;
  const days = unit.readings[0]?.days;
  if (!unit.unresolved && (!days || days[1] - days[0] !== 6)) return unit;
  if (unit.unresolved && unit.parts[0]?.part !== 'day') return unit;
  const gapped = comma(scan, unit.to);
  const on = termAt(scan, gapped, 'aroundDay');
  const name = termAt(scan, on ? gap(scan, on.end) : gapped, 'weekday');
  if (!name || name.value.guarded || lead.open) return unit;
  return told(i, name.end, [part(scan, i, name.end, 'weekday')], days && [{ ...civil(days[0] + name.value.n - 1) }]);
}
