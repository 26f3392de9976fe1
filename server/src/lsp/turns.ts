import { nextTurn } from './settle.ts';

/** Time that one piece of work may take before others have their turn: less than a reader notices. */
const TURN_MS = 8;

/** Goes through steps in turns with other work, as long as `goOn` holds; their result, or undefined when they were given up.
 * `onStep` is told what the steps give. */
export async function inTurns<S, T>(
  steps: Generator<S | undefined, T>,
  goOn: () => boolean,
  onStep: (step: S) => void,
): Promise<T | undefined> {
  for (let until = performance.now() + TURN_MS; ; ) {
    const step = steps.next();
    if (step.done) return step.value;
    if (step.value !== undefined) onStep(step.value);
    if (performance.now() < until) continue;
    await new Promise<void>((resolve) => nextTurn(resolve));
    if (!goOn()) return undefined;
    until = performance.now() + TURN_MS;
  }
}
