import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { findFigures } from '../../server/src/engine/mentions/figures.ts';
import { tokenise } from '../../server/src/engine/mentions/tokens.ts';
import type { Mention } from '../../server/src/engine/mentions/types.ts';
import type { Quantity } from '../../server/src/engine/values/types.ts';
import { localeOf } from '../../server/src/locales.ts';

const LANGS = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'zh', 'ja'];
const round = (n: number): string => String(Number(n.toPrecision(7)));

/** One reading as the corpora write it. */
function describeValue(q: Quantity): string {
  const span = (scale: number): string =>
    q.low === q.high ? round(q.low * scale) : `${round(q.low * scale)}..${round(q.high * scale)}`;
  const number = q.of
    ? `${q.of.part}/${q.of.whole}`
    : q.dimension === 'ratio'
      ? `${span(100)}%`
      : q.dimension === 'times'
        ? `x${span(1)}`
        : q.dimension === 'ordinal'
          ? `no. ${span(1)}`
          : `${q.vague ? '~' : ''}${span(1)}`;
  const unit = q.dimension === 'points' ? 'points' : q.unit;
  return [
    q.hedge,
    number,
    unit,
    q.dimension === 'ratio' || q.dimension === 'points' ? q.direction : '',
    q.per && `per ${q.per}`,
  ]
    .filter(Boolean)
    .join(' ');
}

const readings = (m: Mention): string[] => [...new Set(m.values.map((v) => describeValue(v as Quantity)))];

/** The phrase with brackets around what was found. */
function marked(phrase: string, found: readonly Mention[]): string {
  let out = '';
  let at = 0;
  for (const { span } of found) {
    out += `${phrase.slice(at, span.start)}[${phrase.slice(span.start, span.end)}]`;
    at = span.end;
  }
  return out + phrase.slice(at);
}

const isTime = (m: Mention): boolean => m.kind === 'duration';

describe.each(LANGS)('figures in %s', (lang) => {
  const locale = localeOf(lang);
  const corpus = parse(readFileSync(join(import.meta.dirname, `figures.${lang}.yaml`), 'utf8')) as {
    values: Record<string, string[]>;
    none: string[];
  };
  const rows = Object.entries(corpus.values).flatMap(([value, phrases]) =>
    phrases.map((p): [string, string] => [value, p]),
  );
  it.each(rows)('%s: %s', (value, phrase) => {
    const text = phrase.replace(/[[\]]/g, '');
    const found = findFigures(tokenise(text), locale).filter((m) => !isTime(m));
    expect(marked(text, found)).toBe(phrase);
    expect(found.flatMap(readings).join(' | ')).toBe(value);
  });
  it.each(corpus.none)('none: %s', (phrase) => {
    expect(
      marked(
        phrase,
        findFigures(tokenise(phrase), locale).filter((m) => !isTime(m)),
      ),
    ).toBe(phrase);
  });
});
