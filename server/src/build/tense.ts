import de from '../../locales/de/tense.yaml';
import en from '../../locales/en/tense.yaml';
import es from '../../locales/es/tense.yaml';
import fr from '../../locales/fr/tense.yaml';
import it from '../../locales/it/tense.yaml';
import ja from '../../locales/ja/tense.yaml';
import nl from '../../locales/nl/tense.yaml';
import pt from '../../locales/pt/tense.yaml';
import zh from '../../locales/zh/tense.yaml';
import { fold, type Token, tokenise } from '../engine/mentions/tokens.ts';
import type { Span } from '../engine/span.ts';

export interface Tense {
  readonly is: 'past' | 'future';
  /** 0..1: how near and how plain the sign is. */
  readonly strength: number;
}

interface Words {
  readonly future: readonly string[];
  readonly past: readonly string[];
  /** Endings and words that go with any tense, and are a weak sign of what was ("presented on 3 March"). */
  readonly participles?: readonly string[];
  /** Words that take its tense from the participle behind them ("will *be* paid", "if it *is* bought"). */
  readonly free?: readonly string[];
  /** Words that open another statement ("announced on Tuesday *that* it would close"). */
  readonly opens?: readonly string[];
  /** Right before a date: it lies ahead unless the statement is about what was ("open *until* 3 May"). */
  readonly open?: readonly string[];
  /** Right before a date: it lies ahead of what is told, whatever the tense ("called a strike *for* 9 June"). */
  readonly targets?: readonly string[];
  /** What follows such a verb is still to come, whatever its own tense ("*agreed* to meet in September"). */
  readonly sets?: readonly string[];
  readonly infinitives?: readonly string[];
  /** A word with an infinitive's ending is one right behind these; any, where there are none. */
  readonly after?: readonly string[];
  /** Behind a date that a word of `open` leads: there is time until then ("until 31 July *to* reply"). */
  readonly behind?: readonly string[];
  /** Behind a date without its year: it is of the year told before ("in September *of the same year*"). */
  readonly sameYear?: readonly string[];
}

const LOCALES = { en, fr, de, es, it, pt, nl, zh, ja } as Readonly<Record<string, Words | undefined>>;

/** A word weighs less with every word between it and the date, and with every boundary. */
const PER_WORD = 0.9;
const PER_BOUNDARY = 0.5;
/** A date range or list shares its verb: what stands before the date tells more than what follows. */
const AFTER = 0.8;
/** Endings are weaker signs than words of the list; those of participles most of all. */
const ENDING = 0.8;
const PARTICIPLE = 0.45;
/** One tense must be this much clearer than the other. */
const CLEAR = 1.15;
/** How plain it is that a date lies ahead: it is aimed at, it is when something agreed on is to be done, it ends what goes on. */
const AIMED = 0.9;
const AGREED = 0.6;
const OPEN = 0.7;
/** A past this plain is not of what goes on. */
const WAS = 0.1;
/** Words of an object between "announced" and the date it sets; in "announced on 3 March" the date is its own. */
const OBJECT = 2;

/** What the words around a date say about its tense; undefined when they do not decide. `sentence` and `date` are offsets in `text`. */
export function tenseAt(text: string, sentence: Span, date: Span, lang: string): Tense | undefined {
  const words = LOCALES[lang];
  if (!words) return undefined;
  const tokens = tokenise(text.slice(sentence.start, sentence.end));
  const at = date.start - sentence.start;
  if (isLed(tokens, at, words.targets)) return { is: 'future', strength: AIMED };
  const open = isLed(tokens, at, words.open);
  if (open && isFollowed(tokens, date.end - sentence.start, words.behind)) return { is: 'future', strength: AGREED };
  const set = setBefore(tokens, at, words, open);
  if (set?.toDo) return { is: 'future', strength: AGREED };
  const own = freeOf(set ? tokens.map((t, i) => (i <= set.to ? blank(t) : t)) : tokens, words.free ?? []);
  const past = Math.max(
    strength(own, at, words.past, ENDING, lang),
    strength(own, at, words.participles ?? [], PARTICIPLE, lang),
  );
  if (open && pastOf(own, at, words, lang) < WAS) return { is: 'future', strength: OPEN };
  const future = strength(tokens, at, words.future, ENDING, lang);
  if (past > future * CLEAR) return { is: 'past', strength: past };
  return future > past * CLEAR ? { is: 'future', strength: future } : undefined;
}

/** Words of a statement that opens with its date: the verb follows ("Until 3 May it *was* closed"). */
const OPENING = 3;

/** How plain a past is of which the date is the end: what stands before it in its part of the sentence, unless it opens that. */
function pastOf(tokens: readonly Token[], at: number, words: Words, lang: string): number {
  const stop = tokens.findLastIndex((t) => t.end <= at && /^[;:]$/.test(t.text));
  const before = tokens.slice(stop + 1).filter((t) => t.end <= at);
  const own = before.filter((t) => t.type === 'word').length <= OPENING ? tokens.slice(stop + 1) : before;
  return Math.max(
    strength(own, at, words.past, ENDING, lang),
    strength(own, at, words.participles ?? [], PARTICIPLE, lang),
  );
}

/** Longer than any phrase for the same year with the blanks around its words, in UTF-16 units. */
const PHRASE = 64;

/**
 * "In September *of the same year*": where the words end that say behind a date, which ends at offset `end`, that the one before tells its year;
 * undefined where none do. Offsets in UTF-16 units.
 */
