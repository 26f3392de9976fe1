import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { programBeside } from '../files/beside.ts';
import type { Job } from './drafts.ts';
import type { Lane, LaneSettings, Packs, Report } from './lanes.ts';

export interface Order {
  readonly id: number;
  readonly job: Job;
  /** Parsed fact files that the thread has not seen yet. */
  readonly packs: readonly (readonly [key: string, bytes: Uint8Array])[];
}
export type Answer = { readonly id: number } & ({ readonly report: Report } | { readonly error: string });

/** Threads beside this one: one for each further processor, up to this many. Each holds the engine, some 80 MB. */
const MAX_THREADS = 7;

/** Starts threads that check drafts. They end with `stop`, or with the program. */
export function startThreads(
  settings: LaneSettings,
  packs: Packs,
  count = Math.min(MAX_THREADS, availableParallelism() - 1),
): readonly Lane[] {
  return Array.from({ length: count }, () => startThread(settings, packs));
}

function startThread(settings: LaneSettings, packs: Packs): Lane {
  const worker = new Worker(programBeside('checker.js'), { workerData: settings });
  const waiting = new Map<number, { resolve: (report: Report) => void; reject: (error: Error) => void }>();
  const sent = new Set<string>();
  let last = 0;
  let ended: Error | undefined;
  const end = (error: Error): void => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  worker.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    if ('report' in answer) asked?.resolve(answer.report);
    else asked?.reject(new Error(answer.error));
  });
  worker.on('error', end);
  worker.on('exit', () => end(new Error('A thread ended before its work was done.')));
  return {
    run(job) {
      if (ended) return Promise.reject(ended);
      const fresh = [...packs.all()].filter(([key]) => !sent.has(key));
      for (const [key] of fresh) sent.add(key);
      const id = ++last;
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, job, packs: fresh } satisfies Order);
      });
    },
    stop: () => void worker.terminate(),
  };
}
