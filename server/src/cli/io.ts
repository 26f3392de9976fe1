import type { Store } from '../factbase/load.ts';
import type { Files } from '../files/files.ts';
import type { Lane, LaneSettings, Packs } from './lanes.ts';

/** What the commands need of the machine, so that tests run them without one. */
export interface Io {
  /** Working folder, absolute, as the system writes it. */
  readonly cwd: string;
  readonly files: Files;
  /** Writes to the standard output. */
  readonly out: (text: string) => void;
  /** Writes to the standard error output. */
  readonly err: (text: string) => void;
  readonly stdin: () => Promise<Uint8Array>;
  /** The standard input line by line, as it comes. */
  readonly stdinLines?: () => AsyncIterable<string>;
  /** Settles when what was written to the standard output is on its way, so that a slow reader is waited for. */
  readonly drained?: () => Promise<void>;
  /** Shows how far a long work is, on a terminal; of 0 it is done. */
  readonly progress?: (done: number, all: number | undefined, now: string) => void;
  /** Milliseconds; of this machine's clock where absent. */
  readonly clock?: () => number;
  /** From now on Ctrl-C does not end the program but aborts the signal. */
  readonly interruptible?: () => AbortSignal;
  /** Starts lanes that check drafts beside this thread: `count`, or as many as the machine is good for. None where absent. */
  readonly threads?: (settings: LaneSettings, packs: Packs, count?: number) => readonly Lane[];
  /** Replaces a file in one step, so that it is whole at any moment; folders are made where they are missing. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly colour: boolean;
  /** Columns of the terminal; 100 where there is none. */
  readonly width: number;
  /** Where parsed fact files are kept between runs; nowhere where absent. */
  readonly store?: Store;
}

/** Exit codes of the contract; of two, the greater counts. 130 is what shells make of Ctrl-C. */
export const EXIT = { ok: 0, refuted: 1, unusable: 2, interrupted: 130 } as const;

/** Something in the input that makes it unusable; the program says so and ends with exit code 2. */
export interface InputError {
  readonly path: string;
  /** As it was given with the text. */
  readonly id?: unknown;
  readonly message: string;
}

/** Thrown for options and paths that no work can be done on. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}
