import {
  type Associate,
  type Associations,
  readAssociations,
  writeAssociations,
} from '../../server/src/engine/concepts/associations.ts';
import type { Lexicon } from '../../server/src/engine/concepts/lexicon.ts';
import { type FactFrame, indexFacts } from '../../server/src/engine/facts/index.ts';
import { isWord } from '../../server/src/engine/verdicts/kinship.ts';
import { FARTHEST } from '../../server/src/engine/verdicts/signature.ts';
import { termsAround } from '../../server/src/engine/verdicts/situation.ts';
import { type Domain, onIndex } from './corpus.ts';

type Weighted = readonly (readonly [term: string, weight: number])[];

/** The words near figures of drafts, and those of the facts that they state, rightly or wrongly. */
interface Said {
  readonly figures: readonly Weighted[];
  readonly pairs: readonly (readonly [fact: Weighted, figure: Weighted])[];
}

const wordsOf = (frame: FactFrame): Weighted => {
  const words = frame.groups.flatMap(({ terms, weight }) =>
    terms.filter(isWord).map((term) => [term, weight] as const),
  );
  const total = words.reduce((sum, [, weight]) => sum + weight, 0);
  return words.map(([term, weight]) => [term, weight / total]);
};

function saidIn({ index, claims, drafts }: Domain): Said {
  const factOf = new Map<string, Weighted>();
  for (const frame of index.frames)
    for (const claim of claims.get(frame.fact.id) ?? []) if (!factOf.has(claim)) factOf.set(claim, wordsOf(frame));
  const figures: Weighted[] = [];
  const pairs: [Weighted, Weighted][] = [];
  for (const draft of drafts)
    for (const { prepared, label } of draft.figures) {
      const near = [...termsAround(prepared.situation.claim)].filter(([t, w]) => w >= FARTHEST && isWord(t));
      figures.push(near);
      const fact = label?.claim ? factOf.get(label.claim) : undefined;
      if (fact?.length) pairs.push([fact, near]);
    }
  return { figures, pairs };
}

// IBM model 1 (Brown et al. 1993) by expectation maximisation, with words that come from nowhere.
const ROUNDS = 5;
const NOWHERE = 0.3;
/** At first a word is held to stand for itself, and a little for any other. */
const SELF = 0.3;
const OTHER = 0.002;
/** Half a count for itself, and so many in all, before anything was seen. */
const PRIOR = 2;
/** Counts below it are noise. */
const NOISE = 0.05;
/** A word seen in fewer facts teaches nothing. */
const FACTS = 3;
/** How likely a draft of such a fact has the word itself. */
const UNTOLD = 0.5;
/** What is told of a word by another: this likely, and so many times likelier than by chance, and the best of those. */
const LIKELY = 0.003;
const TIMES = 2;
const BEST = 40;

type Table = Map<string, Map<string, number>>;

function expect(said: Said, usual: (term: string) => number, before: Table | undefined): Table {
  const counts: Table = new Map();
  for (const [fact, figure] of said.pairs)
    for (const [term, nearness] of figure) {
      const chance = usual(term);
      let all = NOWHERE * chance;
      const parts = fact.map(([source, weight]) => {
        const likely = before ? (before.get(source)?.get(term) ?? 0) : chance + (source === term ? SELF : OTHER);
        const part = (1 - NOWHERE) * weight * likely;
        all += part;
        return part;
      });
      parts.forEach((part, i) => {
        if (part < 1e-4 * all) return;
        const source = fact[i]![0];
        const row = counts.get(source) ?? new Map<string, number>();
        counts.set(source, row);
        row.set(term, (row.get(term) ?? 0) + (nearness * part) / all);
      });
    }
  return counts;
}

function maximise(counts: Table): Table {
  const table: Table = new Map();
  for (const [source, row] of counts) {
    const total = PRIOR + [...row.values()].reduce((a, b) => a + b, 0);
    const likely = new Map([...row].filter(([, n]) => n >= NOISE).map(([term, n]) => [term, n / total]));
    likely.set(source, ((row.get(source) ?? 0) + PRIOR / 2) / total);
    table.set(source, likely);
  }
  return table;
}

/** Learns from labelled drafts which of their words stand for which of their facts'; as `readAssociations` reads it. */
function learn(all: readonly Said[]): string {
  const said: Said = { figures: all.flatMap((s) => s.figures), pairs: all.flatMap((s) => s.pairs) };
  const often = new Map<string, number>();
  let total = 0;
  for (const figure of said.figures)
    for (const [term, nearness] of figure) {
      often.set(term, (often.get(term) ?? 0) + nearness);
      total += nearness;
    }
  const usual = (term: string): number => ((often.get(term) ?? 0) + 0.5) / (total + 0.5 * often.size);
  let table: Table | undefined;
  for (let round = 0; round < ROUNDS; round++) table = maximise(expect(said, usual, table));
  const facts = new Map<string, number>();
  for (const [fact] of said.pairs) for (const [source] of fact) facts.set(source, (facts.get(source) ?? 0) + 1);
  const rows = new Map<string, Associate[]>();
  const put = (term: string, source: string, times: number): void => {
    const row = rows.get(term) ?? [];
    rows.set(term, row);
    row.push({ term: source, times });
  };
  for (const [source, row] of [...table!].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const isRare = facts.get(source)! < FACTS;
    put(source, source, (isRare ? UNTOLD : row.get(source)!) / usual(source));
    if (isRare) continue;
    const told = [...row]
      .filter(([term, likely]) => term !== source && likely >= LIKELY && likely >= TIMES * usual(term))
      .map(([term, likely]) => ({ term, times: likely / usual(term), worth: likely * Math.log(likely / usual(term)) }))
      .sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1));
    for (const { term, times } of told.slice(0, BEST)) put(term, source, times);
  }
  return writeAssociations(rows);
}

const FOLDS = 4;

/** What all the domains teach, as a table to be kept. */
export const learnAssociations = (domains: readonly Domain[]): string => learn(domains.map(saidIn));

/** The domains, each with what the others teach: what a model sees in training is what new sources and drafts will show it. */
export function associate(domains: readonly Domain[], lexicon: Lexicon): Domain[] {
  const said = domains.map(saidIn);
  const taught = Array.from({ length: FOLDS }, (_, fold) => {
    const table = learn(said.filter((_, i) => i % FOLDS !== fold));
    return readAssociations(() => table);
  });
  return domains.map((domain, i) => withAssociations(domain, taught[i % FOLDS]!, lexicon));
}

export const withAssociations = (domain: Domain, associations: Associations, lexicon: Lexicon): Domain =>
  onIndex(domain, indexFacts(domain.index.base, { ...lexicon, associations }));
