import { digitKeys, type FactIndex } from '../facts/index.ts';
import type { Worlds } from '../facts/worlds.ts';
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
  /** The world that says most for them, be it less than the base as a whole does. */
  readonly best?: { readonly world: number; readonly like: number };
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
  const { sums, counts } = worlds;
  sums.clear();
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
    counts.clear();
    for (let i = 0; i < found.length; i++) counts.add(worlds.of(found[i]!), 1);
    const once = Math.log(1 + 1 / expected);
    for (const world of counts.touched()) {
      const count = counts.of(world);
      sums.add(world, weight * (count === 1 ? once : Math.log(1 + count / expected)));
    }
  };
  for (const [term, weight] of terms) hear(index.postings.get(term), weight);
  for (const key of digits) hear(index.digits.get(key), 1);
  const found: number[] = [];
  const likes: number[] = [];
  let most = 0;
  let best: Likes['best'];
  for (const world of sums.touched()) {
    const like = sums.of(world) - asked * Math.log(1 + worlds.sizes[world]! / PRIOR);
    if (!best || like > best.like) best = { world, like };
    if (like <= 0) continue;
    found.push(world);
    likes.push(like);
    most = Math.max(most, like);
  }
  return { worlds: found, likes, most, nearest: nearest(found, likes, most), ...(best && { best }) };
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
  /** Their places, rising. */
  readonly parts: readonly number[];
  /** Whether the figures of a part count where it is told how much of the draft speaks of the world: not those that speak of others. */
  readonly counts: (part: number) => boolean;
}

/**
 * The worlds that a draft may speak of, in their order. `parts`: what each lot of figures that stand together says for the worlds. A draft mostly tells
 * one story, and a paragraph of it in quite other words belongs to it too; other paragraphs may speak of something else besides. None where no word or value of it is known.
 */
export function chooseWorlds(parts: readonly Likes[], { worlds }: FactIndex): readonly Chosen[] {
  const all = worlds.sizes.length;
  const every = parts.map((_, i) => i);
  const always = (): boolean => true;
  if (all <= FEW) return Array.from({ length: all }, (_, world) => ({ world, parts: every, counts: always }));
  const homes = homesOf(parts, worlds);
  const others = new Map<number, number[]>();
  for (const [i, { nearest }] of parts.entries())
    for (const world of nearest) {
      if (homes.includes(world)) continue;
      const own = others.get(world);
      if (own) own.push(i);
      else others.set(world, [i]);
    }
  if (homes.length + others.size === 0)
    return likeliest(parts).map((world) => ({ world, parts: every, counts: always }));
  const isOpen = (part: number): boolean => parts[part]!.nearest.length === 0;
  return [
    ...homes.map((world) => ({ world, parts: every, counts: always })),
    ...Array.from(others, ([world, own]) => ({
      world,
      parts: own,
      counts: (part: number) => isOpen(part) || own.includes(part),
    })),
  ].sort((a, b) => a.world - b.world);
}

/** The one world that says most for a draft in words of its own, which tell no world from another: with no other it would be held against it, too. */
function likeliest(parts: readonly Likes[]): readonly number[] {
  let most: Likes['best'];
  for (const { best } of parts) if (best && (!most || best.like > most.like)) most = best;
  return most ? [most.world] : [];
}

/** The worlds whose story the draft as a whole tells, in their order. */
function homesOf(parts: readonly Likes[], { sums }: Worlds): readonly number[] {
  sums.clear();
  let all = 0;
  for (const { worlds, likes, most } of parts) {
    for (let i = 0; i < worlds.length; i++) sums.add(worlds[i]!, likes[i]!);
    all += most;
  }
  return Array.from(sums.touched().filter((world) => sums.of(world) >= HOME * all)).sort((a, b) => a - b);
}

/** The worlds that a paragraph speaks of, likeliest first. */
function nearest(worlds: readonly number[], likes: readonly number[], most: number): readonly number[] {
  const order: number[] = [];
  for (let i = 0; i < worlds.length; i++) if (likes[i]! > most - BEHIND) order.push(i);
  order.sort((a, b) => likes[b]! - likes[a]! || worlds[a]! - worlds[b]!);
  return order.slice(0, OWN).map((i) => worlds[i]!);
}
