import { execFile } from 'node:child_process';
import type { RunProgram } from './buildFacts.ts';

/** Runs the program at `path` with the Node that runs the editor's extensions. Cancelled, it ends with code 2. */
export const programAt =
  (path: string): RunProgram =>
  (args, cwd, signal) =>
    new Promise((resolve) => {
      // The desktop editor is Electron, which is Node only when asked.
      const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
      execFile(process.execPath, [path, ...args], { cwd, env, signal, maxBuffer: 1 << 26 }, (error, out, err) => {
        const code = error ? (typeof error.code === 'number' ? error.code : 2) : 0;
        resolve({ code, output: [out, err, code === 2 && !err ? String(error) : ''].join('') });
      });
    });
