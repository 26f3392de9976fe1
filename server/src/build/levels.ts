import de from '../../locales/de/levels.yaml';
import en from '../../locales/en/levels.yaml';
import es from '../../locales/es/levels.yaml';
import fr from '../../locales/fr/levels.yaml';
import it from '../../locales/it/levels.yaml';
import ja from '../../locales/ja/levels.yaml';
import nl from '../../locales/nl/levels.yaml';
import pt from '../../locales/pt/levels.yaml';
import zh from '../../locales/zh/levels.yaml';
import { type CueHit, type Cues, findCues } from '../engine/locales/cues.ts';
import { fold, type Token, tokenise } from '../engine/mentions/tokens.ts';

interface Costs {
  readonly verbs: readonly string[];
  readonly articles: readonly string[];
  readonly lent: readonly string[];
  readonly per: string;
}

interface Words {
  readonly from: readonly string[];
  readonly to: readonly string[];
  readonly verbs: readonly string[];
  /** "Each", "every": what follows is a denominator. */
  readonly every?: readonly string[];
  /** Words before a whole that was counted ("two *of the* five spans"). */
  readonly whole?: readonly string[];
  /** Words before a number of people or things that was told of already ("*they are* 1.3 million"). */
  readonly counting?: readonly string[];
  /** Words whose bare number is in years. */
  readonly ages?: readonly string[];
  /** Nouns of loss before a share ("a *loss of* 12 %"). */
  readonly losing?: readonly string[];
  /** Words before the figure of today ("*now* 52"). */
  readonly now?: readonly string[];
  /** Words of what is usual ("the *average* was 24,800"). */
  readonly usual?: readonly string[];
  /** Right before a figure that another is compared with ("*instead of the* five expected"). */
  readonly instead?: readonly string[];
  /** Pronouns for what was measured before ("il *en* a pris 520"). */
  readonly thereof?: readonly string[];
  /** "A night *costs* 90 euros": verbs of price, articles and prepositions of their subject, the word for "per". */
  readonly costs?: Costs;
  /** Nouns of sums that are paid by a span of time, by its unit. */
  readonly rates?: Readonly<Record<string, readonly string[]>>;
  /** Verbs of two parts with the figure between them, each "verb particle". */
  readonly parted?: Readonly<Record<'up' | 'down', readonly string[]>>;
}

const LOCALES = { en, fr, de, es, it, pt, nl, zh, ja } as Readonly<Record<string, Words | undefined>>;

/** Words between a verb of change and the first of its two levels. */
const VERB = 10;

/** Whether the text that ends before a figure ends with the word before what was ("from"), what is ("to"), a number of them ("they are") or a share lost ("a loss of"). */
export function endsWith(
  text: string,
  which: 'from' | 'to' | 'counting' | 'losing' | 'instead',
  lang: string,
): boolean {
  const before = fold(text).replace(/[\s\u00a0]+$/u, '');
  return (LOCALES[lang]?.[which] ?? []).some((w) => {
    const word = fold(w);
    return before.endsWith(word) && !/\p{L}$/u.test(before.slice(0, -word.length));
  });
}

/** The word before what is, between two figures and alone ("60 *a* 90"). */
export const isTo = (between: string, lang: string): boolean =>
  endsWith(between, 'to', lang) && !/\s/.test(between.trim());

/** Whether a word of rise, fall or change stands before the offset in its sentence: what follows are levels, no stretch. */
export function isMoved(text: string, at: number, lang: string, cues: Cues | undefined): boolean {
  const before = /[^.;:!?]*$/u.exec(text.slice(0, at))?.[0] ?? '';
  const tokens = tokenise(before);
  const verbs = (LOCALES[lang]?.verbs ?? []).map(fold);
  const near = (from: number): boolean => tokens.slice(from).filter((t) => t.type === 'word').length <= VERB;
  const isVerb = (t: Token): boolean =>
    t.type === 'word' && verbs.some((v) => (v.endsWith('*') ? t.folded.startsWith(v.slice(0, -1)) : t.folded === v));
  if (tokens.some((t, i) => isVerb(t) && near(i))) return true;
  const moves = (c: CueHit): boolean => c.kinds.has('up') || c.kinds.has('down');
  return cues !== undefined && findCues(cues, tokens).some((c) => moves(c) && near(c.from));
}

const fits = (token: Token, word: string): boolean =>
  token.type === 'word' &&
  (word.endsWith('*') ? token.folded.startsWith(fold(word.slice(0, -1))) : token.folded === fold(word));

/**
 * "Nahm um 40 ab", "gab um 3,2 Prozent auf 38,90 Euro nach": the direction of a verb one part of which stands before the figure
 * (tokens `from`..`to`), the other right behind it or at the end of the clause.
 */
