import { Worker } from 'node:worker_threads';
import type { LoadTools } from '../factbase/load.ts';

export interface ParseJob {
  readonly id: number;
  /** Hash of the contents. */
  readonly key: string;
  readonly bytes: Uint8Array;
}
export interface Parsed {
  readonly id: number;
  readonly bytes: Uint8Array;
}

/** Bytes from which parsing a file takes longer than anyone should wait for a keystroke; some 300 facts. */
const LARGE = 100_000;
/** A thread holds the words of all languages: it ends when it has had nothing to do for this long. */
const IDLE_MS = 3000;

/** Parses large files in a thread of its own, which is started when it is needed. Without its program, nothing is parsed there. */
export function parseInThread(program = new URL('./parser.js', import.meta.url)): NonNullable<LoadTools['elsewhere']> {
  const waiting = new Map<number, (bytes: Uint8Array | undefined) => void>();
  let thread: Worker | undefined;
  let idle: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  // Where it cannot be started (its file is missing, threads are forbidden), it is not tried again.
  let broken = false;
  const end = (worker: Worker): void => {
    if (thread !== worker) return;
    thread = undefined;
    // What it leaves undone is parsed here.
    for (const answer of waiting.values()) answer(undefined);
    waiting.clear();
  };
  const start = (): Worker => {
    const worker = new Worker(program);
    worker.unref();
    worker.on('message', ({ id, bytes }: Parsed) => {
      waiting.get(id)?.(bytes);
      waiting.delete(id);
      if (waiting.size > 0) return;
      idle = setTimeout(() => void worker.terminate(), IDLE_MS);
      idle.unref();
    });
    worker.on('error', () => {
      broken = true;
      end(worker);
    });
    worker.on('exit', () => end(worker));
    return worker;
  };
  return async (bytes, key) => {
    if (bytes.length < LARGE || broken) return undefined;
    clearTimeout(idle);
    thread ??= start();
    const id = ++last;
    return new Promise((resolve) => {
      waiting.set(id, resolve);
      thread?.postMessage({ id, key, bytes } satisfies ParseJob);
    });
  };
}
