/**
 * Made entries that are held before the oldest are given up: a draft and its neighbours touch a few thousand facts, and a base
 * may have a hundred times as many.
 */
const HELD = 20_000;

/**
 * A list whose entries are made when they are first asked for, and again when they were given up since: `make` gives equal
 * entries for equal positions.
 */
export const lazyList = <T extends object>(length: number, make: (at: number) => T, held = HELD): readonly T[] =>
  listOf(length, holding(make, held));

/** A function of a position or key that remembers the last `held` answers, and at most as many before them. */
export function holding<K, T extends object>(make: (key: K) => T, held = HELD): (key: K) => T {
  let young = new Map<K, T>();
  let old = new Map<K, T>();
  return (key) => {
    const known = young.get(key);
    if (known) return known;
    const made = old.get(key) ?? make(key);
    if (young.size >= held) [old, young] = [young, new Map()];
    young.set(key, made);
    return made;
  };
}

/** A list that asks `entry` for what stands at a position. */
export function listOf<T extends object>(length: number, entry: (at: number) => T): readonly T[] {
  const list: T[] = [];
  list.length = length;
  return new Proxy(list, {
    get(target, key) {
      const at = positionOf(key);
      return at >= 0 && at < length ? entry(at) : Reflect.get(target, key);
    },
    has(target, key) {
      const at = positionOf(key);
      return (at >= 0 && at < length) || Reflect.has(target, key);
    },
  });
}

/** -1 where the key is none of a list's entries. */
function positionOf(key: string | symbol): number {
  if (typeof key !== 'string') return -1;
  const first = key.charCodeAt(0);
  return first >= 0x30 && first <= 0x39 ? Number(key) : -1;
}
