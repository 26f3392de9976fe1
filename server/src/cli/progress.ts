/** Nothing is shown of work that ends sooner, and not more often than eyes can follow. */
const AFTER_MS = 700;
const EVERY_MS = 100;
const BAR = 24;

export interface Progress {
  readonly show: (done: number, all: number | undefined, now: string) => void;
  /** Takes the line away, before something else is written. */
  readonly clear: () => void;
}

/** One line at the bottom of a terminal of `columns`, with a bar where the end is known. `clock` gives milliseconds. */
export function progressOn(write: (text: string) => void, columns: () => number, clock: () => number): Progress {
  let start: number | undefined;
  let last = 0;
  let isShown = false;
  const clear = (): void => {
    if (isShown) write('\r\u001b[2K');
    isShown = false;
  };
  return {
    clear,
    show(done, all, now) {
      if (all === 0) {
        clear();
        return;
      }
      const time = clock();
      start ??= time;
      if (time - start < AFTER_MS || time - last < EVERY_MS) return;
      last = time;
      const filled = all === undefined ? 0 : Math.round((BAR * Math.min(done, all)) / all);
      const bar = all === undefined ? '' : `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} `;
      const text = `${bar}${done}${all === undefined ? '' : `/${all}`} ${now}`.trimEnd();
      write(`\r\u001b[2K${text.slice(0, Math.max(10, columns() - 1))}`);
      isShown = true;
    },
  };
}
