// Opens a draft in an editor with the extension from this folder: node test/editor/open.mjs [FILE] [--browser]
// Desktop VS Code where the command `code` is there, else VS Code's own server, whose address is printed for any browser.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderOf, SAMPLE } from './sample.mjs';
import { makeUserData, remoteUri, startServer, workbenchUrl } from './vscode-web.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const args = process.argv.slice(2);
const file = resolve(args.find((arg) => !arg.startsWith('--')) ?? join(root, SAMPLE));
const folder = folderOf(file);

const desktop = process.env.VSCODE_EXECUTABLE ?? 'code';
const hasDesktop = !args.includes('--browser') && spawnSync(desktop, ['--version']).status === 0;
if (hasDesktop) {
  const { status } = spawnSync(desktop, ['--wait', `--extensionDevelopmentPath=${root}`, folder, file], {
    stdio: 'inherit',
  });
  process.exit(status ?? 1);
}

execFileSync('bash', [join(root, 'test/setup.sh')], { stdio: ['ignore', 'ignore', 'inherit'] });
const temp = mkdtempSync(join(tmpdir(), 'factcheck-open-'));
const userDataDir = makeUserData({ 'security.workspace.trust.enabled': false }, join(temp, 'user'));
const server = await startServer({ userDataDir, extensionsDir: join(temp, 'extensions') });
const payload = [
  ['extensionDevelopmentPath', remoteUri(server.port, root)],
  ['openFile', remoteUri(server.port, file)],
];
console.log(
  `Open this address in a browser; Ctrl+C ends the editor.\n\n  ${workbenchUrl(server.port, folder, payload)}\n`,
);
const end = () => {
  server.kill();
  rmSync(temp, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
};
process.on('SIGINT', end);
process.on('SIGTERM', end);
process.on('exit', () => server.kill());
setInterval(() => {}, 1 << 30); // until Ctrl+C
