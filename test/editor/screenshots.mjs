// Takes pictures of the editor on a draft: the underline, the open hover, the quick-fix menu, the marks on every figure, the views, the choice of
// facts and the report, in light, dark and high
// contrast; and measures that the underline is exactly under the figure. node test/editor/screenshots.mjs [FILE] [--readme]
// The pictures go to out/screenshots/; with --readme those that the README shows go to client/media/ as well.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { folderOf, SAMPLE } from './sample.mjs';
import { makeUserData, openBrowser, remoteUri, startServer, workbenchUrl } from './vscode-web.mjs';

const THEMES = {
  light: 'Default Light Modern',
  dark: 'Default Dark Modern',
  contrast: 'Default High Contrast',
};
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

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const args = process.argv.slice(2);
const file = resolve(args.find((arg) => !arg.startsWith('--')) ?? join(root, SAMPLE));
const out = join(root, 'out/screenshots');
execFileSync('bash', [join(root, 'test/setup.sh')], { stdio: ['ignore', 'ignore', 'inherit'] });
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });

let wrong = 0;
for (const [name, theme] of Object.entries(THEMES)) await takeAll(name, theme);
if (args.includes('--readme'))
  for (const [from, to] of Object.entries(README))
    copyFileSync(join(out, `${from}.png`), join(root, 'client/media', `${to}.png`));
process.exit(wrong > 0 ? 1 : 0);

async function takeAll(name, theme) {
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
  const server = await startServer({ userDataDir, extensionsDir: join(temp, 'extensions') });
  const { context, close } = await openBrowser({ viewport: SIZE });
  try {
    const page = await context.newPage();
    const payload = [
      ['extensionDevelopmentPath', remoteUri(server.port, root)],
      ['openFile', remoteUri(server.port, file)],
    ];
    await page.goto(workbenchUrl(server.port, folderOf(file), payload));
    await take(page, name);
  } finally {
    await close();
    server.kill();
    rmSync(temp, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function take(page, name) {
  const shot = (what, top = TITLE_BAR_PX) =>
    page.screenshot({
      path: join(out, `${name}-${what}.png`),
      clip: { x: 0, y: top, width: SIZE.width, height: SIZE.height - top },
    });
  const underline = page.locator('.monaco-editor .squiggly-warning').first();
  await underline.waitFor({ timeout: 60_000 });
  await page.keyboard.press('Control+b'); // the explorer shows nothing of ours
  await page.waitForTimeout(1500); // layout and the last status settle
  await shot('underline');
  for (const { text, dx, dw, dy } of await measure(page)) {
    const good = Math.abs(dx) <= TOLERANCE_PX && Math.abs(dw) <= TOLERANCE_PX && dy >= 0;
    if (!good) wrong++;
    console.log(
      `${name}: ${good ? 'exact' : 'WRONG'} under "${text}" (left ${dx.toFixed(1)} px, width ${dw.toFixed(1)} px)`,
    );
  }

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

  await run(page, 'Mark Every Figure');
  await page.locator('.activitybar [aria-label="Fact Check"]').first().click();
  await page
    .locator('.tree-explorer-viewlet-tree-view .monaco-list-row, .pane-body .monaco-list-row')
    .first()
    .waitFor();
  await page.mouse.move(SIZE.width - 100, SIZE.height - 60); // away from what has a tooltip
  await page.waitForTimeout(1200);
  await shot('coverage');

  await page.keyboard.press('Control+1');
  await run(page, 'Fact Check: Insert Fact');
  await page.locator('.quick-input-list .monaco-list-row').first().waitFor();
  await page.waitForTimeout(500);
  await shot('insert', 0); // the list stands over the title bar
  await page.keyboard.press('Escape');

  await run(page, 'Fact Check: Report');
  await page.waitForTimeout(2000);
  await shot('report');
}

/** Runs a command by its title. */
async function run(page, title) {
  await page.keyboard.press('F1');
  await page.keyboard.type(title);
  await page.waitForTimeout(500);
  await page.keyboard.press('Enter');
}

/**
 * Compares each underline with the figure it belongs to. The Problems panel's text is not trusted for that: the figure is found
 * by the text that lies over the underline, snapped to the characters that it covers by more than half.
 */
function measure(page) {
  return page.evaluate(() => {
    const results = [];
    for (const mark of document.querySelectorAll('.monaco-editor .squiggly-warning')) {
      const m = mark.getBoundingClientRect();
      if (m.width === 0) continue;
      const line = [...document.querySelectorAll('.monaco-editor .view-line')].find((candidate) => {
        const r = candidate.getBoundingClientRect();
        return r.top <= m.top + 1 && m.top + 1 < r.bottom;
      });
      if (!line) continue;
      let text = '';
      let left = Number.POSITIVE_INFINITY;
      let right = 0;
      const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode())
        for (let i = 0; i < node.length; i++) {
          const range = document.createRange();
          range.setStart(node, i);
          range.setEnd(node, i + 1);
          const r = range.getBoundingClientRect();
          const middle = (r.left + r.right) / 2;
          if (middle < m.left || middle > m.right) continue;
          text += node.data[i];
          left = Math.min(left, r.left);
          right = Math.max(right, r.right);
        }
      results.push({
        text,
        dx: m.left - left,
        dw: m.width - (right - left),
        dy: m.bottom - line.getBoundingClientRect().top,
      });
    }
    return results;
  });
}
