import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FactValue } from '../../server/src/engine/facts/types.ts';
import { readProse } from '../../server/src/engine/prose/index.ts';
import { escapeMarkdown } from '../../server/src/engine/views/escape.ts';
import { hoverMarkdown } from '../../server/src/engine/views/hover.ts';
import { sayDate } from '../../server/src/engine/views/say.ts';
import { statusText } from '../../server/src/engine/views/status.ts';
import type { Finding } from '../../server/src/engine/views/types.ts';
import { CATALOGS, sayIn } from '../../server/src/ui.ts';

const HOSTILE =
  '[x](command:evil) <b>**b**</b> ![i](https://e.vil/i.png) `c` https://e.vil www.e.vil a@e.vil &lt; $(alert) | # \n- _l_ ~~s~~ \\ \u202e';

const write = ({ text }: FactValue): string => text;

const finding = (data: string, url: string): Finding => ({
  span: { start: 0, end: 1 },
  surface: data,
  kind: 'money',
  lang: 'en',
  verdict: 'refuted',
  code: 'fact.refuted',
  fact: data,
  confidence: 1,
  message: data,
  citations: [
    {
      evidence: { source: data, quote: { exact: data }, locator: data },
      source: { id: data, title: data, publisher: data, published: data, url },
    },
  ],
  fixes: [],
  why: [data],
});

describe('hover', () => {
  it('shows data as it is, in one line, whatever it holds', () => {
    const parse = (text: string): string =>
      readProse(text, 'markdown')
        .blocks.map((block) => block.text)
        .join('\n');
    const shown = parse(escapeMarkdown(HOSTILE));
    expect(shown).toBe(HOSTILE.replace(/\n/g, ' ').replace('\u202e', '').trim());
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        const plain = text.replace(/\s+/g, ' ').trim();
        if (/[\p{L}\p{N}]/u.test(plain)) expect(parse(escapeMarkdown(plain))).toBe(plain);
      }),
      { numRuns: 3000, seed: 3 },
    );
  });

  it('links to the web only', () => {
    const hover = (url: string): string =>
      hoverMarkdown(finding(HOSTILE, url), { say: sayIn('en'), write, locale: 'en' });
    for (const url of [
      'command:workbench.action.quit',
      'javascript:alert(1)',
      'file:///etc/passwd',
      'data:text/html,x',
      'https://',
      'vscode://x',
    ]) {
      expect(hover(url)).not.toMatch(/\]\(</);
    }
    expect(hover('https://e.org/a b>)[x](command:y)')).toContain('](<https://e.org/a%20b%3E)[x](command:y)>)');
    expect(hover('https://e.org/')).not.toMatch(/(?<!\\)\]\((?!<https:\/\/e\.org\/>)/);
  });

  it('has a form without Markdown', () => {
    const text = hoverMarkdown(finding('a_b*c', 'https://e.org/x'), {
      say: sayIn('en'),
      write,
      locale: 'en',
      plain: true,
    });
    expect(text).toContain('a_b*c <https://e.org/x> · a_b*c');
  });
});

describe('words for the reader', () => {
  it('has every message in every language, with the same values and all plural forms', () => {
    const [first, ...others] = Object.keys(CATALOGS);
    const keys = Object.keys(CATALOGS[first!]!).sort();
    for (const lang of others) {
      expect(Object.keys(CATALOGS[lang]!).sort()).toEqual(keys);
      const categories = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
      for (const key of keys) {
        const message = CATALOGS[lang]![key]!;
        if (typeof message !== 'string') expect(Object.keys(message).sort()).toEqual([...categories].sort());
        const values = (m: unknown): string[] => [...new Set(JSON.stringify(m).match(/\{\w+\}/g) ?? [])].sort();
        expect(values(message)).toEqual(values(CATALOGS[first!]![key]));
      }
    }
  });

  it('counts in words', () => {
    const say = sayIn('en-GB');
    const tally = { figures: 4, refuted: 1, facts: 3, off: false };
    expect(statusText(tally, say)).toBe('4 figures checked, 1 disagrees');
    expect(statusText({ ...tally, figures: 1, refuted: 0 }, say)).toBe('1 figure checked');
    expect(statusText({ ...tally, refuted: 2 }, sayIn('fr'))).toBe('4 chiffres vérifiés, 2 en désaccord');
    expect(statusText({ ...tally, facts: 0 }, say)).toBe('No fact base near this draft');
    expect(statusText({ ...tally, off: true }, say)).toBe('Fact check is off for this draft');
  });

  it('says dates as the reader does', () => {
    expect(sayDate('2025-07-16', 'en-GB')).toBe('16 July 2025');
    expect(sayDate('2025-07-16T10:00:00Z', 'fr')).toBe('16 juillet 2025');
    expect(sayDate('2025-07', 'fr')).toBe('juillet 2025');
    expect(sayDate('2025', 'en')).toBe('2025');
    expect(sayDate('last week', 'en')).toBe('last week');
  });
});
