// A thread that checks drafts for `check`: it takes jobs and gives what is to be printed of them.
import { parentPort, workerData } from 'node:worker_threads';
import { nodeFiles } from '../files/node.ts';
import { loadEngine } from '../resources.ts';
import { keepBases } from './bases.ts';
import { type LaneSettings, laneHere } from './lanes.ts';
import type { Answer, Order } from './threads.ts';

const settings = workerData as LaneSettings;
const packs = new Map<string, Uint8Array>();
const engine = loadEngine();
const io = {
  cwd: settings.cwd,
  files: nodeFiles,
  // What is not there was not kept by the first thread either.
  store: { read: async (key: string) => packs.get(key), write: async () => {} },
};
const lane = laneHere(io, engine, keepBases(io, engine, settings.options.facts), settings);

parentPort?.on('message', ({ id, job, packs: more }: Order) => {
  for (const [key, bytes] of more) packs.set(key, bytes);
  const answer = (message: Answer): void => parentPort?.postMessage(message);
  lane.run(job).then(
    (report) => answer({ id, report }),
    (error: Error) => answer({ id, error: error.message }),
  );
});
