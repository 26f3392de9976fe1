import { type Associations, ITSELF, type Room } from '../concepts/associations.ts';
import type { Group } from '../facts/index.ts';
import { FARTHEST } from './signature.ts';

/** Share of a draft's words that have nothing to do with the fact. */
const UNRELATED = 0.3;
/** Sums beyond it, either way, say no more. */
const SUREST = 8;

/** A name that the lexicon does not know stands for nothing but itself; such are compared as names. */
export const isWord = (term: string): boolean => !term.startsWith('n:');

/** The words near a figure, by the words of sources for which they may stand. */
export interface Kin {
  /** `Room` holds their chains as long as its `now` is this. */
  mark: number;
  readonly associations: Associations;
  /** Number of each word, -1 for one without. */
  readonly numbers: readonly number[];
  /** Words without a number stand for themselves. */
  readonly strangers: ReadonlyMap<string, number>;
  /** Nearness of each word. */
  readonly near: readonly number[];
  /** What all words tell of a fact to which none is kin. */
  readonly least: number;
  readonly norm: number;
}

export function kinOf(around: ReadonlyMap<string, number>, associations: Associations): Kin {
  const numbers: number[] = [];
  const strangers = new Map<string, number>();
  const near: number[] = [];
  let total = 0;
  for (const [term, nearness] of around) {
    if (nearness < FARTHEST || !isWord(term)) continue;
    const number = associations.numberOf(term);
    if (number < 0) strangers.set(term, near.length);
    numbers.push(number);
    near.push(nearness);
    total += nearness;
  }
  const least = total * Math.log(UNRELATED);
  return { mark: -1, associations, numbers, strangers, near, least, norm: Math.sqrt(1 + total) };
}

/** Room with the chains of a figure's words. Figures come one after the other: it is filled anew when another was looked at between. */
function roomOf(kin: Kin): Room {
  const room = kin.associations.room();
  if (kin.mark === room.now) return room;
  room.now++;
  kin.mark = room.now;
  let links = 0;
  kin.numbers.forEach((number, word) => {
    if (number < 0) return;
    const { sources, times } = kin.associations.rowOf(number);
    if (links + sources.length > room.next.length) widen(room, links + sources.length);
    for (let i = 0; i < sources.length; i++) {
      const source = sources[i]!;
      room.next[links] = room.marks[source] === room.now ? room.first[source]! : -1;
      room.words[links] = word;
      room.times[links] = times[i]!;
      room.marks[source] = room.now;
      room.first[source] = links++;
    }
  });
  return room;
}

function widen(room: Room, links: number): void {
  const size = 2 * links;
  const [next, words, times] = [new Int32Array(size), new Int32Array(size), new Float64Array(size)];
  next.set(room.next);
  words.set(room.words);
  times.set(room.times);
  Object.assign(room, { next, words, times });
}

/** How far the words near a figure are kin to those of a fact, -1..1. */
export interface Kinship {
  readonly all: number;
  /** The same without the words that both have. */
  readonly others: number;
}

export const NO_KIN: Kinship = { all: 0, others: 0 };

/**
 * How far the words near a figure are those that a draft would have for the words of a fact: the likelihood of the draft's words by a model
 * of translation (Berger and Lafferty 1999), against that of words of any draft.
 */
export function fitKin(kin: Kin, groups: readonly Group[]): Kinship {
  const { near, numbers, strangers, associations } = kin;
  let total = 0;
  for (const { terms, weight } of groups) for (const term of terms) if (isWord(term)) total += weight;
  if (total === 0 || near.length === 0) return NO_KIN;
  const room = roomOf(kin);
  const all = new Float64Array(near.length);
  const others = new Float64Array(near.length);
  const tell = (word: number, weight: number, times: number, isSame: boolean): void => {
    const told = (((1 - UNRELATED) / UNRELATED) * weight * times) / total;
    all[word]! += told;
    if (!isSame) others[word]! += told;
  };
  for (const { terms, weight } of groups)
    for (const term of terms) {
      const source = associations.numberOf(term);
      if (source < 0) {
        const word = strangers.get(term);
        if (word !== undefined) tell(word, weight, ITSELF, true);
      } else if (room.marks[source] === room.now) {
        for (let link = room.first[source]!; link >= 0; link = room.next[link]!) {
          const word = room.words[link]!;
          tell(word, weight, room.times[link]!, numbers[word] === source);
        }
      }
    }
  return { all: sumOf(kin, all), others: sumOf(kin, others) };
}

function sumOf({ near, least, norm }: Kin, told: Float64Array): number {
  let sum = least;
  for (let i = 0; i < near.length; i++) if (told[i]! > 0) sum += near[i]! * Math.log1p(told[i]!);
  return Math.max(-1, Math.min(1, sum / norm / SUREST));
}
