#!/usr/bin/env node
// Stands in for the desktop executable of VS Code: takes the command line that @vscode/test-electron gives, runs the extension
// tests in VS Code's server with a workbench in headless Chromium, and ends with the tests' exit code.
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { servePage } from './page.mjs';
import { makeUserData, openBrowser, remoteUri, setLanguage, startServer, workbenchUrl } from './vscode-web.mjs';

/** Beyond this the suite is taken to hang: its own time-outs end it much sooner. */
const LIMIT_MS = Number(process.env.EDITOR_TEST_LIMIT_MS || 30 * 60_000);

function readArguments(args) {
  const flags = new Map();
  const rest = [];
  for (const arg of args) {
    const m = /^--([^=]+)(?:=(.*))?$/s.exec(arg);
    if (!m) rest.push(arg);
    else flags.set(m[1], [...(flags.get(m[1]) ?? []), m[2] ?? 'true']);
  }
  return { one: (name) => flags.get(name)?.[0], all: (name) => flags.get(name) ?? [], rest };
}

const args = readArguments(process.argv.slice(2));
const testsPath = args.one('extensionTestsPath');
const folder = resolve(args.rest[0] ?? '.');
// @vscode/test-electron always asks for trust to be off; the variable keeps it on, with a folder that is not trusted.
const untrusted = Boolean(process.env.EDITOR_TEST_UNTRUSTED);
const trust = untrusted
  ? { 'security.workspace.trust.enabled': true, 'security.workspace.trust.startupPrompt': 'never' }
  : { 'security.workspace.trust.enabled': !args.one('disable-workspace-trust') };
const userDataDir = makeUserData({ ...trust, ...extensionKinds() }, args.one('user-data-dir'));
const language = args.one('locale');
if (language) setLanguage(userDataDir, language);

/** `--extensionDevelopmentKind` as a setting: the web workbench of some versions does not heed the flag itself. */
function extensionKinds() {
  const kinds = args.all('extensionDevelopmentKind');
  if (kinds.length === 0) return {};
  const ids = args.all('extensionDevelopmentPath').map((path) => {
    const { publisher, name } = JSON.parse(readFileSync(resolve(path, 'package.json'), 'utf8'));
    return `${publisher}.${name}`;
  });
  return { 'remote.extensionKind': Object.fromEntries(ids.map((id) => [id, kinds])) };
}

let server;
let browser;
let ending = false;
async function end(code) {
  if (ending) return;
  ending = true;
  server?.stop();
  await Promise.race([browser?.close(), new Promise((done) => setTimeout(done, 5000))]);
  server?.kill();
  if (!args.one('user-data-dir')) rmSync(userDataDir, { recursive: true, force: true, maxRetries: 3 });
  process.exit(code);
}
process.on('exit', () => server?.kill());
process.on('SIGINT', () => end(130));
process.on('SIGTERM', () => end(143));
process.on('uncaughtException', (error) => {
  console.error(error);
  end(1);
});
process.on('unhandledRejection', (error) => {
  if (ending) return; // the page closes under calls that are under way
  console.error(error);
  end(1);
});
setTimeout(() => {
  console.error(`The editor suite did not end within ${LIMIT_MS / 1000} s.`);
  end(1);
}, LIMIT_MS).unref();

if (!testsPath) {
  console.error('usage: launcher.mjs [FOLDER] --extensionDevelopmentPath=DIR --extensionTestsPath=FILE');
  process.exit(2);
}
let page;
const pageAddress = await servePage(() => page);
server = await startServer({
  userDataDir,
  env: { FACTCHECK_EDITOR_PAGE: pageAddress },
  extensionsDir: args.one('extensions-dir') ?? resolve(userDataDir, 'extensions'),
  ...(language ? { language } : {}),
  echo: Boolean(process.env.EDITOR_TEST_VERBOSE),
});
browser = await openBrowser({ locale: language ?? 'en' });
page = await browser.context.newPage();
// The workbench logs its own affairs here too: shown only when asked for, or when the run went wrong.
const verbose = Boolean(process.env.EDITOR_TEST_VERBOSE);
const lastLines = [];
await page.exposeFunction('codeAutomationLog', (type, logged) => {
  const line = `[${type}] ${logged.join(' ')}`;
  if (verbose) console.error(line);
  else lastLines.push(line);
});
await page.exposeFunction('codeAutomationExit', (code) => {
  if (code !== 0) console.error(lastLines.slice(-40).join('\n'));
  end(code);
});
page.on('crash', () => {
  console.error('The page crashed.');
  end(1);
});
page.on('console', (message) => {
  if (verbose) console.error(`[page] ${message.text()}`);
});
const payload = args
  .all('extensionDevelopmentPath')
  .map((path) => ['extensionDevelopmentPath', remoteUri(server.port, resolve(path))]);
for (const kind of args.all('extensionDevelopmentKind')) payload.push(['extensionDevelopmentKind', kind]);
payload.push(['extensionTestsPath', remoteUri(server.port, resolve(testsPath))]);
await page.goto(workbenchUrl(server.port, folder, payload));
