import type { Claim } from '../../server/src/engine/claims/types.ts';
import type { FactIndex } from '../../server/src/engine/facts/index.ts';
import { toDoc } from '../../server/src/engine/prose/map.ts';
import { type Match, matchDraft } from '../../server/src/engine/verdicts/match.ts';
import type { Models } from '../../server/src/engine/verdicts/models.ts';
import type { LabelledDraft } from './corpus.ts';
import type { Fold } from './folds.ts';
import type { Text } from './texts.ts';

/** A figure refuted by a base that has nothing to do with its text. */
export interface Alarm {
  readonly text: string;
  readonly base: string;
  readonly match: Match;
  readonly surface: string;
  readonly context: string;
}

/** What was checked and what was wrongly refuted. */
export interface Unrelated {
  readonly figures: number;
  readonly words: number;
  readonly alarms: readonly Alarm[];
}

const isTime = (c: Claim): boolean => c.mention.kind === 'time' || c.mention.kind === 'timerange';

/** Which matches are alarms. */
export type Counts = (match: Match) => boolean;

function alarmsIn(
  name: string,
  text: string,
  claims: readonly Claim[],
  base: { readonly name: string; readonly index: FactIndex },
  models: Models,
  counts: Counts,
): Alarm[] {
  return matchDraft(claims, base.index, models)
    .filter((m) => counts(m) && !isTime(m.situation.claim))
    .map((match) => {
      const { claim } = match.situation;
      const doc = toDoc(claim.block, claim.mention.span);
      const context = text.slice(Math.max(0, doc.start - 110), doc.end + 70).replace(/\s+/g, ' ');
      return { text: name, base: base.name, match, surface: text.slice(doc.start, doc.end), context };
    });
}

export interface Base {
  readonly name: string;
  readonly index: FactIndex;
  readonly models: Models;
}

/** Checks long texts against bases that they have nothing to do with; alarms are the figures that count as refuted. */
export function checkTexts(texts: readonly Text[], bases: readonly Base[], counts: Counts): Unrelated {
  const alarms = bases.flatMap((base) =>
    texts.flatMap((t) => alarmsIn(t.name, t.text, t.claims, base, base.models, counts)),
  );
  return {
    words: bases.length * texts.reduce((n, t) => n + t.words, 0),
    figures: bases.length * texts.reduce((n, t) => n + t.claims.length, 0),
    alarms,
  };
}

const wordsOf = (text: string): number => text.match(/\p{L}{2,}/gu)?.length ?? 0;

/** Checks drafts against one base. */
function checkDrafts(drafts: readonly LabelledDraft[], base: Base, counts: Counts): Unrelated {
  return {
    words: drafts.reduce((n, d) => n + wordsOf(d.text), 0),
    figures: drafts.reduce((n, d) => n + d.figures.length, 0),
    alarms: drafts.flatMap((d) => {
      const claims = d.figures.map((f) => f.prepared.situation.claim);
      return alarmsIn(d.name, d.text, claims, base, base.models, counts);
    }),
  };
}

const joined = (all: readonly Unrelated[]): Unrelated => ({
  words: all.reduce((n, u) => n + u.words, 0),
  figures: all.reduce((n, u) => n + u.figures, 0),
  alarms: all.flatMap((u) => u.alarms),
});

/** Checks the drafts of every domain against the base of every other, with models that have not seen the base. */
export const checkAcross = (folds: readonly Fold[], counts: Counts): Unrelated =>
  joined(
    folds.flatMap(({ held, models }) =>
      held.map((d) => {
        // Lots of one base are no strangers to each other.
        const others = folds.flatMap((f) => f.held).filter((o) => o.index.base.revision !== d.index.base.revision);
        const drafts = others.flatMap((o) => o.drafts);
        return checkDrafts(drafts, { name: d.name, index: d.index, models }, counts);
      }),
    ),
  );

/** Checks the strangers of every domain against its base, with models that have seen none of them. */
export const checkStrangers = (folds: readonly Fold[], counts: Counts): Unrelated =>
  joined(
    folds.flatMap(({ held, models }) =>
      held.map((d) => checkDrafts(d.strangers ?? [], { name: d.name, index: d.index, models }, counts)),
    ),
  );

/** One alarm in three lines: the figure, the fact it was held against, and what weighed. */
export function describe({ text, base, match, surface, context }: Alarm): string {
  const { clash, agree, decision } = match;
  const fact = clash!.fact.fact;
  const about = [
    ...Object.values(fact.labels).flat().slice(0, 2),
    fact.own,
    ...Object.values(fact.words).flat(),
    ...fact.names,
  ].filter(Boolean);
  const weighed = Object.entries(decision ?? {})
    .filter(([, v]) => Math.abs(v) > 0.05)
    .map(([k, v]) => `${k} ${v.toFixed(2)}`);
  return [
    `p=${match.refuted.toFixed(2)} ${text} “${surface}” against ${base}: ${fact.id} = ${clash!.judgement.value?.text} [${about.slice(0, 12).join(' ')}]${agree ? ` agree ${agree.fact.fact.id} ${agree.link.toFixed(2)}` : ''}`,
    `    … ${context} …`,
    `    ${weighed.join(', ')}`,
  ].join('\n');
}