export function endOfSameYear(text: string, end: number, lang: string): number | undefined {
  const behind = tokenise(text.slice(end, end + PHRASE)).filter((t) => t.type !== 'space');
  for (const phrase of LOCALES[lang]?.sameYear ?? []) {
    const parts = partsOf(phrase);
    if (parts.every((p, i) => behind[i]?.folded === p)) return end + behind[parts.length - 1]!.end;
  }
  return undefined;
}

const blank = (token: Token): Token => ({ ...token, folded: '' });

/** Whether one of the phrases stands right before offset `at`. */
function isLed(tokens: readonly Token[], at: number, phrases: readonly string[] = []): boolean {
  const before = tokens.filter((t) => t.end <= at && t.type !== 'space').map((t) => t.folded);
  return phrases.some((phrase) => {
    const parts = partsOf(phrase);
    return parts.length <= before.length && parts.every((p, i) => before[before.length - parts.length + i] === p);
  });
}

/** Whether one of the words stands behind offset `at`, a word aside. */
function isFollowed(tokens: readonly Token[], at: number, words: readonly string[] = []): boolean {
  const next = tokens.filter((t) => t.start >= at && t.type === 'word').slice(0, 2);
  return next.some((t) => words.includes(t.folded));
}

const partsOf = (phrase: string): string[] =>
  tokenise(fold(phrase)).flatMap((t) => (t.type === 'space' ? [] : [t.folded]));

/**
 * A verb that sets what is to come, with an object, a comma or a word that leaves the end open (`open`) between it and the date;
 * `to` is its token, `toDo` that an infinitive goes with it.
 */
function setBefore(
  tokens: readonly Token[],
  at: number,
  words: Words,
  open: boolean,
): { readonly to: number; readonly toDo: boolean } | undefined {
  const to = tokens.findLastIndex((t, i) => {
    if (t.end > at || t.type !== 'word' || entryAt(tokens, i, words.sets ?? [], 0) === 0) return false;
    const between = tokens.slice(i + 1).filter((u) => u.start < at);
    if (between.some((u) => /^[;:]$/.test(u.text) || words.opens?.includes(u.folded))) return false;
    return open || between.filter((u) => u.type === 'word').length >= OBJECT || between.some((u) => u.text === ',');
  });
  return to < 0 ? undefined : { to, toDo: tokens.some((_, i) => i > to && isInfinitive(tokens, i, at, words)) };
}

/** An infinitive: by its ending before offset `at`, by the word that leads it ("to", "zu") also behind. */
function isInfinitive(tokens: readonly Token[], i: number, at: number, { infinitives = [], after }: Words): boolean {
  const { type, folded, start } = tokens[i]!;
  if (type !== 'word') return false;
  if (infinitives.includes(folded)) return true;
  const last = tokens.slice(0, i).findLast((t) => t.type === 'word');
  if (start > at || (after && !(last && after.includes(last.folded)))) return false;
  return infinitives.some((s) => s.startsWith('-') && folded.length >= s.length && folded.endsWith(s.slice(1)));
}

/** Words between such a word and its participle ("is *not yet* paid"). */
const ADVERBS = 2;

/** The tokens without the participles that have no tense of their own. */
function freeOf(tokens: readonly Token[], free: readonly string[]): readonly Token[] {
  let words = ADVERBS + 1;
  return tokens.map((token) => {
    if (token.type !== 'word') return token;
    words = free.includes(token.folded) ? 0 : words + 1;
    return words > 0 && words <= ADVERBS ? { ...token, folded: '' } : token;
  });
}

function strength(
  tokens: readonly Token[],
  at: number,
  entries: readonly string[],
  weak: number,
  lang: string,
): number {
  const capitals = lang === 'de';
  const opens = new Set((LOCALES[lang]?.opens ?? []).map(fold));
  let best = 0;
  tokens.forEach((token, i) => {
    if (token.type !== 'word') return;
    // Names and German nouns are no verbs.
    if (i > 0 && /^\p{Lu}/u.test(token.text) && (capitals || token.start > 2)) return;
    const match = entryAt(tokens, i, entries, weak);
    if (match === 0) return;
    const from = Math.min(token.start, at);
    const to = Math.max(token.start, at);
    let near = match;
    for (const t of tokens) {
      if (t.start <= from || t.start >= to) continue;
      if (t.type === 'word') near *= opens.has(t.folded) ? PER_BOUNDARY : PER_WORD;
      else if (t.type === 'mark' && /[,;:()–—]/.test(t.text)) near *= PER_BOUNDARY;
    }
    if (token.start > at) near *= AFTER;
    if (near > best) best = near;
  });
  return best;
}

/** 1 for a word or phrase of the list at token `i`, less for an ending, 0 for neither. */
function entryAt(tokens: readonly Token[], i: number, entries: readonly string[], weak: number): number {
  let found = 0;
  const word = tokens[i]!.folded;
  for (const entry of entries) {
    const folded = fold(entry);
    if (folded.startsWith('-')) {
      const ending = folded.slice(1);
      if (word.length > ending.length + 1 && word.endsWith(ending)) found = Math.max(found, weak);
    } else if (folded.endsWith('-')) {
      if (word.length > folded.length + 2 && word.startsWith(folded.slice(0, -1))) found = Math.max(found, weak);
    } else {
      const parts = tokenise(folded);
      if (parts.every((p, k) => tokens[i + k]?.folded === p.folded)) found = 1;
    }
  }
  return found;
}
