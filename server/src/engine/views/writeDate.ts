import type { WritingDates } from '../locales/writing.ts';
import { endsOf, type Fields } from './replace-date-fields.ts';

/**
 * An EDTF date as one writes it in a text: "16 July 2025", "avril 2025", "été 2025", "mid-April 2025". Two ends are joined by
 * a dash. Undefined for what has no everyday form (decades, open stretches).
 */
export function writeDate(edtf: string, dates: WritingDates): string | undefined {
  if (edtf === '' || edtf.includes('..')) return undefined;
  const [first, last] = endsOf(edtf);
  const a = writeEnd(first, dates);
  if (!edtf.includes('/') || first === last || a === undefined) return a;
  const b = writeEnd(last, dates);
  return b === undefined ? undefined : `${a} – ${b}`;
}

function writeEnd(f: Fields, dates: WritingDates): string | undefined {
  const whole = template(f, dates);
  if (whole === undefined) return undefined;
  const text = whole.replace(/\{(\w+)\}/g, (_, part: string) => {
    switch (part) {
      case 'day':
        return f.day === 1 && dates.firstDay ? dates.firstDay : String(f.day);
      case 'month':
        return dates.months.wide[f.month! - 1]?.[0] ?? '';
      case 'season':
        return dates.seasons.get(f.season!) ?? '';
      case 'quarter':
        return dates.quarter[f.quarter! - 1] ?? '';
      case 'half':
        return dates.half[f.half! - 1] ?? '';
      default:
        return f.year === undefined ? '' : String(f.year);
    }
  });
  const modifier = f.modifier && dates.modifiers.get(f.modifier)?.[0];
  if (!modifier) return text.trim();
  return modifier.endsWith('-') ? modifier + text : `${modifier} ${text}`;
}

function template(f: Fields, dates: WritingDates): string | undefined {
  if (f.day !== undefined) return f.year === undefined ? dates.dayMonth[0] : dates.dayMonthYear[0];
  if (f.month !== undefined) return f.year === undefined ? '{month}' : dates.monthYear;
  if (f.season !== undefined) return f.year === undefined ? '{season}' : dates.seasonOf;
  if (f.quarter !== undefined) return f.year === undefined ? '{quarter}' : dates.quarterOf;
  if (f.half !== undefined) return f.year === undefined ? '{half}' : dates.quarterOf.replace('{quarter}', '{half}');
  return f.year === undefined ? undefined : '{year}';
}
