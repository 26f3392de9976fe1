import type { Support } from './support.ts';

/** The two strongest statements of a fact, passage …: one's own does not count for oneself. */
export interface Strongest {
  readonly by: Support;
  readonly first: number;
  readonly second: number;
}

/** Enters what a figure says, by keys. */
export function enter(all: Map<string, Strongest>, by: Support, strengths: ReadonlyMap<string, number>): void {
  for (const [key, strength] of strengths) {
    const known = all.get(key);
    if (!known) all.set(key, { by, first: strength, second: 0 });
    else if (strength > known.first) all.set(key, { by, first: strength, second: known.first });
    else if (strength > known.second) all.set(key, { ...known, second: strength });
  }
}

/** How surely another figure than `self` says it, 0..1. */
export function byAnother(all: ReadonlyMap<string, Strongest>, self: Support, key: string): number {
  const known = all.get(key);
  return known ? (known.by === self ? known.second : known.first) : 0;
}

/** Adds up what a figure says, by keys. */
export const add = (sums: Map<string, number>, strengths: ReadonlyMap<string, number>): void => {
  for (const [key, strength] of strengths) sums.set(key, (sums.get(key) ?? 0) + strength);
};

/** A sum without one's own share. */
export const less = (sums: ReadonlyMap<string, number>, own: ReadonlyMap<string, number>, key: string): number =>
  Math.max(0, (sums.get(key) ?? 0) - (own.get(key) ?? 0));
