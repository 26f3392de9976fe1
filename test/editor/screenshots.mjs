// Takes pictures of the editor on a draft in light, dark and high contrast, and in French: underline, hover, quick-fix menu, marks on every
// figure, views, choice of facts, report, walkthrough; of the report in a browser and printed; and measures that underlines are
// exactly under their figures. node test/editor/screenshots.mjs [NAME…] [--readme]
// NAME: light, dark, contrast, french, report; all without any. The pictures go to out/screenshots/; with --readme those that the
// README shows go to client/media/ as well.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { measure } from './measure.mjs';
import { folderOf, SAMPLE } from './sample.mjs';
import { makeUserData, openBrowser, remoteUri, setLanguage, startServer, workbenchUrl } from './vscode-web.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const out = join(root, 'out/screenshots');
const ENGLISH = join(root, SAMPLE);
const FRENCH = join(root, 'facts/samples/brouillon.md');

const EDITORS = {
  light: { theme: 'Default Light Modern', file: ENGLISH },
  dark: { theme: 'Default Dark Modern', file: ENGLISH },
  contrast: { theme: 'Default High Contrast', file: ENGLISH },
  french: { theme: 'Default Light Modern', file: FRENCH, language: 'fr' },
};
/** Titles of commands and of the view, in the display languages of the pictures. */
const WORDS = JSON.parse(readFileSync(join(root, 'package.nls.json'), 'utf8'));
const FRENCH_WORDS = JSON.parse(readFileSync(join(root, 'package.nls.fr.json'), 'utf8'));

/** An underline may stand this much beside the figure: glyphs are placed on fractions of pixels. */
const TOLERANCE_PX = 1.5;

/** The window's title bar is left out: it names the development host. */
const SIZE = { width: 1100, height: 640 };
const TITLE_BAR_PX = 35;

/** The README's pictures, by those they are taken from. */
const README = {
  'light-hover': 'hover',
  'contrast-quick-fix': 'quick-fix',
  'light-coverage': 'coverage',
};

const args = process.argv.slice(2);
const named = args.filter((arg) => !arg.startsWith('--'));
const wanted = (name) => named.length === 0 || named.includes(name);
execFileSync('bash', [join(root, 'test/setup.sh')], { stdio: ['ignore', 'ignore', 'inherit'] });
if (named.length === 0) rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

let wrong = 0;
for (const [name, editor] of Object.entries(EDITORS)) if (wanted(name)) await takeAll(name, editor);
if (wanted('report')) await takeReport();
if (args.includes('--readme'))
  for (const [from, to] of Object.entries(README))
    copyFileSync(join(out, `${from}.png`), join(root, 'client/media', `${to}.png`));
process.exit(wrong > 0 ? 1 : 0);

