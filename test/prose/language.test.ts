import { describe, expect, it } from 'vitest';
import de from '../../server/locales/de/words.yaml';
import en from '../../server/locales/en/words.yaml';
import es from '../../server/locales/es/words.yaml';
import fr from '../../server/locales/fr/words.yaml';
import it_ from '../../server/locales/it/words.yaml';
import ja from '../../server/locales/ja/words.yaml';
import nl from '../../server/locales/nl/words.yaml';
import pt from '../../server/locales/pt/words.yaml';
import zh from '../../server/locales/zh/words.yaml';
import { detectLanguage, documentLanguage, readProse, startMemory } from '../../server/src/engine/prose/index.ts';

const profiles = new Map(
  Object.entries({ de, en, es, fr, it: it_, ja, nl, pt, zh }).map(([lang, words]) => [
    lang,
    new Set<string>(((words as { function?: unknown[] }).function ?? []).map(String)),
  ]),
);

// [text, prior, language]
const cases: readonly [string, string, string][] = [
  ['The fund holds nearly 8.5 billion dollars and was announced in April.', '', 'en'],
  ['Le fonds est doté de près de 8,5 milliards de dollars et a été annoncé en avril.', '', 'fr'],
  ['Der Fonds hat fast 8,5 Milliarden Dollar und wurde im April angekündigt.', '', 'de'],
  ['El fondo tiene casi 8.500 millones de dólares y fue anunciado en abril.', '', 'es'],
  ['Il fondo ha quasi 8,5 miliardi di dollari ed è stato annunciato ad aprile.', '', 'it'],
  ['O fundo tem quase 8,5 bilhões de dólares e foi anunciado em abril.', '', 'pt'],
  ['Het fonds heeft bijna 8,5 miljard dollar en werd in april aangekondigd.', '', 'nl'],
  ['该基金拥有近85亿美元，并于四月宣布。', '', 'zh'],
  ['この基金は約85億ドルで、四月に発表された。', '', 'ja'],
  // The document's language stands where a block says little …
  ['NVIDIA, 14 %', 'fr', 'fr'],
  ['Total : 8,5 Md€', 'fr', 'fr'],
  ['Budget 2026', 'de', 'de'],
  ['« The Economist » a publié 3 articles.', 'fr', 'fr'],
  // … and gives way to a block that speaks clearly.
  ['« This is the largest fund that we have ever seen », he said to the committee.', 'fr', 'en'],
  ['Le fonds est doté de 8,5 milliards, selon le ministre.', 'en', 'fr'],
  ['', 'it', 'it'],
  ['8.5', '', ''],
];

describe('language', () => {
  for (const [text, prior, expected] of cases) {
    it(`${expected || 'none'} (${prior || 'no prior'}): ${text.slice(0, 40)}`, () => {
      expect(detectLanguage(text, profiles, prior)).toBe(expected);
    });
  }

  it('is decided by front matter, then by the document, then by the paragraph', () => {
    const draft =
      "Le fonds est doté de 8,5 milliards, selon le ministre de l'économie, et il a été annoncé en avril.\n\nBudget: 7\n\nThe fund is one of the largest that we have seen.\n";
    const prose = readProse(draft, 'markdown', { profiles });
    expect(prose.blocks.map((block) => block.lang)).toEqual(['fr', 'fr', 'en']);
    expect(documentLanguage(prose)).toBe('fr');
    const named = readProse(`---\nlang: de-AT\n---\nBudget: 7\n`, 'markdown', { profiles });
    expect(named.blocks[0]?.lang).toBe('de');
  });

  it('is what a reading afresh gives, however often the document changed its own', () => {
    const english = 'The fund is one of the largest that we have seen, and it was announced by the minister.\n\n';
    const french = "Le fonds est doté de moyens, selon le ministre de l'économie, et il a été annoncé.\n\n";
    // Long enough that the parser gives most of it back as it was.
    const unclear = 'NVIDIA, 14 %\n\nBudget: 7\n\n'.repeat(40);
    const memory = startMemory();
    const languages = new Set<string>();
    for (const before of [english, `${english}a `, french, `${french}a `, `${french}b `, english, '', english]) {
      const draft = before + unclear;
      const prose = readProse(draft, 'markdown', { profiles, memory });
      expect(prose).toEqual(readProse(draft, 'markdown', { profiles }));
      languages.add(prose.blocks.at(-1)!.lang);
    }
    expect(languages).toEqual(new Set(['en', 'fr']));
  });
});
