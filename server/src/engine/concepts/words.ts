import type { Token } from '../mentions/tokens.ts';
import { compoundParts } from './compounds.ts';
import { type Lexicon, lookUp, nameTerm, stemOf, stemTerm, termsOf, wordEntries } from './lexicon.ts';
import { ACRONYM, hasArticle, isShouted, opensSentence, UPPER, withNames } from './names.ts';
import { unspacedWords } from './segment.ts';
import type { Entry, Tier, Word } from './types.ts';

/** A word weighs by how common it is in the language, so that small fact bases work too. */
export const TIER_WEIGHT: Readonly<Record<Tier, number>> = { 1: 0.25, 2: 0.6, 3: 1 };
/** A name tells more than any word. */
export const NAME_WEIGHT = 1.3;

export const weightOf = (word: Word): number => (word.name === 'no' ? TIER_WEIGHT[word.tier] : NAME_WEIGHT);

function unknownWord(
  lexicon: Lexicon,
  lang: string,
  tokens: readonly Token[],
  i: number,
  shouted: boolean,
): Word | undefined {
  const token = tokens[i]!;
  const tongue = lexicon.tongues.get(lang);
  const base = { start: token.start, end: token.end, text: token.text };
  const capital = UPPER.test(token.text);
  const stem = stemOf(lexicon, lang, token.folded);
  if (capital) {
    const acronym = !shouted && ACRONYM.test(token.text);
    const compound = tongue?.capitalNouns && !acronym ? compoundParts(lexicon, lang, token.text) : [];
    if (compound.length) return { terms: termsOf(compound), tier: 3, name: 'no', ...base };
    const derived = tongue?.capitalNouns && tongue.nounEndings.some((e) => token.folded.endsWith(e));
    if (!derived) {
      const sure = acronym || (!shouted && !opensSentence(tokens, i));
      // Genitives and plurals of names ("Monfauzets", "Lorenta's") must meet their base form.
      const bare = token.folded.length > 4 ? token.folded.replace(/s$/, '') : token.folded;
      const terms = [nameTerm(bare)];
      if (!sure || tongue?.capitalNouns) terms.push(stemTerm(stem));
      const isNoun = tongue?.capitalNouns && !acronym && hasArticle(tokens, i, tongue.articles);
      if (isNoun || (shouted && !opensSentence(tokens, i))) return { terms, tier: 3, name: 'no', ...base };
      return { terms, tier: 3, name: sure && !tongue?.capitalNouns ? 'sure' : acronym ? 'sure' : 'maybe', ...base };
    }
  }
  if (token.folded.length < 3) return undefined;
  const parts = compoundParts(lexicon, lang, token.folded);
  if (parts.length) return { terms: [stemTerm(stem), ...termsOf(parts)], tier: 3, name: 'no', ...base };
  return { terms: [stemTerm(stem)], tier: 3, name: 'no', ...base };
}

/**
 * The content words of a tokenised text in order: function words and bare digits are left out, phrases of the lexicon are one
 * word. Letters and digits written together ("H20", "910D") are one name.
 */
