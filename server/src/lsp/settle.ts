/** A draft that is typed in without pause is still checked this often. */
const LONGEST_MS = 100;
/** Turns of the event loop without news after which all that has arrived is read: messages come one every other turn. */
const QUIET_TURNS = 3;

/**
 * Resolves when the changes that have already arrived are read, so that a version which is superseded meanwhile is never
 * checked. Costs less than a millisecond when nothing is waiting.
 */
export function settle(versionOf: () => number | undefined): Promise<void> {
  const start = performance.now();
  return new Promise((resolve) => {
    const turn = (version: number | undefined, quiet: number): void => {
      nextTurn(() => {
        const now = versionOf();
        const turns = now === version ? quiet + 1 : 0;
        if (turns >= QUIET_TURNS || performance.now() - start > LONGEST_MS) resolve();
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
