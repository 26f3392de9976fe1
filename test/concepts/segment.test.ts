import { describe, expect, it } from 'vitest';
import { contentWords } from '../../server/src/engine/concepts/words.ts';
import { tokenise } from '../../server/src/engine/mentions/tokens.ts';
import { loadFrameTools } from '../../server/src/languages.ts';

const { lexicon } = loadFrameTools();
const words = (text: string, lang: string) => contentWords(tokenise(text), lang, lexicon);
const texts = (text: string, lang: string) => words(text, lang).map((w) => w.text);
const termsOf = (text: string, lang: string) => words(text, lang).flatMap((w) => w.terms);

describe('words of languages without spaces', () => {
  it.each([
    ['zh', '去年企业出口增长了12%。', ['企业', '出口', '增长']],
    ['zh', '国家自然科学基金', ['国家', '自然', '科学', '基金']],
    ['ja', '企業の輸出は昨年12%増加した。', ['企業', '輸出', '増加']],
    ['ja', 'スマートフォンメーカーの売上高', ['スマートフォン', 'メーカー', '売上高']],
  ])('%s: %s', (lang, text, expected) => {
    expect(texts(text, lang)).toEqual(expected);
  });

  it('covers what it found: each word is the text at its span', () => {
    const text = '美国公司OpenAI在东京开设办公室，雇用员工。';
    for (const w of words(text, 'zh')) expect(text.slice(w.start, w.end)).toBe(w.text);
  });

  it('reads traditional characters as the simplified ones of the tables', () => {
    expect(termsOf('企業員工', 'zh')).toEqual(termsOf('企业员工', 'zh'));
  });

  it('tells voiced kana apart', () => {
    expect(termsOf('バス', 'ja')).not.toEqual(termsOf('パス', 'ja'));
  });

  it('keeps a loan word whole that only begins like a known one', () => {
    expect(texts('バスケスさん', 'ja')).toEqual(['バスケス']);
  });

  it('reads words in Latin letters as English ones', () => {
    expect(words('据OpenAI称', 'zh').find((w) => w.text === 'OpenAI')!.terms).toEqual(['N:openai']);
  });

  it.each([
    ['zh', '公司员工'],
    ['ja', '会社の従業員'],
  ])('%s shares its terms with English', (lang, text) => {
    expect(termsOf(text, lang)).toEqual(termsOf('company employees', 'en'));
  });
});
