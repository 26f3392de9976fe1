import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { LoadTools } from '../factbase/load.ts';
import { programBeside } from './beside.ts';

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
const MAX_THREADS = 4;
/** Parsing makes many short-lived records: with room for them, hardly any are moved about. */
const YOUNG_MB = 64;

type Answer = (bytes: Uint8Array | undefined) => void;
interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Answer>;
  idle?: ReturnType<typeof setTimeout>;
}

/**
 * Parses large files in threads of their own, which are started when they are needed. Without their program (a path beside this
 * one, bundled), nothing is parsed there.
 */
export function parseInThreads(
  program = programBeside('parser.js'),
  most = Math.min(MAX_THREADS, availableParallelism()),
): NonNullable<LoadTools['elsewhere']> {
  let threads: readonly Thread[] = [];
  // Where it cannot be started (its file is missing, threads are forbidden), it is not tried again.
  let broken = false;
  let last = 0;
  const end = (thread: Thread): void => {
    threads = threads.filter((other) => other !== thread);
    // What it leaves undone is parsed by who asked.
    for (const answer of thread.waiting.values()) answer(undefined);
    thread.waiting.clear();
  };
  const start = (): Thread => {
    const worker = new Worker(program, { resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB } });
    const thread: Thread = { worker, waiting: new Map() };
    worker.on('message', ({ id, bytes }: Parsed) => {
      thread.waiting.get(id)?.(bytes);
      thread.waiting.delete(id);
      if (thread.waiting.size > 0) return;
      // An idle thread does not keep the program alive.
      worker.unref();
      thread.idle = setTimeout(() => void worker.terminate(), IDLE_MS);
      thread.idle.unref();
    });
    worker.on('error', () => {
      broken = true;
      end(thread);
    });
    worker.on('exit', () => end(thread));
    threads = [...threads, thread];
    return thread;
  };
  const free = (): Thread => {
    const [least] = threads.toSorted((a, b) => a.waiting.size - b.waiting.size);
    return least && (least.waiting.size === 0 || threads.length >= most) ? least : start();
  };
  return async (bytes, key) => {
    if (bytes.length < LARGE || broken) return undefined;
    const thread = free();
    clearTimeout(thread.idle);
    thread.worker.ref();
    const id = ++last;
    return new Promise((resolve) => {
      thread.waiting.set(id, resolve);
      thread.worker.postMessage({ id, key, bytes } satisfies ParseJob);
    });
  };
}
