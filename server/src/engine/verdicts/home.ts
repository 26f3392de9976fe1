import { digitKeys, type FactIndex } from '../facts/index.ts';
import { type Situation, termsAround } from './situation.ts';

/** How far the worlds of a base speak like some figures of a draft: log-likelihood ratios against the base as a whole. */
export interface Likes {
  /** The worlds that speak more like them than the base as a whole, each once, and how far. A large base has a thousand others. */
  readonly worlds: readonly number[];
  readonly likes: readonly number[];
  /** How far the likeliest does; 0 where none does. */
  readonly most: number;
  /** The worlds that such a paragraph speaks of, likeliest first. */
  readonly nearest: readonly number[];
}

/** So many worlds are not chosen from: a draft is held against each. */
const FEW = 3;
const UNHEARD: Likes = { worlds: [], likes: [], most: 0, nearest: [] };

/** A key with more facts than this is common: it tells no world from another. */
const COMMON = 256;
/** Facts whose share of words is taken from the whole base beside a world's own (Dirichlet prior of a language model). */
const PRIOR = 20;

/** What the words and values of figures that stand together say for each world. */
export function likenWorlds(situations: readonly Situation[], index: FactIndex): Likes {
  const { worlds, base } = index;
  if (worlds.sizes.length <= FEW) return UNHEARD;
  const sums = new Map<number, number>();
  const terms = new Map<string, number>();
  const digits = new Set<string>();
  for (const { claim, mention } of situations) {
    for (const [term, weight] of termsAround(claim)) if ((terms.get(term) ?? 0) < weight) terms.set(term, weight);
    for (const value of mention.values) for (const key of digitKeys(value)) digits.add(key);
  }
  let asked = 0;
  const hear = (found: readonly number[] | undefined, weight: number): void => {
    if (!found || found.length > COMMON) return;
    asked += weight;
    const expected = (PRIOR * found.length) / base.facts.length;
    const counts = new Map<number, number>();
    for (const at of found) counts.set(worlds.of(at), (counts.get(worlds.of(at)) ?? 0) + 1);
    for (const [world, count] of counts)
      sums.set(world, (sums.get(world) ?? 0) + weight * Math.log(1 + count / expected));
  };
  for (const [term, weight] of terms) hear(index.postings.get(term), weight);
  for (const key of digits) hear(index.digits.get(key), 1);
  const found: number[] = [];
  const likes: number[] = [];
  for (const [world, sum] of sums) {
    const like = sum - asked * Math.log(1 + worlds.sizes[world]! / PRIOR);
    if (like <= 0) continue;
    found.push(world);
    likes.push(like);
  }
  const most = Math.max(0, ...likes);
  return { worlds: found, likes, most, nearest: nearest(found, likes, most) };
}

/** A paragraph may speak of so many worlds of its own. */
const OWN = 2;
/** A world that says so much less for a paragraph than another has nothing to do with it. */
const BEHIND = 4;
/** A world that says this share, for the draft, of what the likeliest world of each of its paragraphs says, is a story that the draft tells. */
const HOME = 1 / 3;

/** A world that a draft may speak of, and which of its parts may do so. */
export interface Chosen {
  readonly world: number;
  readonly parts: readonly boolean[];
  /** Parts whose figures count where it is told how much of the draft speaks of the world: not those that speak of others. */
  readonly counted: readonly boolean[];
}

/**
 * The worlds that a draft may speak of, in their order. `parts`: what each lot of figures that stand together says for the worlds. A draft mostly tells
 * one story, and a paragraph of it in quite other words belongs to it too; other paragraphs may speak of something else besides. None where it speaks of nothing known.
 */
export function chooseWorlds(parts: readonly Likes[], { worlds }: FactIndex): readonly Chosen[] {
  const all = worlds.sizes.length;
  const every = parts.map(() => true);
  if (all <= FEW) return Array.from({ length: all }, (_, world) => ({ world, parts: every, counted: every }));
  const homes = homesOf(parts);
  const chosen = new Map(homes.map((world) => [world, every]));
  parts.forEach((likes, i) => {
    for (const world of likes.nearest) {
      if (homes.includes(world)) continue;
      const mayBe = chosen.get(world) ?? parts.map(() => false);
      mayBe[i] = true;
      chosen.set(world, mayBe);
    }
  });
  const isOpen = parts.map(({ nearest }) => nearest.length === 0);
  return [...chosen]
    .map(([world, mayBe]) => ({ world, parts: mayBe, counted: mayBe.map((is, i) => is || isOpen[i]!) }))
    .sort((a, b) => a.world - b.world);
}

/** The worlds whose story the draft as a whole tells, in their order. */
function homesOf(parts: readonly Likes[]): readonly number[] {
  const sums = new Map<number, number>();
  let all = 0;
  for (const { worlds, likes, most } of parts) {
    for (const [i, world] of worlds.entries()) sums.set(world, (sums.get(world) ?? 0) + likes[i]!);
    all += most;
  }
  return [...sums.keys()].filter((world) => sums.get(world)! >= HOME * all).sort((a, b) => a - b);
}

/** The worlds that a paragraph speaks of, likeliest first. */
function nearest(worlds: readonly number[], likes: readonly number[], most: number): readonly number[] {
  const order = worlds.map((_, i) => i).filter((i) => likes[i]! > most - BEHIND);
  order.sort((a, b) => likes[b]! - likes[a]! || worlds[a]! - worlds[b]!);
  return order.slice(0, OWN).map((i) => worlds[i]!);
}