export function partedAround(
  tokens: readonly Token[],
  from: number,
  to: number,
  lang: string,
): 'up' | 'down' | undefined {
  const verbs = LOCALES[lang]?.parted;
  if (!verbs) return undefined;
  const rest = tokens.slice(to);
  const close = rest.findIndex((t, i) => /^[.,;:!?]$/.test(t.text) && rest[i + 1]?.type !== 'digits');
  const clause = rest.slice(0, close < 0 ? rest.length : close).filter((t) => t.type === 'word');
  const ends = [rest.find((t) => t.type === 'word'), clause.at(-1)].filter((t) => t !== undefined);
  const before = tokens
    .slice(0, from)
    .filter((t) => t.type !== 'space')
    .slice(-PARTED);
  const stop = before.findLastIndex((t) => /^[.;:!?]$/.test(t.text));
  for (const direction of ['up', 'down'] as const)
    for (const verb of verbs[direction]) {
      const [first, last] = verb.split(' ');
      if (ends.some((end) => fits(end, last!)) && before.slice(stop + 1).some((t) => fits(t, first!))) return direction;
    }
  return undefined;
}

/** Tokens between the two parts of such a verb. */
const PARTED = 8;

/** Whether a part of a whole is one of things that are known ("two of *the* five"), not a share ("two in five"). */
export function namesWhole(ratio: string, lang: string): boolean {
  const text = fold(ratio);
  return (LOCALES[lang]?.whole ?? []).some((w) => text.includes(` ${fold(w)} `)) || /['’]s\s/.test(text);
}

/** Whether a word says that the noun behind it is a denominator ("each", "chaque"). */
export const isEvery = (word: string, lang: string): boolean =>
  (LOCALES[lang]?.every ?? []).includes(word.toLowerCase());

export const costWords = (lang: string): Costs | undefined => LOCALES[lang]?.costs;
export const rateWords = (lang: string): Words['rates'] => LOCALES[lang]?.rates;

/** Words between a word for today and its figure ("derzeit *sind* 800"). */
const PRESENT = 3;

/** Whether a word for today leads the figure that the text ends before ("*ora* ne ha 52"). */
export function isPresent(text: string, lang: string): boolean {
  const before = fold(/[^.;:!?,()\d]*$/u.exec(text)![0]).replace(/[\s\u00a0]+$/u, '');
  return (LOCALES[lang]?.now ?? []).some((entry) => {
    const word = fold(entry);
    const at = before.lastIndexOf(word);
    if (at < 0) return false;
    const rest = before.slice(at + word.length);
    // Where words are not parted by spaces, each letter counts.
    const isIdeographic = /\p{Script=Han}|\p{Script=Hiragana}/u.test(word);
    if (isIdeographic) return rest.length <= PRESENT;
    const isWord = !/\p{L}$/u.test(before.slice(0, at)) && !/^\p{L}/u.test(rest);
    return isWord && (rest.match(/\p{L}+/gu) ?? []).length <= PRESENT;
  });
}

/** Words between a word of what is usual and its figure ("the *average* of the last ten years was 24,800"). */
const USUAL = 8;

/** Whether a word of what is usual leads the figure that the text ends before, in its statement. */
export function isUsual(text: string, lang: string): boolean {
  const before = tokenise(/[^.;:!?()]*$/u.exec(text)![0]).filter((t) => t.type !== 'space');
  const last = before.slice(-USUAL).map((t) => t.folded);
  return (LOCALES[lang]?.usual ?? []).some((w) => ` ${last.join(' ')} `.includes(` ${fold(w)} `));
}

/** Words between such a pronoun and the figure: a verb in one or two words. */
const VERBS = 2;

/** Whether a pronoun for what was measured stands before the verb of the figure that the text ends before. */
export function refersBack(text: string, lang: string): boolean {
  const before = /[^.,;:!?()]*$/u
    .exec(text)![0]
    .split(/[\s\u00a0]+/)
    .filter(Boolean)
    .map(fold);
  return (LOCALES[lang]?.thereof ?? []).some((w) => {
    const at = before.lastIndexOf(fold(w));
    return at >= 0 && before.length - 1 - at >= 1 && before.length - 1 - at <= VERBS;
  });
}

/** Words between a word for age and its number ("the average *age* at death, children excluded, was 38"). */
const AGE = 7;

/** Whether a word for age stands before the offset in its sentence, no other figure between: the number there is in years. */
export function isAge(text: string, at: number, lang: string): boolean {
  const ages = LOCALES[lang]?.ages;
  const before = /[^.;:!?\d]*$/u.exec(text.slice(0, at))?.[0] ?? '';
  // "Men of the same age, five": what the sentence before measured.
  const words = /\p{L},\s*$/u.test(before) ? [] : (before.match(/\p{L}+/gu) ?? []);
  return ages !== undefined && words.slice(-AGE).some((w) => ages.some((age) => fold(age) === fold(w)));
}
