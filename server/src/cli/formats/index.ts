import { printGithub } from './github.ts';
import { printJson, printNdjson } from './json.ts';
import { printPretty } from './pretty.ts';
import { printSarif } from './sarif.ts';
import type { Printer } from './types.ts';

/** Output formats of `check`, one line each. */
export const PRINTERS: Readonly<Record<string, Printer>> = {
  pretty: printPretty,
  json: printJson,
  ndjson: printNdjson,
  sarif: printSarif,
  github: printGithub,
};
