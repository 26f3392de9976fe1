/** A draft that is changed without pause is still checked this often. */
const LONGEST_MS = 100;
/** Time passes also while a check runs and nothing is read: only with this many turns has the rest had its chance. */
const LONGEST_TURNS = 400;
/** Turns of the event loop without news after which all that has arrived is read: messages come one every other turn. */
const QUIET_TURNS = 3;

/**
 * Resolves when the changes that have already arrived are read, so that a version which is superseded meanwhile is never
 * checked. Costs less than a millisecond when nothing is waiting.
 */
export function settle(versionOf: () => number | undefined): Promise<void> {
  const start = performance.now();
  return new Promise((resolve) => {
    let taken = 0;
    const turn = (version: number | undefined, quiet: number): void => {
      nextTurn(() => {
        const now = versionOf();
        const turns = now === version ? quiet + 1 : 0;
        const isLong = ++taken > LONGEST_TURNS && performance.now() - start > LONGEST_MS;
        if (turns >= QUIET_TURNS || isLong) resolve();
        else turn(now, turns);
      });
    };
    turn(versionOf(), 0);
  });
}

/** Calls back in the next turn of the event loop: on Node at once, in a worker after other messages. */
export const nextTurn: (callback: () => void) => void =
  typeof setImmediate === 'function'
    ? (callback) => void setImmediate(callback)
    : (callback) => void setTimeout(callback, 0);
