// A thread that parses large fact files: it takes the bytes of a file and gives those of the parsed one, sealed.
import { parentPort } from 'node:worker_threads';
import { recognise } from '../engine/mentions/recognise.ts';
import { saveFile } from '../factbase/load.ts';
import { PROGRAM } from '../factbase/program.ts';
import { readerOf } from '../factbase/read.ts';
import { seal } from '../factbase/seal.ts';
import { atOnce } from '../factbase/slices.ts';
import { loadFrameTools } from '../languages.ts';
import { localeOf } from '../locales.ts';
import { decode } from './files.ts';
import type { Parsed, ParseJob } from './parseInThreads.ts';

const readValue = readerOf((text, lang) => recognise(text, localeOf(lang)));
const { lexicon } = loadFrameTools();

parentPort?.on('message', ({ id, key, bytes }: ParseJob) => {
  const parsed = seal(atOnce(saveFile(decode(bytes), readValue, lexicon)), key, PROGRAM);
  parentPort?.postMessage({ id, bytes: parsed } satisfies Parsed, [parsed.buffer as ArrayBuffer]);
});
