import type { Engine } from '../../server/src/engine/check.ts';
import { frameBlock } from '../../server/src/engine/claims/frame.ts';
import type { Claim } from '../../server/src/engine/claims/types.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { readProse } from '../../server/src/engine/prose/index.ts';
import type { Block } from '../../server/src/engine/prose/types.ts';
import { overlaps, textOf } from '../../server/src/engine/span.ts';
import { judge } from '../../server/src/engine/verdicts/judge.ts';
import { type Match, type Prepared, prepare, weighDraft } from '../../server/src/engine/verdicts/match.ts';
import type { Models } from '../../server/src/engine/verdicts/models.ts';
import { situateAll } from '../../server/src/engine/verdicts/situation.ts';
import { findingOf, isRefuted } from '../../server/src/engine/views/finding.ts';
import type { Domain, Figure, LabelledDraft } from './corpus.ts';
import type { Fold } from './folds.ts';
import { factSaying, type Mutant, mutate } from './mutate.ts';

export interface Mutation {
  readonly domain: Domain;
  readonly draft: LabelledDraft;
  readonly kind: string;
  readonly lang: string;
  /** The stretch that was made wrong, as it stands now, with its surroundings. */
  readonly context: string;
  readonly caught: boolean;
  /** Caught, and the fix gives the draft's own words back (a draft that rounds gets the fact's figure instead). */
  readonly restored: boolean;
  readonly match: Match | undefined;
}

const same = (s: string): string => s.replace(/[\u00a0\u202f\u2009]/g, ' ').replace(/’/g, "'");

/** A right figure of a draft. */
interface Place {
  readonly domain: Domain;
  readonly draft: LabelledDraft;
  readonly figure: Figure;
  readonly title: string | undefined;
}

/** A draft with one right figure made wrong, read and measured, but not weighed by any model. */
export interface Mutated extends Place {
  readonly mutant: Mutant;
  /** All figures of the draft as it reads now. */
  readonly prepared: readonly Prepared[];
  /** Where the wrong figure stands among them; -1 where it is not read at all. */
  readonly wrong: number;
}

/** Whether two claims speak for one another through their years: same block, same row. */
const shares = (a: Claim, b: Claim): boolean =>
  a.at === b.at ||
  (a.block.cell !== undefined && a.block.cell.table === b.block.cell?.table && a.block.cell.row === b.block.cell.row);

/** The draft's figures once more, with one block's text changed; only what may have changed is read and measured again. */
function remeasure({ domain, draft, figure, title }: Place, text: string, engine: Engine): Prepared[] {
  const old = figure.prepared.situation.claim;
  const { block, at } = old;
  const changed: Block = {
    ...block,
    text,
    pieces: [{ at: 0, doc: 0, length: text.length }],
    doc: { start: 0, end: text.length },
  };
  const mentions = recognise(text, engine.locale(block.lang)!, draft.date ? { refDate: draft.date } : {});
  const fresh = frameBlock(changed, at, mentions, engine.tools, title);
  const kept = draft.figures.filter((f) => f.prepared.situation.claim.at !== at);
  const claims = [...kept.map((f) => f.prepared.situation.claim), ...fresh];
  const situations = situateAll(claims);
  return situations.map((situation, i) => {
    const known = kept[i];
    return known && !shares(situation.claim, old) ? known.prepared : prepare(situation, domain.index);
  });
}

/** What was written still holds: it agrees with the draft's own figure, or with a fact that leaves room for it. */
function stillTrue({ domain, figure }: Place, { situation, measured }: Prepared): boolean {
  const { mention } = situation;
  if (figure.prepared.situation.mention.values.some((v) => judge(mention, factSaying(v)).relation === 'agrees'))
    return true;
  const claim = figure.label!.claim!;
  return measured.some((m) => {
    const { fact } = m.fact;
    if (m.judgement.relation !== 'agrees' || !domain.claims.get(fact.id)?.has(claim)) return false;
    const v = m.judgement.value?.value;
    return (
      fact.values.length > 1 ||
      (v?.type === 'quantity' && (v.hedge !== undefined || v.vague === true || v.low !== v.high))
    );
  });
}

