// The servers that are compared: the product as it is shipped, and the control.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA } from '../generate/data.mjs';
import { startEditor } from './client.mjs';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
export const OUT = join(ROOT, 'out/bench');
const COMMANDS = {
  ours: [join(ROOT, 'dist/server.cjs'), '--stdio'],
  control: [join(OUT, 'control.js'), '--stdio'],
};
/** Where the product keeps what it has parsed, apart from the user's own. */
const CACHE = join(DATA, 'cache');

/** Starts one of the servers on a workspace folder. */
export function startServer(name, folder) {
  mkdirSync(CACHE, { recursive: true });
  return startEditor(COMMANDS[name], folder, { XDG_CACHE_HOME: CACHE, LOCALAPPDATA: CACHE });
}

/** Forgets what the product has parsed. */
export const forgetCache = () => rmSync(CACHE, { recursive: true, force: true });
