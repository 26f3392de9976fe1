import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const HERE = fileURLToPath(new URL('.', import.meta.url));

/** Installs the programs that are measured beside this one, unless they are there. Throws when that fails. */
export function installPeers() {
  if (existsSync(`${HERE}node_modules/cspell-lib`)) return;
  console.error('Installing the programs that are measured beside this one…');
  const { status } = spawnSync('npm', ['ci'], {
    cwd: HERE,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci in test/bench failed');
}
