/** Milliseconds of work after which other things get their turn: short enough that no one notices who types meanwhile. */
const SLICE_MS = 10;

/** Does work that comes in steps, and pauses between slices of it. */
export async function inSlices<T>(steps: Generator<unknown, T>, pause: () => Promise<void>): Promise<T> {
  let start = performance.now();
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    if (performance.now() - start < SLICE_MS) continue;
    await pause();
    start = performance.now();
  }
}

/** Does it in one go. */
export function atOnce<T>(steps: Generator<unknown, T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}
