/** Function words by ISO 639-1 language, as the locale data lists them (lower case). */
export type Profiles = ReadonlyMap<string, ReadonlySet<string>>;

// A block is read in the document's language unless another has clearly more function words: at least this many more,
// weighted, and at least this ratio. Two words are what a short sentence has ("The fund is …").
const CLEAR_LEAD = 1.5;
const CLEAR_RATIO = 1.6;
/** Characters of a document that decide its language; more changes nothing and costs time. */
const SAMPLE = 20_000;

const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\p{L}\p{M}*)+/gu;

/**
 * The language of a text by its function words: each counts one, less when several languages have it. `prior` (the
 * document's language) wins unless another is clearly ahead; '' means no prior. Returns `prior` where nothing speaks.
 */
export function detectLanguage(text: string, profiles: Profiles, prior = ''): string {
  const scores = scoreLanguages(text, profiles);
  const own = scores.get(prior) ?? 0;
  let best = prior;
  let high = own;
  for (const [lang, score] of scores) {
    if (score > high) {
      best = lang;
      high = score;
    }
  }
  if (best === prior || prior === '' || !profiles.has(prior)) return best;
  return high - own >= CLEAR_LEAD && high >= own * CLEAR_RATIO ? best : prior;
}

/** The language of a whole document, from its first blocks; `fallback` where nothing speaks. */
export function detectDocumentLanguage(texts: Iterable<string>, profiles: Profiles, fallback: string): string {
  let sample = '';
  for (const text of texts) {
    sample += `${text}\n`;
    if (sample.length > SAMPLE) break;
  }
  return detectLanguage(sample.slice(0, SAMPLE), profiles) || fallback;
}

function scoreLanguages(text: string, profiles: Profiles): Map<string, number> {
  const scores = new Map<string, number>();
  const words = [...text.toLowerCase().matchAll(WORD)].map((match) => match[0]);
  words.forEach((word, i) => {
    const pair = isUnspaced(word) && isUnspaced(words[i + 1] ?? '') ? word + words[i + 1] : undefined;
    const owners = [...profiles].filter(([, known]) => known.has(word) || (pair !== undefined && known.has(pair)));
    for (const [lang] of owners) scores.set(lang, (scores.get(lang) ?? 0) + 1 / Math.sqrt(owners.length));
  });
  return scores;
}

/** A character of a script that is written without spaces, where words are looked up by one and two characters. */
const isUnspaced = (word: string): boolean => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(word);

/** 'fr' for 'fr-FR', 'FR', "français" is not one: '' for anything that is not a language tag. */
export function languageOfTag(tag: string | undefined): string {
  return /^([a-z]{2})(?:[-_]|$)/i.exec(tag?.trim() ?? '')?.[1]?.toLowerCase() ?? '';
}
