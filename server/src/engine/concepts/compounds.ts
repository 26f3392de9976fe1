import { fold } from '../mentions/tokens.ts';
import { type Entry, type Lexicon, wordEntries } from './lexicon.ts';

/** Shortest part of a compound that is looked up on its own. */
const PART = 4;

/** Concepts of the parts of a compound ("Bremskraftverstärker" → Bremskraft + Verstärker), last part first. */
export function compoundParts(lexicon: Lexicon, lang: string, word: string): readonly Entry[] {
  const tongue = lexicon.tongues.get(lang);
  if (!tongue || tongue.compoundLinks.length === 0 || word.length < 2 * PART) return [];
  const folded = fold(word);
  for (let cut = PART; cut <= folded.length - PART; cut++) {
    const tail = wordEntries(lexicon, lang, folded.slice(cut));
    if (!tail) continue;
    const head = folded.slice(0, cut);
    for (const link of tongue.compoundLinks) {
      if (!head.endsWith(link)) continue;
      const first = wordEntries(lexicon, lang, head.slice(0, head.length - link.length));
      if (first) return [...tail, ...first];
    }
  }
  // A known last part alone still says what kind of thing it is.
  for (let cut = PART; cut <= folded.length - PART; cut++) {
    const tail = wordEntries(lexicon, lang, folded.slice(cut));
    if (tail && folded.length - cut >= PART + 1) return tail;
  }
  return [];
}
