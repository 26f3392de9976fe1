import { describe, expect, test } from 'vitest';
import { extractFacts } from '../../server/src/build/extract.ts';
import { readSource } from '../../server/src/build/readSource.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';

const tools = loadBuildTools();

/** What the facts of a sentence written on 10 February 2026 say, in order. */
async function factsOf(lang: string, sentence: string): Promise<string[]> {
  const bytes = new TextEncoder().encode(sentence);
  const doc = await readSource('a.txt', bytes, { profiles: tools.profiles, language: lang });
  const { facts } = extractFacts(doc, 's', '2026-02-10', tools);
  return facts.map((f) => `${f.values[0]!.text}${f.direction ? ` ${f.direction}` : ''}`);
}

type Case = readonly [lang: string, sentence: string, facts: readonly string[]];

describe('bounds of lengths of time that are counted back', () => {
  const cases: readonly Case[] = [
    ['en', 'The mill closed more than ten years ago.', ['more than ten years']],
    ['en', 'It opened over 20 years ago and shut less than two months ago.', ['over 20 years', 'less than two months']],
    ['en', 'The mill closed ten years ago.', ['2016']],
    ['fr', 'Le moulin a fermé il y a plus de dix ans.', ['plus de dix ans']],
    ['de', 'Die Mühle schloss vor mehr als zehn Jahren.', ['mehr als zehn Jahren']],
    ['es', 'El molino cerró hace más de diez años.', ['más de diez años']],
    ['it', 'Il mulino ha chiuso più di dieci anni fa.', ['più di dieci anni']],
    ['it', 'Pagano 68 centesimi, nove in più di un anno fa.', ['68 centesimi', '0,09 EUR up', '2025']],
    ['pt', 'O moinho fechou há mais de dez anos.', ['mais de dez anos']],
    ['nl', 'De molen sloot meer dan tien jaar geleden.', ['meer dan tien jaar']],
  ];
  for (const [lang, sentence, facts] of cases)
    test(sentence, async () => expect(await factsOf(lang, sentence)).toEqual(facts));
});

describe('bounds behind what is counted', () => {
  const cases: readonly Case[] = [
    ['en', 'Firms of 400 employees or more pay.', ['400 employees or more']],
    ['en', 'Twelve of them had 12 pupils at least.', ['Twelve', '12 pupils at least']],
    [
      'fr',
      'Il faut 400 adhérents au moins et 25 places au maximum.',
      ['400 adhérents au moins', '25 places au maximum'],
    ],
    ['de', 'Es kamen 400 Besucher oder mehr.', ['400 Besucher oder mehr']],
    ['ja', '400社以上が応募した。', ['400社以上']],
    ['ja', '20人余りが残り、5人未満が去った。', ['20人余り', '5人未満']],
    ['ja', '作業は3時間以上かかり、2週間未満で終わった。', ['3時間以上', '2週間未満']],
    ['ja', '工場は10年以上前に閉鎖された。', ['10年以上']],
    ['zh', '工期3年以上，每次30分钟左右。', ['3年以上', '30分钟左右']],
    ['zh', '400家以上的企业申请，20人左右被拒绝。', ['400家以上', '20人左右']],
  ];
  for (const [lang, sentence, facts] of cases)
    test(sentence, async () => expect(await factsOf(lang, sentence)).toEqual(facts));
});

describe('the bound of one figure gives another no direction', () => {
  const cases: readonly Case[] = [
    ['en', 'About half of the more than 3,000 flats stand empty.', ['About half', 'more than 3,000']],
    ['fr', 'Quelque 40 des moins de 90 élus ont voté.', ['Quelque 40', 'moins de 90']],
    ['pt', 'Quase metade das mais de 3.000 casas está vazia.', ['Quase metade', 'mais de 3.000']],
    ['es', 'Un tercio de los más de 3.000 pisos está vacío.', ['Un tercio', 'más de 3.000']],
    ['nl', 'Een derde van de meer dan 3.000 woningen staat leeg.', ['Een derde', 'meer dan 3.000']],
  ];
  for (const [lang, sentence, facts] of cases)
    test(sentence, async () => expect(await factsOf(lang, sentence)).toEqual(facts));
});

describe('multiples and lengths of time that only their sentence makes figures keep their hedge', () => {
  const cases: readonly Case[] = [
    ['en', 'The repair costs nearly twice what the quarry earned.', ['nearly ×2']],
    ['en', 'It burned about four times the average.', ['about ×4']],
    ['fr', 'Cela fait près de trois fois la moyenne.', ['près de ×3']],
    ['de', 'Das ist fast dreimal so viel wie geplant.', ['fast ×3']],
    ['es', 'Es casi tres veces lo previsto.', ['casi ×3']],
    ['it', 'È quasi tre volte il previsto.', ['quasi ×3']],
    ['pt', 'É quase três vezes o previsto.', ['quase ×3']],
    ['nl', 'Dat is bijna drie keer zoveel als gepland.', ['bijna drie keer zoveel']],
  ];
  for (const [lang, sentence, facts] of cases)
    test(sentence, async () => expect(await factsOf(lang, sentence)).toEqual(facts));
});

describe('multiples as nouns', () => {
  const cases: readonly Case[] = [
    ['fr', 'Il a coûté près du double du devis.', ['près du double']],
    ['fr', 'La note est passée au triple du budget.', ['au triple']],
    ['de', 'Die Kosten liegen beim Doppelten des Plans.', ['beim Doppelten']],
    ['de', 'Das ist fast das Zweieinhalbfache des Umsatzes.', ['fast das Zweieinhalbfache']],
    ['de', 'Es kamen halb so viele Gäste wie erwartet.', ['halb so viele']],
    ['nl', 'De toegang is half zo duur als gepland.', ['half zo duur']],
    ['de', 'Der dreifache Vater hat eine vierfache Weltmeisterin geheiratet.', []],
  ];
  for (const [lang, sentence, facts] of cases)
    test(sentence, async () => expect(await factsOf(lang, sentence)).toEqual(facts));
});
