// The first check of a book takes seconds: what it has found is shown before it ends. Whoever asks is given the newest and, where that is
// not all, asked to ask again.
import type { CheckResult, SoFar } from '../engine/check.ts';

/** Characters that are still to be checked when something is shown early: of fewer the whole is there as soon. */
const LONG = 20_000;
/** What was shown is shown again when it has grown by this much: each showing costs what all of it costs. */
const GROWN = 4;

/** What is found so far of one version of a draft. */
export interface Early {
  /** Hears of each step of the check. */
  readonly onStep: (step: SoFar) => void;
  /** What was found early and has another `size` than `known`, or undefined when the check has ended: at once where there is any, else then. */
  readonly next: (known: number | undefined) => Promise<Found | undefined>;
  /** To be called when the check has ended. */
  readonly end: () => void;
}

export interface Found {
  /** Characters that were checked. */
  readonly size: number;
  readonly result: CheckResult;
}

/**
 * `length` is the draft's in characters, `shown` how many of them were shown in earlier versions. `onMore` is called when there is more
 * for those who were given less, and nobody waits for it.
 */
export function showEarly(length: number, shown: number, onShown: (size: number) => void, onMore: () => void): Early {
  let newest: Found | undefined;
  let given = false;
  let ended = false;
  let largest = shown;
  const waiting = new Set<() => void>();
  const tell = (): void => {
    if (waiting.size === 0 && given) onMore();
    for (const wake of [...waiting]) wake();
  };
  return {
    onStep({ left, result }) {
      const size = length - left;
      if (left < LONG || size < GROWN * largest || size <= largest) return;
      largest = size;
      newest = { size, result: result() };
      onShown(size);
      tell();
    },
    async next(known) {
      while (!ended && (!newest || newest.size === known)) {
        await new Promise<void>((resolve) => {
          const wake = (): void => {
            waiting.delete(wake);
            resolve();
          };
          waiting.add(wake);
        });
      }
      if (ended) return undefined;
      given = true;
      return newest;
    },
    end() {
      ended = true;
      tell();
    },
  };
}
