import { fold } from '../mentions/tokens.ts';
import { type Lexicon, wordEntries } from './lexicon.ts';
import type { Entry } from './types.ts';

/** Shortest part of a compound that is looked up on its own. */
const PART = 4;
/** Parts that a compound is cut into at most. */
const PARTS = 4;

type Find = (part: string) => readonly Entry[] | undefined;

/** A look-up that is remembered for one word: its cuts share their parts. */
function finderFor(lexicon: Lexicon, lang: string): Find {
  const known = new Map<string, readonly Entry[] | undefined>();
  return (part) => {
    if (!known.has(part)) known.set(part, wordEntries(lexicon, lang, part));
    return known.get(part);
  };
}

/**
 * Cuts a word, or the head of one, into known parts, last part first; the longest last part wins. `links` may stand behind each
 * part but the last.
 */
function cut(word: string, find: Find, links: readonly string[], parts: number): readonly Entry[] | undefined {
  for (let at = PART; at <= word.length - PART; at++) {
    const tail = find(word.slice(at));
    if (!tail) continue;
    const before = word.slice(0, at);
    for (const link of links) {
      if (!before.endsWith(link)) continue;
      const head = before.slice(0, before.length - link.length);
      if (head.length < PART) continue;
      const first = find(head) ?? (parts > 2 ? cut(head, find, links, parts - 1) : undefined);
      if (first) return [...tail, ...first];
    }
  }
  return undefined;
}

/** Concepts of the parts of a compound ("Bremskraftverstärker" → Bremskraft + Verstärker), last part first. */
export function compoundParts(lexicon: Lexicon, lang: string, word: string): readonly Entry[] {
  const links = lexicon.tongues.get(lang)?.compoundLinks ?? [];
  if (links.length === 0 || word.length < 2 * PART) return [];
  const folded = fold(word);
  const find = finderFor(lexicon, lang);
  const all = cut(folded, find, links, 2) ?? cut(folded, find, links, PARTS);
  if (all) return all;
  // A known last part alone still says what kind of thing it is.
  for (let at = PART; at < folded.length - PART; at++) {
    const tail = find(folded.slice(at));
    if (tail) return tail;
  }
  return [];
}
