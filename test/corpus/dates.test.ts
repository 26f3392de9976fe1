import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { scanDates } from '../../server/src/engine/mentions/dates/index.ts';
import type { Mention } from '../../server/src/engine/mentions/types.ts';
import type { Value } from '../../server/src/engine/values/types.ts';
import { LANGUAGES, localeOf } from '../../server/src/locales.ts';

/**
 * Value → phrases. A value is EDTF, a length ("3 a", "4..6 wk", "2 h per d"), a clock time ("T16:30"), "unresolved"; several readings
 * are joined by " | ". Brackets mark the span in a phrase, which is all of it without them. `none` holds no date at all.
 */
interface Corpus {
  readonly refDate: string;
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Phrases read without a reference date. */
  readonly undated?: Readonly<Record<string, readonly string[]>>;
  readonly bounds?: Readonly<Record<string, readonly string[]>>;
  readonly weekdays?: Readonly<Record<string, readonly string[]>>;
  readonly none: readonly string[];
}

const show = (v: Value): string => {
  if (v.type === 'date') return v.unresolved ? 'unresolved' : v.edtf;
  if (v.type === 'clock') return v.iso;
  return `${v.low === v.high ? v.low : `${v.low}..${v.high}`} ${v.unit}${v.per ? ` per ${v.per}` : ''}`;
};
const read = (text: string, lang: string, refDate: string | undefined): readonly Mention[] =>
  scanDates(text, localeOf(lang), refDate ? { refDate } : {}).mentions;

/** The text without brackets, and the span they mark. */
function marked(phrase: string): { text: string; start: number; end: number } {
  const start = phrase.indexOf('[');
  const text = phrase.replace(/[[\]]/g, '');
  return start < 0 ? { text, start: 0, end: text.length } : { text, start, end: phrase.indexOf(']') - 1 };
}

const cases = (table: Readonly<Record<string, readonly string[]>> | undefined): (readonly [string, string])[] =>
  Object.entries(table ?? {}).flatMap(([value, phrases]) => phrases.map((phrase) => [phrase, value] as const));

describe.each([...LANGUAGES])('dates of %s', (lang) => {
  const corpus: Corpus = parse(readFileSync(new URL(`./dates.${lang}.yaml`, import.meta.url), 'utf8'));
  const found = (
    phrase: string,
    refDate: string | undefined,
  ): { span: string; values: string; mention: Mention | undefined } => {
    const { text, start, end } = marked(phrase);
    const all = read(text, lang, refDate);
    const mention = all.find((m) => m.span.start === start && m.span.end === end);
    const shown = mention ?? all.find((m) => m.span.start < end && m.span.end > start);
    return {
      span: shown ? text.slice(shown.span.start, shown.span.end) : 'nothing',
      values: shown?.values.map(show).join(' | ') ?? '',
      mention,
    };
  };
  const span = (phrase: string): string => {
    const { text, start, end } = marked(phrase);
    return text.slice(start, end);
  };
  test.each(cases(corpus.values))('%s → %s', (phrase, value) => {
    const { span: got, values } = found(phrase, corpus.refDate);
    expect([got, values]).toEqual([span(phrase), value]);
  });
  test.each(cases(corpus.undated))('%s without reference date → %s', (phrase, value) => {
    const { span: got, values } = found(phrase, undefined);
    expect([got, values]).toEqual([span(phrase), value]);
  });
  test.each(cases(corpus.bounds))('%s is bound %s', (phrase, bound) => {
    const { mention } = found(phrase, corpus.refDate);
    expect([mention?.bound?.bound ?? 'none']).toEqual([bound]);
  });
  test.each(cases(corpus.weekdays))('%s: the weekday should be %s', (phrase, expected) => {
    expect(found(phrase, corpus.refDate).mention?.weekdayClash?.expected).toBe(Number(expected));
  });
  test.each(corpus.none.map((p) => [p]))('none: %s', (phrase) => {
    expect(read(phrase, lang, corpus.refDate).map((m) => phrase.slice(m.span.start, m.span.end))).toEqual([]);
  });
});
