import type { Mention } from '../engine/mentions/types.ts';
import type { SourceDocument } from './source.ts';

/** The day from which a source's relative dates are seen. */
export interface ReferenceDate {
  /** YYYY-MM-DD. */
  readonly date: string;
  /** Stated in metadata, read from a date line, or worked out from a weekday. */
  readonly how: 'metadata' | 'dateline' | 'inferred';
}

type Recognise = (text: string, lang: string, refDate?: string) => readonly Mention[];

const DAY = /^\d{4}-\d{2}-\d{2}$/;
/** A date line may stand in another language than the text; those with their own month names are tried in turn. */
const OTHERS = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'zh', 'ja'];
/** A date within this many characters of a paragraph's start, closed off by a mark, is its date line. */
const DATELINE = 70;
const FIRST_BLOCKS = 4;
/** Years back that a weekday is looked for: the calendar repeats after at most 11. */
const YEARS = 12;

/** Year, month and day in figures, as they are written in Chinese and Japanese date lines. */
const FIGURES = /(\d{4})\s*[年/.-]\s*(\d{1,2})\s*[月/.-]\s*(\d{1,2})\s*日?/;

function fullDate(
  text: string,
  lang: string,
  recognise: Recognise,
): { date: string; end: number; start: number } | undefined {
  for (const l of new Set([lang, ...OTHERS])) {
    for (const m of recognise(text, l)) {
      const v = m.values.length === 1 ? m.values[0] : undefined;
      const day = v?.type === 'date' ? v.edtf.slice(0, 10) : undefined;
      if (day && DAY.test(day) && v?.type === 'date' && !v.resolved)
        return { date: day, start: m.span.start, end: m.span.end };
    }
  }
  const m = FIGURES.exec(text);
  if (!m) return undefined;
  const date = `${m[1]}-${m[2]!.padStart(2, '0')}-${m[3]!.padStart(2, '0')}`;
  return Number.isNaN(Date.parse(date)) ? undefined : { date, start: m.index, end: m.index + m[0].length };
}

/** "Port Garvie, 5 May 2026. Halden …": place and date, then a stop or dash, then the text. */
function opensWithDate(text: string, lang: string, recognise: Recognise): string | undefined {
  const head = text.slice(0, DATELINE + 30);
  const found = fullDate(head, lang, recognise);
  if (!found || found.end > DATELINE) return undefined;
  const after = text.slice(found.end, found.end + 4);
  const before = text.slice(0, found.start);
  // "BRIMVIK, Oct 23 2025 (Agency) - …"
  const agency = /^\s*\([^()]{1,30}\)\s*[.\u2013\u2014:|-]\s/.test(text.slice(found.end, found.end + 40));
  return (agency || /^\s*\)?\s*[.\u2013\u2014:|-]\s/.test(after)) && !/[.!?]\s/.test(before) ? found.date : undefined;
}

/** What the document itself says: metadata, a date line, or the place and date that open its text. */
export function statedDate(doc: SourceDocument, recognise: Recognise): ReferenceDate | undefined {
  if (doc.meta.published && DAY.test(doc.meta.published)) return { date: doc.meta.published, how: 'metadata' };
  const lang = doc.meta.language ?? 'en';
  for (const block of doc.blocks) {
    if (!block.about) continue;
    const found = fullDate(block.text, lang, recognise);
    if (found) return { date: found.date, how: 'dateline' };
  }
  for (const block of doc.blocks.filter((b) => b.kind === 'paragraph' && !b.about).slice(0, FIRST_BLOCKS)) {
    const date = opensWithDate(block.text, lang, recognise);
    if (date) return { date, how: 'dateline' };
  }
  return undefined;
}

/**
 * For a document that does not say when it was written: the latest year in which the weekday, day and month it names fit,
 * no later than `newest`, the newest dated source beside it.
 */
export function inferredDate(
  doc: SourceDocument,
  newest: string | undefined,
  recognise: Recognise,
): ReferenceDate | undefined {
  if (!newest) return undefined;
  const lang = doc.meta.language ?? 'en';
  for (const block of doc.blocks) {
    for (const m of recognise(block.text, lang)) {
      const parts = new Set(m.notation.date?.map((p) => p.part));
      const v = m.values[0];
      if (v?.type !== 'date' || parts.has('year') || !parts.has('weekday') || !parts.has('day') || !parts.has('month'))
        continue;
      const monthDay = v.edtf.slice(-5);
      const written = block.text.slice(m.span.start, m.span.end);
      const date = latestFitting(written, monthDay, lang, newest, recognise);
      if (date) return { date, how: 'inferred' };
    }
  }
  return undefined;
}

/** The latest day of that month and day whose weekday is the written one. */
function latestFitting(
  written: string,
  monthDay: string,
  lang: string,
  newest: string,
  recognise: Recognise,
): string | undefined {
  const year = Number(newest.slice(0, 4));
  for (let y = year; y > year - YEARS; y--) {
    const date = `${y}-${monthDay}`;
    if (date <= newest && weekdayFits(written, y, lang, recognise)) return date;
  }
  return undefined;
}

/** Whether "mercredi 16 juillet" is right in a year: the recogniser reports the clash of a weekday with its date. */
export function weekdayFits(written: string, year: number, lang: string, recognise: Recognise): boolean {
  for (const text of [`${written} ${year}`, `${written}, ${year}`, `${written} de ${year}`]) {
    const read = recognise(text, lang).find((m) =>
      m.values.some((v) => v.type === 'date' && v.edtf.startsWith(String(year))),
    );
    if (read) return read.weekdayClash === undefined;
  }
  return false;
}
