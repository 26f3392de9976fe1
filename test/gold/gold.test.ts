import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { answer } from '../../server/src/cli/mentions.ts';

// Every figure and date of whole texts, by hand. In a text ⟦…⟧ marks one, and `values` lists them in order as kind, value
// and unit of `mentions --jsonl`; where a form is ambiguous the value is the reading meant, which must be among those
// found. ⟪…⟫ marks stretches that are not judged. What is not marked must not be found.
const HERE = import.meta.dirname;
const ARTICLES = join(HERE, '../../../shared/sources');

interface Result {
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly value: unknown;
  readonly unit?: string;
}
type Wanted = readonly [kind: string, value: unknown, unit?: string];
type Stretch = readonly [start: number, end: number];

const recognised = (text: string, lang: string, date: string | undefined): readonly Result[] =>
  (JSON.parse(answer(JSON.stringify({ id: 1, text, lang, refDate: date }))) as { results: Result[] }).results;

const outside = (results: readonly Result[], stretches: readonly Stretch[]): readonly Result[] =>
  results.filter((r) => !stretches.some(([start, end]) => r.start < end && r.end > start));

const row = (text: string, start: number, end: number, kind: string, value: unknown, unit?: string): string =>
  `${start} ${text.slice(start, end)}: ${kind} ${JSON.stringify(value)} ${unit ?? ''}`;

/** The results as rows; of alternatives, the one that is wanted at that place if it is among them. */
function rows(text: string, results: readonly Result[], wanted: ReadonlyMap<number, unknown>): string[] {
  return results.map((r) => {
    const want = wanted.get(r.start);
    const said = (v: unknown): boolean => JSON.stringify(v) === JSON.stringify(want);
    const value = want === null || (Array.isArray(r.value) && r.value.some(said)) ? want : r.value;
    return row(text, r.start, r.end, r.kind, value, r.unit);
  });
}

/** A text without its marks, and the marked stretches. */
function unmark(marked: string): { text: string; figures: Stretch[]; open: Stretch[] } {
  let text = '';
  const figures: Stretch[] = [];
  const open: Stretch[] = [];
  let start = 0;
  for (const c of marked)
    if (c === '⟦' || c === '⟪') start = text.length;
    else if (c === '⟧') figures.push([start, text.length]);
    else if (c === '⟫') open.push([start, text.length]);
    else text += c;
  return { text, figures, open };
}

describe('texts', () => {
  const files = readdirSync(HERE).filter((f) => /^[a-z]{2}-\d+\.yaml$/.test(f));
  it.each(files)('%s', (file) => {
    const gold = parse(readFileSync(join(HERE, file), 'utf8')) as {
      lang: string;
      date: string;
      text: string;
      values: Wanted[];
    };
    const { text, figures, open } = unmark(gold.text);
    expect(gold.values.length).toBe(figures.length);
    const wanted = figures.map(([start, end], k) => row(text, start, end, ...gold.values[k]!));
    const values = new Map(figures.map(([start], k) => [start, gold.values[k]![1]]));
    expect(rows(text, outside(recognised(text, gold.lang, gold.date), open), values)).toEqual(wanted);
  });
});

describe.skipIf(!existsSync(ARTICLES))('articles', () => {
  const gold = parse(readFileSync(join(HERE, 'sources.yaml'), 'utf8')) as Record<
    string,
    {
      lang: string;
      date?: string;
      furniture: Stretch[];
      mentions: [start: number, surface: string, kind: string, value: unknown, unit?: string][];
    }
  >;
  it.each(Object.entries(gold))('%s', (file, { lang, date, furniture, mentions }) => {
    const text = readFileSync(join(ARTICLES, file), 'utf8');
    const wanted = mentions.map(([start, surface, ...value]) => row(text, start, start + surface.length, ...value));
    for (const [start, surface] of mentions) expect(text.slice(start, start + surface.length)).toBe(surface);
    const values = new Map(mentions.map(([start, , , value]) => [start, value]));
    expect(rows(text, outside(recognised(text, lang, date), furniture), values)).toEqual(wanted);
  });
});
