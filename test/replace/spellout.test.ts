import { describe, expect, it } from 'vitest';
import { setsWriting, spell } from '../../server/src/engine/locales/spellout.ts';
import { localeOf } from '../../server/src/locales.ts';

const NAMES: Readonly<Record<string, string>> = {
  en: 'en-US',
  fr: 'fr-FR',
  de: 'de-DE',
  es: 'es-ES',
  it: 'it-IT',
  pt: 'pt-PT',
  nl: 'nl-NL',
};

describe('spell', () => {
  it('inflects by rule set', () => {
    const { writing } = localeOf('de');
    expect(setsWriting(writing!.spellout, 4, 'Vierte')).toEqual(['%spellout-ordinal']);
    expect(spell(writing!.spellout, '%spellout-ordinal-n', 21)).toBe('einundzwanzigsten');
    expect(spell(localeOf('fr').writing!.spellout, '%spellout-cardinal-feminine', 81)).toBe('quatre-vingt-une');
    expect(spell(localeOf('en').writing!.spellout, '%digits-ordinal', 23)).toBe('23rd');
  });

  it('leaves what is no whole number, and unknown sets', () => {
    const { spellout } = localeOf('en').writing!;
    expect([
      spell(spellout, '%spellout-cardinal', 1.5),
      spell(spellout, '%spellout-cardinal', -1),
      spell(spellout, '%none', 1),
    ]).toEqual([undefined, undefined, undefined]);
  });

  it('agrees with an independent speller', async () => {
    // Spaces, hyphens, accents and the reformed French spelling aside.
    const bare = (text: string): string =>
      text
        .normalize('NFD')
        .replace(/\p{M}/gu, '')
        .toLowerCase()
        .replace(/[\s\u00ad-]/g, '');
    for (const [lang, module] of Object.entries(NAMES)) {
      const { toCardinal } = await import(`n2words/${module}`);
      const { spellout, cardinals } = localeOf(lang).writing!;
      const sets = [...cardinals, '%spellout-numbering'];
      for (let n = 1; n <= 100; n++) {
        const mine = sets.map((set) => bare(spell(spellout, set, n) ?? ''));
        const theirs = bare(toCardinal(n));
        expect([...mine, ...mine.map((m) => m.replace(/^ein/, ''))], `${lang} ${n}`).toContain(theirs);
      }
    }
  });

  it('is read back as the same number', async () => {
    const { recognise } = await import('../../server/src/engine/mentions/recognise.ts');
    for (const lang of Object.keys(NAMES)) {
      const locale = localeOf(lang);
      for (const n of [2, 7, 11, 16, 21, 34, 48, 57, 66, 71, 80, 85, 99]) {
        const words = spell(locale.writing!.spellout, locale.writing!.cardinals[0]!, n)!;
        const read = recognise(`${words} %`, locale)
          .flatMap((m) => m.values)
          .find((v) => v.type === 'quantity');
        expect(read?.type === 'quantity' ? Math.round(read.low * 100) : undefined, `${lang} ${words}`).toBe(n);
      }
    }
  });
});
