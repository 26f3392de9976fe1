import type { Store } from '../factbase/load.ts';
import type { Files } from '../files/files.ts';

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
  /** Replaces a file in one step, so that it is whole at any moment; folders are made where they are missing. */
  readonly write: (path: string, bytes: Uint8Array) => Promise<void>;
  readonly colour: boolean;
  /** Columns of the terminal; 100 where there is none. */
  readonly width: number;
  /** Where parsed fact files are kept between runs; nowhere where absent. */
  readonly store?: Store;
}

/** Exit codes of the contract; of two, the greater counts. */
export const EXIT = { ok: 0, refuted: 1, unusable: 2 } as const;

/** Something in the input that makes it unusable; the program says so and ends with exit code 2. */
export interface InputError {
  readonly path: string;
  readonly message: string;
}

/** Thrown for options and paths that no work can be done on. */
export class Unusable extends Error {
  override readonly name = 'Unusable';
}
