/** Removes diacritics and ligatures: "Œuvre" → "oeuvre", "Straße" → "strasse". */
export function plain(word: string): string {
  return word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/ß/g, 'ss')
    .replace(/ø/g, 'o');
}

// Spelling habits that part words of one Graeco-Latin origin in the written languages of Europe; order matters.
const RULES: readonly (readonly [RegExp, string])[] = [
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/sch|sh|ch/g, 'k'],
  [/ck|qu|q/g, 'k'],
  [/c(?=[eiy])/g, 's'],
  [/c/g, 'k'],
  [/z/g, 's'],
  [/x/g, 's'],
  [/[yj]/g, 'i'],
  [/w/g, 'v'],
  [/ae|oe/g, 'e'],
  [/ou/g, 'u'],
  [/(.)\1+/g, '$1'],
  [/[aeiou]+$/g, ''],
];

/** Longest part of a stem that is compared: endings differ more between languages than beginnings. */
const COMPARED = 8;

/**
 * A key that cognates of several languages share, for words the lexicon does not know: turbine, Turbine, turbina → "turbin".
 * `stem` is the output of the language's stemmer. Short stems are left nearly as they are, since chance likeness is common there.
 */
export function cognate(stem: string): string {
  let key = plain(stem);
  if (key.length < 5) return key;
  for (const [from, to] of RULES) key = key.replace(from, to);
  return key.slice(0, COMPARED);
}
