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

/** The languages that have a word, for every word of the profiles. */
export type WordOwners = ReadonlyMap<string, readonly string[]>;

/** Turns profiles around, so that a word is looked up once, not once a language. */
export function invertProfiles(profiles: Profiles): WordOwners {
  const owners = new Map<string, string[]>();
  for (const [lang, words] of profiles) {
    for (const word of words) {
      const known = owners.get(word);
      if (known) known.push(lang);
      else owners.set(word, [lang]);
    }
  }
  return owners;
}

/**
 * The language of a text by its function words: each counts one, less when several languages have it. `prior` (the
 * document's language) wins unless another is clearly ahead; '' means no prior. Returns `prior` where nothing speaks, and
 * the best other language when `prior` is none of the profiles'.
 */
export function detectLanguage(text: string, profiles: Profiles, prior = ''): string {
  return decideLanguage(text, invertProfiles(profiles), prior, profiles.has(prior));
}

/** As `detectLanguage`, on profiles turned around; `priorKnown` says whether they have the prior language. */
export function decideLanguage(text: string, owners: WordOwners, prior: string, priorKnown: boolean): string {
  const scores = scoreLanguages(text, owners);
  const own = scores.get(prior) ?? 0;
  let best = prior;
  let high = own;
  for (const [lang, score] of scores) {
    if (score > high) {
      best = lang;
      high = score;
    }
  }
  if (best === prior || !priorKnown) return best;
  return high - own >= CLEAR_LEAD && high >= own * CLEAR_RATIO ? best : prior;
}

/** The language of a whole document, from its first blocks; `fallback` where nothing speaks. */
export function detectDocumentLanguage(texts: Iterable<string>, profiles: Profiles, fallback: string): string {
  return decideDocumentLanguage(texts, invertProfiles(profiles), fallback);
}

/** As `detectDocumentLanguage`, on profiles turned around. */
export function decideDocumentLanguage(texts: Iterable<string>, owners: WordOwners, fallback: string): string {
  let sample = '';
  for (const text of texts) {
    sample += `${text}\n`;
    if (sample.length > SAMPLE) break;
  }
  return decideLanguage(sample.slice(0, SAMPLE), owners, '', false) || fallback;
}

function scoreLanguages(text: string, owners: WordOwners): Map<string, number> {
  const scores = new Map<string, number>();
  const count = (word: string): boolean => {
    const langs = owners.get(word);
    if (!langs) return false;
    for (const lang of langs) scores.set(lang, (scores.get(lang) ?? 0) + 1 / Math.sqrt(langs.length));
    return true;
  };
  let before = '';
  for (const word of text.toLowerCase().match(WORD) ?? []) {
    const pair = word.length === 1 && before.length === 1 && isUnspaced(word) && isUnspaced(before);
    if (pair) count(before + word);
    count(word);
    before = word;
  }
  return scores;
}

/** A character of a script that is written without spaces, where words are looked up by one and two characters. */
const isUnspaced = (word: string): boolean => /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(word);

/** 'fr' for 'fr-FR', 'FR', "français" is not one: '' for anything that is not a language tag. */
export function languageOfTag(tag: string | undefined): string {
  return /^([a-z]{2})(?:[-_]|$)/i.exec(tag?.trim() ?? '')?.[1]?.toLowerCase() ?? '';
}