/** One mutant of a figure: the first way from `turn` on that makes it wrong. */
function mutateFigure(place: Place, turn: number, engine: Engine): Mutated | undefined {
  const { draft, figure } = place;
  const { situation } = figure.prepared;
  const locale = engine.locale(situation.mention.lang);
  if (!locale) return undefined;
  const here = figure.doc.start;
  const others = draft.figures
    .filter((f) => f !== figure)
    .sort((a, b) => Math.abs(a.doc.start - here) - Math.abs(b.doc.start - here))
    .map((f) => f.prepared.situation.mention);
  const ways = mutate(situation, others, locale);
  for (let i = 0; i < ways.length; i++) {
    const mutant = ways[(turn + i) % ways.length]!;
    const prepared = remeasure(place, mutant.text, engine);
    const wrong = prepared.findIndex(
      (p) => p.situation.claim.at === situation.claim.at && overlaps(p.situation.mention.span, mutant),
    );
    if (wrong < 0 || !stillTrue(place, prepared[wrong]!)) return { ...place, mutant, prepared, wrong };
  }
  return undefined;
}

/**
 * Makes every right figure of a domain's drafts wrong, one at a time. Which way of being wrong is tried turns from figure to
 * figure, so that each gets its share. Deterministic, and the same whatever models it is checked with.
 */
export function mutateDomain(domain: Domain, engine: Engine): Mutated[] {
  const found: Mutated[] = [];
  let turn = 0;
  for (const draft of domain.drafts) {
    const { title } = readProse(draft.text, 'markdown', { profiles: engine.profiles });
    for (const figure of draft.figures) {
      if (figure.label?.verdict !== 'agrees' || !figure.label.claim) continue;
      const made = mutateFigure({ domain, draft, figure, title }, turn++, engine);
      if (made) found.push(made);
    }
  }
  return found;
}

/** The wrong figure of a mutant as the models see it. */
export const weighMutant = ({ domain, prepared, wrong }: Mutated, models: Models): Match | undefined =>
  wrong < 0 ? undefined : weighDraft(prepared, domain.index, models)[wrong];

function restores(match: Match, text: string, original: string, { domain, draft }: Place, engine: Engine): boolean {
  const finding = findingOf(
    match,
    (s) => textOf(text, s),
    domain.index,
    engine.locale,
    engine.limits,
    draft.date,
    engine.say,
  );
  const edits = [...(finding.fixes[0]?.edits ?? [])].sort((a, b) => b.start - a.start);
  const fixed = edits.reduce((t, e) => t.slice(0, e.start) + e.text + t.slice(e.end), text);
  return same(fixed) === same(original);
}

function checkMutant(mutated: Mutated, models: Models, engine: Engine): Mutation {
  const { domain, draft, figure, mutant } = mutated;
  const { text, start, end, kind } = mutant;
  const match = weighMutant(mutated, models);
  const caught = match !== undefined && isRefuted(match, engine.limits);
  const { block } = figure.prepared.situation.claim;
  const context = `${text.slice(Math.max(0, start - 60), start)}[${text.slice(start, end)}]${text.slice(end, end + 40)}`;
  return {
    domain,
    draft,
    kind,
    lang: draft.lang,
    context: context.replace(/\s+/g, ' '),
    caught,
    restored: caught && restores(match, text, block.text, mutated, engine),
    match,
  };
}

/** Checks the mutants of every domain with models that have not seen it. */
export const checkMutants = (folds: readonly Fold[], engine: Engine): Mutation[] =>
  folds.flatMap(({ held, models }) =>
    held.flatMap((d) => mutateDomain(d, engine).map((m) => checkMutant(m, models, engine))),
  );
