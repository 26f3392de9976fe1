import type { Claim, Near } from '../engine/claims/types.ts';
import type { Word } from '../engine/concepts/types.ts';
import { TIER_WEIGHT } from '../engine/concepts/words.ts';
import type { Mention } from '../engine/mentions/types.ts';
import { overlaps } from '../engine/span.ts';
import type { Naming } from './naming.ts';
import type { BuiltFact } from './types.ts';

/** Telling words that a fact keeps; a sentence cannot be put together again from them. */
const WORDS = 10;
const NAMES = 8;
/** A word must be at least this near (0..1) to be told of the figure. */
const NEAREST = 0.1;

type Described = Pick<BuiltFact, 'words' | 'names' | 'own' | 'terms' | 'nameTerms' | 'ownTerms' | 'headTerms'>;

/** Words from outside the sentence that are kept, by where they stand. */
const OUTSIDE: Readonly<Partial<Record<Near['where'], number>>> = { heading: 2, paragraph: 2, title: 1 };

/**
 * Words, names and own name of a claim, with their language-neutral terms for comparing claims of several sources. Units and
 * denominators of the block's figures (`figures`) tell nothing.
 */
export function describeClaim(claim: Claim, figures: readonly Mention[], naming: Naming): Described {
  const { frame } = claim;
  // Capitalised at the start of a sentence: a name only where the document has it as one elsewhere.
  const isName = (n: Near): boolean =>
    n.word.text.length > 1 && (n.word.name === 'sure' || (n.word.name === 'maybe' && naming.sure.has(n.word.text)));
  const taken = new Map<string, number>();
  const wanted = (n: Near): boolean => {
    if (n.word.text.length < 2 && !/\p{Lo}/u.test(n.word.text)) return false;
    if (isInBlock(n) && figures.some((m) => (m.per && overlaps(m.per.span, n.word)) || overlaps(m.span, n.word)))
      return false;
    const limit = OUTSIDE[n.where];
    if (limit === undefined || isName(n)) return true;
    const count = (taken.get(n.where) ?? 0) + 1;
    taken.set(n.where, count);
    // Where every noun has a capital, names of title and headings are among these.
    return count <= limit + (naming.capitals ? 2 : 0);
  };
  const seen = new Set<string>();
  const once = (n: Near): boolean => {
    const key = n.word.terms[0] ?? n.word.text.toLowerCase();
    return seen.has(key) ? false : Boolean(seen.add(key));
  };
  const near = [...frame.near].sort((a, b) => rank(b) - rank(a));
  const distinct = near.filter((n) => n.weight >= NEAREST && wanted(n) && once(n));
  const plain = (n: Near): string =>
    n.word.name === 'maybe' && !naming.capitals ? n.word.text.toLowerCase() : n.word.text;
  const telling = (n: Near): number => n.weight * TIER_WEIGHT[n.word.tier];
  const words = [...distinct.filter((n) => !isName(n))]
    .sort((a, b) => telling(b) - telling(a))
    .slice(0, WORDS)
    .sort((a, b) => b.weight - a.weight);
  const names = distinct.filter(isName).slice(0, NAMES);
  const own = frame.own.map((w) => w.text).join(' ');
  const head = frame.head;
  return {
    words: words.map(plain),
    names: joinNames(names),
    ...(own ? { own } : {}),
    terms: weigh([...words, ...names], head),
    nameTerms: new Set(names.flatMap((n) => n.word.terms)),
    ownTerms: new Set(frame.own.flatMap((w) => w.terms)),
    headTerms: new Set(head?.terms ?? []),
  };
}

/** Of words as near, those of the sentence come first. */
const rank = (n: Near): number => n.weight + (n.where === 'sentence' || n.where === 'segment' ? 0.05 : 0);

const isInBlock = (n: Near): boolean => n.where === 'segment' || n.where === 'sentence' || n.where === 'paragraph';

/** The text that a word's offsets count in. */
const textOf = (n: Near): string => (isInBlock(n) ? 'block' : n.where);

/** Words of one name that stand side by side in one text are written as one ("Halden Marine Power"). */
function joinNames(names: readonly Near[]): string[] {
  const placed = [...names].sort((a, b) => textOf(a).localeCompare(textOf(b)) || a.word.start - b.word.start);
  const runs: Near[][] = [];
  for (const n of placed) {
    const last = runs.at(-1)?.at(-1);
    if (last && textOf(last) === textOf(n) && n.word.start - last.word.end === 1) runs.at(-1)!.push(n);
    else runs.push([n]);
  }
  const rank = (run: readonly Near[]): number => Math.min(...run.map((n) => names.indexOf(n)));
  const written = runs
    .sort((a, b) => rank(a) - rank(b))
    .map((run) => run.map((n) => n.word.text.replace(/\s+/g, ' ')).join(' '));
  return [...new Set(written)];
}

function weigh(near: readonly Near[], head: Word | undefined): Map<string, number> {
  const terms = new Map<string, number>();
  const put = (word: Word, weight: number): void => {
    for (const t of word.terms) terms.set(t, Math.max(terms.get(t) ?? 0, weight));
  };
  for (const n of near) put(n.word, Math.max(0.2, n.weight) * (n.word.name === 'no' ? TIER_WEIGHT[n.word.tier] : 1.3));
  if (head) put(head, TIER_WEIGHT[head.tier]);
  return terms;
}
