/** Things that are joined in groups; each group is known by one of its members (union–find). */
export interface Joining<T> {
  /** Joins a thing with all that were given the same name before. */
  readonly meet: (name: string, one: T) => void;
  /** The member by which the group of a thing is known: itself where it was never joined. */
  readonly find: (one: T) => T;
}

export function joining<T>(): Joining<T> {
  const above = new Map<T, T>();
  const homes = new Map<string, T>();
  const find = (one: T): T => {
    let top = one;
    for (let next = above.get(top); next !== undefined; next = above.get(top)) top = next;
    for (let at = one; at !== top; ) {
      const next = above.get(at)!;
      above.set(at, top);
      at = next;
    }
    return top;
  };
  return {
    find,
    meet(name, one) {
      const [first, second] = [find(homes.get(name) ?? one), find(one)];
      if (first !== second) above.set(second, first);
      homes.set(name, one);
    },
  };
}
