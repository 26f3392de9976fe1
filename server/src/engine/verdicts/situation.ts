import type { Claim, Near } from '../claims/types.ts';
import { weightOf } from '../concepts/words.ts';
import { spoken } from '../facts/index.ts';
import type { Mention } from '../mentions/types.ts';

/** A draft's claim prepared for comparison with many facts. */
export interface Situation {
  readonly claim: Claim;
  /** The mention with the direction and denominator its sentence gives it. */
  readonly mention: Mention;
  /** The sentence, the cell's labels and the nearest heading, as `spoken`. */
  readonly said: string;
  /** The nearest content words of the sentence or table cell, for coverage of the draft by the fact. */
  readonly nearest: readonly { readonly terms: readonly string[]; readonly weight: number; readonly text: string }[];
  /** Names in the sentence or cell with their proximity. */
  readonly names: readonly { readonly terms: readonly string[]; readonly weight: number; readonly sure: boolean }[];
  /** The name the text last spoke of before the figure, whatever sentence of the block it stood in. */
  readonly topic: readonly { readonly terms: readonly string[] }[];
  /** Years written beside the figure, in its row or heading, or last in the block before it. */
  readonly years: readonly { readonly year: string; readonly weight: number }[];
}

const NEAREST = 7;

/** A subject named in the sentence before still holds ("The fund …"); further away it fades. */
function bindingOf(n: Near): number {
  switch (n.where) {
    case 'segment':
    case 'sentence':
    case 'cell':
      return 1;
    case 'lead-in':
      return 0.95;
    case 'heading':
      return 0.85;
    case 'paragraph':
      return n.weight >= 0.2 ? 0.8 : 0.55;
    case 'title':
      return 0.6;
  }
}

/** The mention as its sentence asserts it: a direction from the verb, a denominator from beside it. */
export function asserted(claim: Claim): Mention {
  const { per, role } = claim.frame;
  // The way from a former level is no part of that level's value; `judge` compares it where the fact is one too.
  const direction = role === 'previous' ? undefined : claim.frame.direction;
  if (!direction && !per) return claim.mention;
  const values = claim.mention.values.map((v) =>
    v.type === 'quantity'
      ? Object.assign({}, v, direction && !v.direction && { direction }, per && !v.per && { per })
      : v,
  );
  return { ...claim.mention, values };
}

const YEAR = /(?<!\d)(?:1[5-9]|20)\d\d(?!\d)/g;
/** Weight of the year the block spoke of last in an earlier sentence. */
const EARLIER = 0.5;

type Years = { year: string; weight: number }[];

const yearsOf = (claim: Claim): string[] =>
  claim.mention.values.flatMap((v) => (v.type === 'date' ? [...v.edtf.matchAll(YEAR)].map((m) => m[0]) : []));

/** Figures whose years may hold for others: those of each table row, and of each block. */
interface Dated {
  readonly rows: ReadonlyMap<string, readonly Claim[]>;
  readonly blocks: ReadonlyMap<number, readonly Claim[]>;
}

const rowOf = ({ block: { cell } }: Claim): string | undefined => cell && `${cell.table}/${cell.row}`;

function datedClaims(claims: readonly Claim[]): Dated {
  const rows = new Map<string, Claim[]>();
  const blocks = new Map<number, Claim[]>();
  const put = <K>(map: Map<K, Claim[]>, key: K, claim: Claim) => {
    const known = map.get(key);
    if (known) known.push(claim);
    else map.set(key, [claim]);
  };
  for (const claim of claims) {
    if (yearsOf(claim).length === 0) continue;
    const row = rowOf(claim);
    if (row !== undefined) put(rows, row, claim);
    else put(blocks, claim.at, claim);
  }
  return { rows, blocks };
}