async function takeAll(name, { theme, file, language }) {
  const temp = mkdtempSync(join(tmpdir(), 'factcheck-pictures-'));
  const userDataDir = makeUserData(
    {
      'security.workspace.trust.enabled': false,
      'workbench.colorTheme': theme,
      'editor.fontSize': 15,
      'editor.lineHeight': 1.7,
      'editor.minimap.enabled': false,
      'editor.wordWrap': 'on',
      'editor.occurrencesHighlight': 'off',
      'editor.renderLineHighlight': 'none',
      'workbench.layoutControl.enabled': false,
    },
    join(temp, 'user'),
  );
  if (language) setLanguage(userDataDir, language);
  const server = await startServer({
    userDataDir,
    extensionsDir: join(temp, 'extensions'),
    ...(language ? { language } : {}),
  });
  const { context, close } = await openBrowser({ viewport: SIZE, locale: language ?? 'en' });
  try {
    const page = await context.newPage();
    const payload = [
      ['extensionDevelopmentPath', remoteUri(server.port, root)],
      ['openFile', remoteUri(server.port, file)],
    ];
    await page.goto(workbenchUrl(server.port, folderOf(file), payload));
    await take(page, name, language ? FRENCH_WORDS : WORDS);
  } finally {
    await close();
    server.kill();
    rmSync(temp, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function take(page, name, words) {
  const shot = (what, top = TITLE_BAR_PX) =>
    page.screenshot({
      path: join(out, `${name}-${what}.png`),
      clip: { x: 0, y: top, width: SIZE.width, height: SIZE.height - top },
    });
  const command = (id) => run(page, `${words.category}: ${words[`command.${id}`]}`);
  const underline = page.locator('.monaco-editor .squiggly-warning').first();
  await underline.waitFor({ timeout: 60_000 });
  await page.keyboard.press('Control+b'); // the explorer shows nothing of ours
  await page.waitForTimeout(1500); // layout and the last status settle
  await shot('underline');
  await checkUnderlines(page, name);

  const box = await underline.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 4 });
  await page.locator('.monaco-hover-content:visible').first().waitFor();
  await page.waitForTimeout(700);
  await shot('hover');

  await page.keyboard.press('Escape');
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
  await page.keyboard.press('Control+.');
  await page.locator('.action-widget').waitFor();
  await page.waitForTimeout(500);
  await shot('quick-fix');
  await page.keyboard.press('Escape');

  await command('toggleCoverage');
  await page.locator(`.activitybar [aria-label="${words.category}"]`).first().click();
  await page.locator('.customview-tree .monaco-list-row').first().waitFor();
  await page.mouse.move(SIZE.width - 100, SIZE.height - 60); // away from what has a tooltip
  await page.waitForTimeout(1200);
  await shot('coverage');

  await page.keyboard.press('Control+1');
  await command('insertFact');
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.waitForTimeout(500);
  await shot('insert', 0); // the list stands over the title bar
  await page.keyboard.press('Escape');

  await page.keyboard.press('Control+b');
  await command('showReport');
  await until(page, () => page.frames().some((frame) => frame.url().includes('fake.html')));
  await page.waitForTimeout(2500);
  await shot('report');

  await page.keyboard.press('Control+1');
  await page.keyboard.press('Control+Shift+m');
  await page.locator('.markers-panel .monaco-list-row').first().waitFor();
  await page.waitForTimeout(500);
  await shot('problems');
  await page.keyboard.press('Control+j');

  await page.keyboard.press('Control+1');
  await openWalkthrough(page, words.walkthrough);
  await page.waitForTimeout(1500);
  await shot('walkthrough');
}

/** The editor takes up the walkthroughs of extensions some seconds after they are first asked for. */
async function openWalkthrough(page, title) {
  const entry = page.locator('.quick-input-list .label-name').filter({ hasText: title }).first();
  await until(page, async () => {
    await page.keyboard.press('Escape');
    await run(page, 'Welcome: Open Walkthrough...');
    await page.waitForTimeout(1000);
    return (await entry.count()) > 0;
  });
  await entry.click();
  await page.locator('.getting-started-step').first().waitFor();
}

/** Runs a command by its title. */
async function run(page, title) {
  await page.keyboard.press('F1');
  await page.keyboard.type(title);
  await page.waitForTimeout(500);
  // What fits best need not be what is named.
  const exact = new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
  await page.locator('.quick-input-list .label-name').filter({ hasText: exact }).first().click();
}

/** Waits until something is so. */
async function until(page, probe) {
  for (let i = 0; i < 100 && !(await probe()); i++) await page.waitForTimeout(200);
}

async function checkUnderlines(page, name) {
  for (const { text, dx, dw, dy } of await measure(page)) {
    const good = Math.abs(dx) <= TOLERANCE_PX && Math.abs(dw) <= TOLERANCE_PX && dy >= 0;
    if (!good) wrong++;
    console.log(
      `${name}: ${good ? 'exact' : 'WRONG'} under "${text}" (left ${dx.toFixed(1)} px, width ${dw.toFixed(1)} px)`,
    );
  }
}

/** The report as a file in a browser, light and dark, and printed: as PDF, and as the screen shows what is printed. */
async function takeReport() {
  const file = join(out, 'report.html');
  const flags = ['report', ENGLISH, '--format', 'html'];
  writeFileSync(file, execFileSync(process.execPath, [join(root, 'dist/cli.js'), ...flags], { cwd: root }));
  const { context, close } = await openBrowser({ viewport: { width: 1000, height: 800 } });
  try {
    const page = await context.newPage();
    for (const colorScheme of ['light', 'dark']) {
      await page.emulateMedia({ colorScheme });
      await page.goto(pathToFileURL(file).href);
      await page.screenshot({ path: join(out, `report-${colorScheme}.png`), fullPage: true });
    }
    await page.emulateMedia({ colorScheme: 'light', media: 'print' });
    await page.screenshot({ path: join(out, 'report-print.png'), fullPage: true });
    await page.pdf({ path: join(out, 'report.pdf'), format: 'A4', preferCSSPageSize: true });
  } finally {
    await close();
  }
}
