// V8 lets the room for new objects grow to twice 16 MB when much of what is made lasts, as at a start, and never gives it back. A server
// waits most of the time: it keeps the room that it has when it begins to serve, some 4 MB, and takes no more processor time for that.
import { setFlagsFromString } from 'node:v8';

/** V8's first and last major version of which this is known; its own factor by which that room grows, and none. */
const [FIRST, LAST] = [10, 11];
const [USUAL, NONE] = [2, 1];

/**
 * Holds the room for new objects of all threads where it is. To be called when Node's own modules are loaded, as `optimiseLater`;
 * `during` does something under V8's own flags.
 */
export function holdYoungSpace(v8 = process.versions.v8): { readonly during: <T>(work: () => T) => T } {
  const major = Number.parseInt(v8, 10);
  if (!(FIRST <= major && major <= LAST)) return { during: (work) => work() };
  const set = (factor: number): void => setFlagsFromString(`--semi-space-growth-factor=${factor}`);
  set(NONE);
  return {
    during(work) {
      set(USUAL);
      try {
        return work();
      } finally {
        set(NONE);
      }
    },
  };
}
