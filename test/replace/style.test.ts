import { describe, expect, it } from 'vitest';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { replace } from '../../server/src/engine/views/replace.ts';
import { localeOf } from '../../server/src/locales.ts';
import { fact } from '../values/make.ts';
import cases from './style.tsv';

/** Applies edits from the last to the first. */
function apply(text: string, edits: readonly { start: number; end: number; text: string }[]): string {
  return edits.toReversed().reduce((t, e) => t.slice(0, e.start) + e.text + t.slice(e.end), text);
}

const spaces = (s: string): string => s.replace(/[\u00a0\u202f]/g, ' ').replace(/\u2019/g, "'");

describe('replace keeps the style of the draft', () => {
  for (const line of cases.trim().split('\n').slice(1)) {
    const [lang, marked, right, after] = line.split('\t') as [string, string, string, string];
    it(`${lang} ${marked} → ${right}`, () => {
      const start = marked.indexOf('[');
      const end = marked.indexOf(']') - 1;
      const text = marked.replace(/[[\]]/g, '');
      const locale = localeOf(lang);
      const mentions = recognise(text, locale, { refDate: '2026-03-15' });
      const mention = mentions.find((m) => m.span.start < end && start < m.span.end);
      expect(mention, 'not recognised').toBeDefined();
      const held = fact(right);
      const target = { ...held.values[0]!, text: '' };
      const made = replace(text, mention!, target, held, locale);
      expect(spaces(made ? apply(text, made.edits) : `no fix for ${JSON.stringify(mention)}`)).toBe(spaces(after));
    });
  }
});