/** Years said elsewhere that hold for a figure too: in its table row, or last in its block. */
function yearsBefore(claim: Claim, { rows, blocks }: Dated): Years {
  const row = rowOf(claim);
  if (row !== undefined) {
    const beside = (rows.get(row) ?? []).filter((c) => c !== claim);
    return beside.flatMap((c) => yearsOf(c).map((year) => ({ year, weight: 0.9 })));
  }
  const earlier = (blocks.get(claim.at) ?? []).findLast((c) => c.sentence < claim.sentence);
  return earlier ? yearsOf(earlier).map((year) => ({ year, weight: EARLIER })) : [];
}

function yearsAround(claim: Claim, dated: Dated): Years {
  const years: Years = [];
  for (const d of claim.frame.dates)
    for (const m of d.edtf.matchAll(YEAR)) years.push({ year: m[0], weight: d.weight });
  const { cell, headings } = claim.block;
  const scan = (text: string | undefined, weight: number) => {
    for (const m of text?.matchAll(YEAR) ?? []) years.push({ year: m[0], weight });
  };
  scan(cell?.rowLabel, 0.9);
  scan(cell?.header, 0.8);
  scan(headings.at(-1), 0.3);
  // A year in the sentence itself overrides what was said before.
  return years.length > 0 ? years : yearsBefore(claim, dated);
}

/** The name that stands last before the figure, with the name words around it. */
function topicOf(claim: Claim): { terms: readonly string[] }[] {
  const { start } = claim.mention.span;
  const names = claim.frame.near.filter(
    (n) =>
      n.word.name === 'sure' &&
      !n.attributed &&
      n.word.end <= start &&
      (n.where === 'segment' || n.where === 'sentence' || n.where === 'paragraph'),
  );
  const last = names.reduce<(typeof names)[number] | undefined>(
    (a, n) => (!a || n.word.end > a.word.end ? n : a),
    undefined,
  );
  if (!last) return [];
  return names.filter((n) => last.word.end - n.word.end < 30).map((n) => ({ terms: n.word.terms }));
}

function saidAround({ block, frame }: Claim): string {
  const { start, end } = frame.sentence;
  return spoken(
    [block.text.slice(start, end), block.cell?.rowLabel, block.cell?.header, block.headings.at(-1)]
      .filter(Boolean)
      .join(' . '),
  );
}

/** Prepares the claims of a draft, which are in its order. */
export function situateAll(claims: readonly Claim[]): Situation[] {
  const dated = datedClaims(claims);
  const said = sayOnce();
  return claims.map((claim) => situate(claim, dated, said(claim)));
}

/** What is said around claims that come in order: the words of a sentence are read once, however many figures it has. */
function sayOnce(): (claim: Claim) => string {
  let last: { readonly claim: Claim; readonly said: string } | undefined;
  return (claim) => {
    const isSame = last?.claim.block === claim.block && last.claim.sentence === claim.sentence;
    const said = isSame ? last!.said : saidAround(claim);
    last = { claim, said };
    return said;
  };
}

/** Best proximity of each term around a figure. */
export function termsAround({ frame }: Claim): ReadonlyMap<string, number> {
  const terms = new Map<string, number>();
  for (const n of frame.near) for (const t of n.word.terms) if ((terms.get(t) ?? 0) < n.weight) terms.set(t, n.weight);
  return terms;
}

/** How firmly each term's place binds a figure to it: 1 in the sentence, less in headings and earlier sentences. */
export function placesAround({ frame }: Claim): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const n of frame.near) for (const t of n.word.terms) places.set(t, Math.max(places.get(t) ?? 0, bindingOf(n)));
  return places;
}

function situate(claim: Claim, dated: Dated, said: string): Situation {
  const inside = claim.frame.near.filter((n) => n.where === 'segment' || n.where === 'sentence' || n.where === 'cell');
  return {
    claim,
    mention: asserted(claim),
    said,
    nearest: inside
      .slice(0, NEAREST)
      .map((n) => ({ terms: n.word.terms, weight: n.weight * weightOf(n.word), text: n.word.text })),
    names: inside
      .filter((n) => n.word.name !== 'no' && !n.attributed)
      .map((n) => ({ terms: n.word.terms, weight: n.weight, sure: n.word.name === 'sure' })),
    topic: topicOf(claim),
    years: yearsAround(claim, dated),
  };
}
