import type { Lexicon } from '../../server/src/engine/concepts/lexicon.ts';
import { groupsBy, type ReadGroups } from '../../server/src/engine/facts/frame.ts';
import { type FactIndex, indexFacts } from '../../server/src/engine/facts/index.ts';
import type { WordWeights } from '../../server/src/engine/facts/types.ts';
import { FARTHEST, UNLISTED } from '../../server/src/engine/verdicts/signature.ts';
import { termsAround } from '../../server/src/engine/verdicts/situation.ts';
import { type Domain, type LabelledDraft, onIndex } from './corpus.ts';

// Naive Bayes with Dirichlet smoothing (Zhai and Lafferty 2004) in two steps: the words of a fact are looked for among those of its subject, and
// these among those of all figures. How many words the prior counts for; held out, half or twice as much made no difference.
const FACT_PRIOR = 4;
const SUBJECT_PRIOR = 8;
/** What one word tells at most, for a fact and against it: it may be chance. */
const MOST = 3;
const LEAST = -2;
/** A word seen fewer times is as good as unseen. */
const SEEN = 3;
/** Words listed of a fact: those that tell most, by how often it is said with them. Held out, 60 were worth as much as all. */
const LISTED = 60;
/** How much a word of the subject counts as one of the fact when words are chosen. */
const OF_SUBJECT = 0.1;

/** How near words stood to some figures, summed. */
interface Said {
  readonly terms: Map<string, number>;
  total: number;
}
const nothing = (): Said => ({ terms: new Map(), total: 0 });

function add(said: Said, term: string, nearness: number): void {
  said.terms.set(term, (said.terms.get(term) ?? 0) + nearness);
  said.total += nearness;
}

function at<T>(map: Map<string, T>, key: string, make: () => T): T {
  const known = map.get(key) ?? make();
  map.set(key, known);
  return known;
}

/** How often a term was written as each word of each language. */
type Surfaces = Map<string, Map<string, { readonly lang: string; readonly text: string; count: number }>>;

function noteSurfaces(surfaces: Surfaces, draft: LabelledDraft): void {
  for (const { prepared } of draft.figures) {
    const { block, frame } = prepared.situation.claim;
    for (const { word } of frame.near) {
      const key = `${block.lang} ${word.text}`;
      for (const term of word.terms)
        at(
          at(surfaces, term, () => new Map()),
          key,
          () => ({ lang: block.lang, text: word.text, count: 0 }),
        ).count++;
    }
  }
}

/** The word that stands for a term: it is read as that and as little else as can be, and is the commonest of these. */
function surfaceOf(term: string, surfaces: Surfaces, read: ReadGroups): { lang: string; text: string } | undefined {
  let best: { lang: string; text: string; others: number; count: number } | undefined;
  for (const { lang, text, count } of surfaces.get(term)?.values() ?? []) {
    const groups = read(text, lang);
    if (groups.length !== 1 || !groups[0]!.terms.includes(term)) continue;
    const others = groups[0]!.terms.length;
    if (!best || others < best.others || (others === best.others && count > best.count))
      best = { lang, text, others, count };
  }
  return best;
}

/** Learns from labelled drafts the words with which drafts speak of each fact of a base. */
export function learnSignatures(
  index: FactIndex,
  drafts: readonly LabelledDraft[],
  lexicon: Lexicon,
): ReadonlyMap<string, WordWeights> {
  const all = nothing();
  const times = new Map<string, number>();
  const [facts, subjects] = [new Map<string, Said>(), new Map<string, Said>()];
  const surfaces: Surfaces = new Map();
  const subjectOf = new Map(index.frames.map(({ fact }) => [fact.id, fact.subject]));
  for (const draft of drafts) {
    noteSurfaces(surfaces, draft);
    for (const { prepared, label } of draft.figures) {
      const claim = label?.claim;
      const subject = claim ? subjectOf.get(claim) : undefined;
      for (const [term, nearness] of termsAround(prepared.situation.claim)) {
        if (nearness < FARTHEST) continue;
        add(all, term, nearness);
        times.set(term, (times.get(term) ?? 0) + 1);
        if (!claim || subject === undefined) continue;
        add(at(facts, claim, nothing), term, nearness);
        add(at(subjects, subject, nothing), term, nearness);
      }
    }
  }
  const read = groupsBy(lexicon);
  const learned = new Map<string, WordWeights>();
  for (const [fact, own] of facts) {
    const around = subjects.get(subjectOf.get(fact)!)!;
    const told = (term: string): number => {
      const usual = ((all.terms.get(term) ?? 0) + 0.5) / (all.total + 0.5 * all.terms.size);
      const inSubject = ((around.terms.get(term) ?? 0) + SUBJECT_PRIOR * usual) / (around.total + SUBJECT_PRIOR);
      const inFact = ((own.terms.get(term) ?? 0) + FACT_PRIOR * inSubject) / (own.total + FACT_PRIOR);
      return Math.max(LEAST, Math.min(MOST, Math.log(inFact / usual)));
    };
    const words = [...around.terms.keys()]
      .filter((term) => times.get(term)! >= SEEN)
      .map((term) => {
        const weight = told(term);
        const often = (own.terms.get(term) ?? 0) + OF_SUBJECT * SUBJECT_PRIOR;
        return { term, weight, worth: Math.abs(weight - UNLISTED) * often };
      })
      .sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1))
      .slice(0, LISTED);
    learned.set(
      fact,
      byLanguage(words, (term) => surfaceOf(term, surfaces, read)),
    );
  }
  return learned;
}

function byLanguage(
  words: readonly { readonly term: string; readonly weight: number }[],
  surface: (term: string) => { lang: string; text: string } | undefined,
): WordWeights {
  const found: Record<string, Record<string, number>> = {};
  for (const { term, weight } of [...words].sort((a, b) => b.weight - a.weight)) {
    const word = surface(term);
    if (!word) continue;
    found[word.lang] ??= {};
    const list = found[word.lang]!;
    list[word.text] ??= Number(weight.toFixed(1));
  }
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** An index of the same base with other signatures. */
export function signed(index: FactIndex, signatures: ReadonlyMap<string, WordWeights>, lexicon: Lexicon): FactIndex {
  const facts = index.base.facts.map(({ signature: _, ...fact }) => {
    const signature = signatures.get(fact.id);
    return signature ? { ...fact, signature } : fact;
  });
  return indexFacts({ ...index.base, facts }, lexicon);
}

/** Lots of drafts on one base, each with the signatures that the others teach: what a model sees in training is what new drafts will show it. */
export function signLots(lots: readonly Domain[], lexicon: Lexicon): Domain[] {
  return lots.map((lot) => {
    const others = lots.filter((o) => o !== lot).flatMap((o) => o.drafts);
    const index = signed(lot.index, learnSignatures(lot.index, others, lexicon), lexicon);
    return onIndex(lot, index);
  });
}
