/** Classes of characters. CJK ideographs and kana carry meaning one by one, and no space parts them. */
export const MARK = 0;
export const LETTER = 1;
export const DIGIT = 2;
export const SPACE = 3;
export const CJK = 4;
export const COMBINING = 5;
const TESTS: readonly (readonly [number, RegExp])[] = [
  [CJK, /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u],
  [LETTER, /\p{L}/u],
  [DIGIT, /\p{Nd}/u],
  [SPACE, /[\s\u200b\u2060\ufeff]/u],
  [COMBINING, /\p{M}/u],
];

/** The class of a character, given as a code point. A lone surrogate is a mark. */
export function classOf(code: number): number {
  const char = String.fromCodePoint(code);
  return TESTS.find(([, test]) => test.test(char))?.[0] ?? MARK;
}

const ASCII_WORD = /^[!-~]*$/;

/** Folds a word or phrase as tokens are folded, for dictionary keys. */
export function fold(text: string): string {
  if (ASCII_WORD.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2018\u2019\u02bc\u2032]/g, "'")
    .replace(/[\u2010\u2011\u2012]/g, '-')
    .replace(/[\s\u200b\u2060\ufeff]+/g, ' ');
}

/** Codes below this one (Latin letters up to Extended-A) are looked up in tables; there is no combining mark among them. */
export const LOW = 0x180;
const codes = Array.from({ length: LOW }, (_, code) => code);
/** Class by code. */
export const CLASSES = Uint8Array.from(codes, classOf);
/** In place of a folded code: the character is folded with its whole word. */
export const BY_WORD = 1;
const foldedIn = (kind: number): Uint16Array =>
  Uint16Array.from(codes, (code) => {
    if (CLASSES[code] !== kind) return 0;
    const lower = String.fromCharCode(code).toLowerCase();
    return lower.length === 1 && lower.normalize('NFKC') === lower ? lower.charCodeAt(0) : BY_WORD;
  });
/** Codes of folded letters, and of folded digits, by code; 0 where the character is none. */
export const LETTERS = foldedIn(LETTER);
export const DIGITS = foldedIn(DIGIT);

/**
 * The same text as a string of its own. Texts come as more kinds of strings (parts of others, joined ones, names) than the
 * JavaScript engine remembers for a place that reads their characters, and each character would then cost a look-up.
 */
export const plainString = (text: string): string => [text.slice(0, 1), text.slice(1)].join('');
