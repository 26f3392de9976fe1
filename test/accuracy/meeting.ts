// Prints how many of a fact's telling words a draft's sentence says (they "meet"), per pair of languages, and which do not:
// coverage of the lexicon says whether words are known, this says whether a paraphrase finds its fact. Needs no training.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FactFrame, Group } from '../../server/src/engine/facts/index.ts';
import { bestCover } from '../../server/src/engine/verdicts/coverage.ts';
import { knownOf } from '../../server/src/engine/verdicts/known.ts';
import { termsAround } from '../../server/src/engine/verdicts/situation.ts';
import { loadEngine } from '../../server/src/resources.ts';
import { buildBase } from './base.ts';
import { type Domain, type Figure, type LabelledDraft, readDomains } from './corpus.ts';
import { has, option } from './options.ts';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const folder = option('dir') ?? join(root, 'test/accuracy/domains');

/** A draft's figure beside the fact it states, as far as their words go. */
interface Meeting {
  readonly pair: string;
  readonly share: number;
  /** Whether no other fact of the base has its telling words nearer. */
  readonly first: boolean;
  readonly unmet: readonly string[];
  readonly unsaid: readonly string[];
  readonly line: string;
}

type Terms = ReadonlyMap<string, number>;
const meets = (g: Group, terms: Terms): boolean => g.terms.some((t) => terms.has(t));

/** Weight of a fact's words that the figure's surroundings say, as a share of all. */
function shareOf(f: FactFrame, terms: Terms): number {
  const total = f.groups.reduce((sum, g) => sum + g.weight, 0);
  const met = f.groups.reduce((sum, g) => sum + (meets(g, terms) ? g.weight : 0), 0);
  return total === 0 ? 0 : met / total;
}

function meetingOf(domain: Domain, draft: LabelledDraft, figure: Figure): Meeting | undefined {
  const claim = figure.label?.claim;
  if (!claim) return undefined;
  const s = figure.prepared.situation;
  const terms = termsAround(s.claim);
  const ranked = domain.index.frames.map((f) => ({
    f,
    share: bestCover(knownOf(f, domain.index), { terms }).telling,
    own: domain.claims.get(f.fact.id)?.has(claim),
  }));
  const best = (own: boolean) =>
    ranked
      .filter((r) => Boolean(r.own) === own)
      .reduce((a, r) => (r.share > a.share ? r : a), { f: undefined as FactFrame | undefined, share: 0 });
  const right = best(true);
  const { f } = right;
  if (!f) return undefined;
  const inside = s.claim.frame.near.filter(
    (n) => n.where === 'segment' || n.where === 'sentence' || n.where === 'cell',
  );
  const unmet = f.groups.filter((g) => !g.name && !meets(g, terms)).map((g) => g.text.toLowerCase());
  const unsaid = inside
    .filter((n) => n.word.name !== 'sure' && !n.word.terms.some((t) => f.terms.has(t)))
    .map((n) => n.word.text.toLowerCase());
  const share = shareOf(f, terms);
  const pair = `${f.fact.lang}→${draft.lang}`;
  const met = f.groups.filter((g) => meets(g, terms)).map((g) => g.text);
  const line = `${draft.name} ${pair} ${share.toFixed(2)} ${figure.label.surface} | met ${met.join(', ')} | fact ${unmet.join(', ')} | draft ${unsaid.join(', ')}`;
  return { pair, share, first: right.share >= best(false).share, unmet, unsaid, line };
}

/** The pairs that stand across from each other in most figures' sentences, of words rare enough to tell. */
function commonest(meetings: readonly Meeting[], most: number): string[] {
  const counts = new Map<string, number>();
  const count = (key: string) => counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const m of meetings)
    for (const fact of new Set(m.unmet)) {
      count(fact);
      for (const draft of new Set(m.unsaid)) count(`${m.pair} ${fact} ~ ${draft}`);
    }
  for (const m of meetings) for (const draft of new Set(m.unsaid)) count(`=${draft}`);
  const odds = (key: string): number => {
    const [, fact = '', draft = ''] = /^\S+ (.*) ~ (.*)$/.exec(key) ?? [];
    return (counts.get(key)! - 1) ** 2 / ((counts.get(fact) ?? 1) * (counts.get(`=${draft}`) ?? 1));
  };
  const pairs = [...counts.keys()].filter((key) => key.includes(' ~ ') && counts.get(key)! > 1);
  return pairs
    .sort((a, b) => odds(b) - odds(a) || (a < b ? -1 : 1))
    .slice(0, most)
    .map((key) => `${key} (${counts.get(key)})`);
}

const engine = loadEngine();
const domains = await readDomains(folder, engine, (paths) => buildBase(paths, engine));
const all = domains.flatMap((d) =>
  d.drafts.flatMap((draft) => draft.figures.flatMap((f) => meetingOf(d, draft, f) ?? [])),
);
const show = (name: string, some: readonly Meeting[]): void => {
  const mean = some.reduce((sum, m) => sum + m.share, 0) / some.length;
  const first = some.filter((m) => m.first).length / some.length;
  console.log(
    `${name} ${some.length} figures: ${(100 * mean).toFixed(1)} % of the fact's words met, own fact nearest in ${(100 * first).toFixed(1)} %`,
  );
};
show('all', all);
for (const pair of [...new Set(all.map((m) => m.pair))].sort())
  show(
    pair,
    all.filter((m) => m.pair === pair),
  );
if (has('cases')) for (const m of all) console.log(m.line);
for (const line of commonest(all, Number(option('pairs') ?? 60))) console.log(line);
