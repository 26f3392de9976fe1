/** Does jobs one after the other, whatever it does them with. */
export interface Worker<J, R> {
  readonly run: (job: J) => Promise<R>;
}

/**
 * Gives each job to the worker with the least to do, and the results in the order of the jobs. At most `window` jobs are under
 * way or waiting to be taken, so that memory stays the same however many there are.
 */
export async function* inOrder<J, R>(
  jobs: AsyncIterable<J> | Iterable<J>,
  workers: () => readonly Worker<J, R>[],
  window: (workers: number) => number,
): AsyncGenerator<R> {
  const load = new Map<Worker<J, R>, number>();
  const under: Promise<R>[] = [];
  const give = (job: J): Promise<R> => {
    const all = workers();
    const least = all.reduce((a, b) => ((load.get(b) ?? 0) < (load.get(a) ?? 0) ? b : a));
    load.set(least, (load.get(least) ?? 0) + 1);
    const result = least.run(job).finally(() => load.set(least, load.get(least)! - 1));
    // Who takes it hears of a failure; until then nobody is to call it unhandled.
    result.catch(() => undefined);
    return result;
  };
  for await (const job of jobs) {
    under.push(give(job));
    while (under.length >= window(workers().length)) yield await under.shift()!;
  }
  while (under.length) yield await under.shift()!;
}