export function contentWords(tokens: readonly Token[], lang: string, lexicon: Lexicon): Word[] {
  const unspaced = lexicon.tongues.get(lang)?.unspaced;
  if (unspaced) return unspacedWords(tokens, lang, lexicon, (part) => contentWords(part, unspaced.latin, lexicon));
  const words: Word[] = [];
  const functions = lexicon.tongues.get(lang)?.functionWords;
  // Positions of the word tokens, with their stems, so that phrases are found across spaces and hyphens.
  const at: number[] = [];
  const stems: string[] = [];
  tokens.forEach((t, i) => {
    if (t.type !== 'word') return;
    at.push(i);
    stems.push(stemOf(lexicon, lang, t.folded));
  });
  const capitals = lexicon.tongues.get(lang)?.capitalNouns ?? false;
  const shouted = isShouted(tokens);
  for (let k = 0; k < at.length; k++) {
    const i = at[k]!;
    const token = tokens[i]!;
    const code = codeName(tokens, i);
    if (code) {
      words.push(code.word);
      while (k + 1 < at.length && at[k + 1]! < code.end) k++;
      continue;
    }
    const hit = lookUp(lexicon, lang, stems, k, token.folded);
    const known = hit && gapFree(tokens, at, k, hit.length) ? hit : single(lexicon, lang, token.folded);
    if (known && (known.length > 1 || !functions?.has(token.folded))) {
      const last = tokens[at[k + known.length - 1]!]!;
      const end = last.end;
      const text = spanText(tokens, i, at[k + known.length - 1]!);
      words.push({
        start: token.start,
        end,
        text,
        ...ofEntries(known.entries, token, !capitals && followsName(words.at(-1), token)),
      });
      k += known.length - 1;
      continue;
    }
    if (functions?.has(token.folded)) continue;
    const word = unknownWord(lexicon, lang, tokens, i, shouted);
    if (word) words.push(word);
  }
  return capitals || shouted ? words : withNames(words);
}

function single(lexicon: Lexicon, lang: string, folded: string) {
  const entries = wordEntries(lexicon, lang, folded);
  return entries && { entries, length: 1 };
}

/** A capitalised word right behind a name is part of it: "Skerrin Bank". */
const followsName = (before: Word | undefined, token: Token): boolean =>
  before?.name === 'sure' && token.start - before.end === 1 && UPPER.test(token.text);

function ofEntries(
  entries: readonly Entry[],
  token: Token,
  inName: boolean,
): Pick<Word, 'terms' | 'tier' | 'name' | 'kind' | 'of'> {
  const name = entries.some((e) => e.name) && UPPER.test(token.text);
  const chosen = entries.filter((e) => !e.name || name || entries.every((x) => x.name));
  const terms = termsOf(chosen);
  const tier = Math.min(...chosen.map((e) => e.tier)) as Tier;
  const source = chosen.find((e) => e.kind);
  const known = { ...(source?.kind ? { kind: source.kind } : {}), ...(source?.of ? { of: source.of } : {}) };
  return inName
    ? { terms: [nameTerm(token.folded), ...terms], tier, name: 'sure', ...known }
    : { terms, tier, name: name ? 'sure' : 'no', ...known };
}

const spanText = (tokens: readonly Token[], from: number, to: number): string => {
  let text = '';
  for (let i = from; i <= to; i++) text += tokens[i]!.text;
  return text;
};

/** Only spaces, hyphens and apostrophes lie between the words of a phrase. */
function gapFree(tokens: readonly Token[], at: readonly number[], k: number, length: number): boolean {
  for (let i = at[k]!; i < at[k + length - 1]!; i++) {
    const t = tokens[i]!;
    if (t.type === 'digits' || (t.type === 'mark' && !/[-'’‑.]/.test(t.text))) return false;
  }
  return true;
}

/** A name that mixes letters and digits without a space: "H20", "GPT-4". */
function codeName(tokens: readonly Token[], i: number): { readonly word: Word; readonly end: number } | undefined {
  let end = i + 1;
  let digits = false;
  while (end < tokens.length) {
    const t = tokens[end]!;
    if (t.type === 'digits') digits = true;
    else if (t.type === 'mark' && t.text === '-' && tokens[end + 1]?.type === 'digits') {
      end++;
      continue;
    } else if (t.type !== 'word' || !digits) break;
    end++;
  }
  if (!digits || !UPPER.test(tokens[i]!.text)) return undefined;
  const text = spanText(tokens, i, end - 1);
  return {
    word: {
      start: tokens[i]!.start,
      end: tokens[end - 1]!.end,
      text,
      terms: [nameTerm(text.toLowerCase())],
      tier: 3,
      name: 'sure',
    },
    end,
  };
}
