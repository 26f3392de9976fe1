// Starts VS Code's own server and opens it in headless Chromium: the real workbench and extension host, where desktop VS Code
// cannot be had. Used by the launcher of the editor test, the screenshots and `npm run editor`.
import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';

const BROWSER_FLAGS = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** What keeps the workbench quiet, so that tests and pictures show the extension and nothing else. */
const QUIET_SETTINGS = {
  'telemetry.telemetryLevel': 'off',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.welcomePage.walkthroughs.openOnInstall': false,
  'extensions.ignoreRecommendations': true,
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'update.mode': 'none',
  'git.enabled': false,
  'chat.commandCenter.enabled': false,
  'files.simpleDialog.enable': true,
  'files.autoSave': 'off',
};

/** Where test/setup.sh puts the version in use: the oldest supported one unless CODE_SERVER_VERSION names another. */
function serverHome() {
  const cache = join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'draft-fact-check-test');
  return join(cache, `code-server-${process.env.CODE_SERVER_VERSION || '4.100.3'}`);
}

/** The folder of VS Code's server as test/setup.sh leaves it; undefined when it has not been set up. */
export function findServer() {
  if (process.env.VSCODE_SERVER_DIR) return process.env.VSCODE_SERVER_DIR;
  const home = serverHome();
  return existsSync(join(home, '.ready')) ? join(home, 'node_modules/code-server/lib/vscode') : undefined;
}

/** The Node that runs the server: the one test/setup.sh has chosen for this version, else this one. */
function findNode() {
  const file = join(serverHome(), '.node');
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : process.execPath;
}

/** Path of a Chromium or Chrome; undefined when there is none. */
export function findChromium() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  for (const name of ['chromium', 'chromium-browser', 'google-chrome']) {
    try {
      return execFileSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).trim();
    } catch {
      // not this one
    }
  }
  return undefined;
}

/** A fresh user-data folder; `settings` are added to the quiet ones. The caller removes it. */
export function makeUserData(settings = {}, folder = mkdtempSync(join(tmpdir(), 'factcheck-user-'))) {
  const file = join(folder, 'User', 'settings.json');
  mkdirSync(join(folder, 'User'), { recursive: true });
  const own = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
  writeFileSync(file, JSON.stringify({ ...QUIET_SETTINGS, ...own, ...settings }, null, 2));
  return folder;
}

/**
 * Has the editor take a display language without its language pack: the workbench's own texts stay English, while extensions are
 * told the language and load their translations.
 */
export function setLanguage(userDataDir, language) {
  const texts = join(userDataDir, 'no-texts.json');
  writeFileSync(texts, JSON.stringify({ version: '1.0.0', contents: {} }));
  const extensions = [{ extensionIdentifier: { id: `test.language-${language}` }, version: '1.0.0' }];
  const pack = { hash: `test-${language}`, label: language, extensions, translations: { vscode: texts } };
  writeFileSync(join(userDataDir, 'languagepacks.json'), JSON.stringify({ [language]: pack }));
}

/**
 * Starts the server on a free port of the loopback address. Resolves once it listens; rejects when it ends before that.
 * The server runs in a process group of its own, so that `stop` ends its extension hosts and language servers with it.
 */
export function startServer({ userDataDir, extensionsDir, language, env = {}, node = findNode(), echo = false }) {
  const dir = findServer();
  if (!dir) throw new Error("VS Code's server is not set up; run test/setup.sh");
  const args = ['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'];
  args.push('--user-data-dir', userDataDir, '--extensions-dir', extensionsDir, '--telemetry-level', 'off');
  if (language) args.push('--locale', language);
  args.push('--enable-remote-auto-shutdown'); // should nobody be left to stop it
  // Without it, newer workbenches take no extension under development and no tests from their address.
  args.push('--enable-smoke-test-driver');
  const child = spawn(node, [join(dir, 'out/server-main.js'), ...args], {
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, EXTENSIONS_GALLERY: '{}', ...env },
  });
  const stop = () => {
    try {
      process.kill(-child.pid, 'SIGTERM');
      setTimeout(() => kill(child.pid), 2000).unref();
    } catch {
      // already gone
    }
  };
  return new Promise((resolve, reject) => {
    let log = '';
    const read = (chunk) => {
      if (echo) process.stderr.write(chunk);
      log += chunk;
      const port = /Extension host agent listening on (\d+)/.exec(log)?.[1];
      if (port) resolve({ port: Number(port), stop, kill: () => kill(child.pid) });
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`VS Code's server ended with code ${code}:\n${log}`)));
  });
}

/** Installs a packaged extension, as `code --install-extension` would. */
export function installExtension(vsix, extensionsDir) {
  const main = join(findServer(), 'out/server-main.js');
  const args = [main, '--install-extension', vsix, '--extensions-dir', extensionsDir, '--accept-server-license-terms'];
  execFileSync(findNode(), args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, EXTENSIONS_GALLERY: '{}' },
  });
}

function kill(pid) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // already gone
  }
}

/**
 * Address of a workbench with a folder, or a `.code-workspace` file; `payload` holds pairs as VS Code's web workbench reads them
 * (`openFile`, `extensionTestsPath`…).
 */
export function workbenchUrl(port, folder, payload) {
  const query = new URLSearchParams();
  if (folder) query.set(folder.endsWith('.code-workspace') ? 'workspace' : 'folder', folder);
  if (payload.length > 0) query.set('payload', JSON.stringify(payload));
  return `http://127.0.0.1:${port}/?${query}`;
}

/** The URI by which the web workbench knows a file of the machine that the server runs on. */
export const remoteUri = (port, path) => `vscode-remote://127.0.0.1:${port}${encodeURI(path)}`;

/** A headless browser with an empty profile. `close` also removes the profile. */
export async function openBrowser(options = {}) {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('no Chromium found; run test/setup.sh, or name one in CHROMIUM');
  const profile = mkdtempSync(join(tmpdir(), 'factcheck-chromium-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath,
    headless: true,
    chromiumSandbox: false,
    args: BROWSER_FLAGS,
    viewport: { width: 1280, height: 800 },
    handleSIGINT: false,
    handleSIGTERM: false,
    ...options,
  });
  const close = async () => {
    await context.close().catch(() => {});
    rmSync(profile, { recursive: true, force: true, maxRetries: 3 });
  };
  return { context, close };
}
