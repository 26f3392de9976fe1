import { printGithub } from './github.ts';
import { printJson, printLines, printNdjson } from './json.ts';
import { printPretty } from './pretty.ts';
import { printSarif } from './sarif.ts';
import type { Printer } from './types.ts';

/** Output formats of `check`, one line each. `lines` answers `--stdin-ndjson`. */
export const PRINTERS: Readonly<Record<string, Printer>> = {
  pretty: printPretty,
  json: printJson,
  ndjson: printNdjson,
  lines: printLines,
  sarif: printSarif,
  github: printGithub,
};
