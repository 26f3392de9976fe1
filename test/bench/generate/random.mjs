/**
 * Numbers that look random and are the same on every run (mulberry32, public domain).
 *
 * @param {number} seed any integer
 */
export function randomFrom(seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  return {
    /** In [0, 1). */
    next,
    /** An integer from `low` to `high`, both included. */
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    pick: (list) => list[Math.floor(next() * list.length)],
    /** An entry of the list; the first ones far more often, as words are in texts. */
    common: (list) => list[Math.floor(list.length ** next() - 1 + next()) % list.length],
    chance: (probability) => next() < probability,
  };
}
