// V8 takes functions for hot after some fifty runs, and a check has hundreds of such functions: while it compiles them on the
// writer's other processor, the first check waits, and much is compiled again when other figures come. With more patience the first
// check of a start takes a quarter less processor time, a hundred drafts a third less, and nothing is slower in the long run.
import { setFlagsFromString } from 'node:v8';

interface Patience {
  /** V8's first and last major version that has the flag. */
  readonly versions: readonly [first: number, last: number];
  readonly flag: string;
  /** V8's own value, and ours. */
  readonly usual: number;
  readonly patient: number;
}

/** Bytes of code that a function runs before it is looked at; later V8 counts its calls. The values are those of V8's own flag definitions. */
const PATIENCE: readonly Patience[] = [
  { versions: [10, 11], flag: 'interrupt-budget', usual: 66 * 1024, patient: 8 * 66 * 1024 },
  { versions: [12, 13], flag: 'invocation-count-for-turbofan', usual: 3000, patient: 15_000 },
];

/**
 * Lets all threads of this program run code for longer before it is optimised. To be called when Node's own modules are loaded: those that
 * come later are compiled anew, because V8 trusts compiled code only under the flags it was made with. `during` does something under V8's own.
 */
export function optimiseLater(v8 = process.versions.v8): { readonly during: <T>(work: () => T) => T } {
  const major = Number.parseInt(v8, 10);
  const found = PATIENCE.find(({ versions: [first, last] }) => first <= major && major <= last);
  if (!found) return { during: (work) => work() };
  const set = (value: number): void => setFlagsFromString(`--${found.flag}=${value}`);
  set(found.patient);
  return {
    during(work) {
      set(found.usual);
      try {
        return work();
      } finally {
        set(found.patient);
      }
    },
  };
}
