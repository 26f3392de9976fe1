// Drafts are checked in this thread, and beside it in others when there are many: each is a lane that takes jobs and gives what
// is to be printed of them.
import type { Engine } from '../engine/check.ts';
import type { Store } from '../factbase/load.ts';
import { type Bases, keepBases } from './bases.ts';
import { checkJob, type Job, type Options } from './drafts.ts';
import { isFailing } from './exit.ts';
import { PRINTERS } from './formats/index.ts';
import { styleOf } from './formats/terminal.ts';
import { nameOf } from './formats/types.ts';
import type { Worker } from './inOrder.ts';
import type { InputError, Io } from './io.ts';

/** What a lane needs besides its jobs; plain data, so that it can be sent to another thread. */
export interface LaneSettings {
  readonly cwd: string;
  readonly options: Options;
  readonly failOn?: readonly string[];
  /** Name of a printer. */
  readonly format: string;
  readonly all: boolean;
  readonly colour: boolean;
  readonly width: number;
}

/** What came of one draft; plain data. */
export interface Report {
  /** As it is to be printed. */
  readonly text: string;
  readonly error?: InputError;
  /** Absent where there was nothing to check. */
  readonly checked?: {
    readonly failing: boolean;
    readonly date: string | undefined;
    readonly figures: number;
    readonly counts: readonly (readonly [name: string, count: number])[];
  };
}

export interface Lane extends Worker<Job, Report> {
  /** Ends what is under way. */
  readonly stop?: () => void;
}

/** Parsed fact files in memory that all threads see, by the hash of their contents. */
export interface Packs {
  readonly store: Store;
  readonly all: () => ReadonlyMap<string, Uint8Array>;
}

/** A store that remembers in shared memory what was read from `below` or written, for the threads. */
export function shareStore(below: Store | undefined): Packs {
  const packs = new Map<string, Uint8Array>();
  const share = (key: string, bytes: Uint8Array): Uint8Array => {
    const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
    shared.set(bytes);
    packs.set(key, shared);
    return shared;
  };
  return {
    all: () => packs,
    store: {
      async read(key) {
        const known = packs.get(key);
        if (known) return known;
        const bytes = await below?.read(key);
        return bytes && share(key, bytes);
      },
      async write(key, bytes) {
        share(key, bytes);
        await below?.write(key, bytes);
      },
    },
  };
}

/** A lane in this thread. Between two drafts it lets others have their turn. */
export function laneHere(io: Pick<Io, 'files'>, engine: Engine, bases: Bases, settings: LaneSettings): Lane {
  let last: Promise<unknown> = Promise.resolve();
  return {
    run(job) {
      const result = last.then(pause).then(() => report(io, engine, bases, job, settings));
      last = result.catch(() => undefined);
      return result;
    },
  };
}

const pause = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

export const basesOf = (io: Io, engine: Engine, settings: LaneSettings): Bases =>
  keepBases(io, engine, settings.options.facts);

async function report(
  io: Pick<Io, 'files'>,
  engine: Engine,
  bases: Bases,
  job: Job,
  { options, failOn, format, all, colour, width }: LaneSettings,
): Promise<Report> {
  const printer = PRINTERS[format]!;
  const draft = await checkJob(io, engine, bases, job, options);
  if (!draft) return { text: '' };
  if ('message' in draft) return { text: printer.error?.(draft) ?? '', error: draft };
  const counts = new Map<string, number>();
  for (const finding of draft.findings) counts.set(nameOf(finding), (counts.get(nameOf(finding)) ?? 0) + 1);
  return {
    text: printer.draft(draft, { all, style: styleOf(colour), width }),
    checked: {
      failing: isFailing(draft, failOn),
      date: draft.date,
      figures: draft.findings.filter((f) => f.code.startsWith('fact.')).length,
      counts: [...counts],
    },
  };
}
