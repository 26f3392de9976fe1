// The report in a real browser: what a checker sees on a wide and a narrow screen, light and dark, and on paper. Made by the built
// CLI (dist/cli.js) from this folder's draft and the sample drafts. The counts go to out/report/results.json, pictures beside it.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '../..');
const out = join(root, 'out/report');
/** By which test/run.mjs knows that a suite cannot run here. */
const SKIPPED = 77;

try {
  execFileSync('bash', [join(root, 'test/install.sh'), 'chromium'], { stdio: ['ignore', 'ignore', 'inherit'] });
} catch (error) {
  if (process.env.CI) throw error;
  console.log('SKIPPED: no browser for the report (see above).');
  process.exit(SKIPPED);
}
const executablePath = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (p) => p && existsSync(p),
);

mkdirSync(out, { recursive: true });
/** Writes the report of drafts as a page; its address. */
function report(name, ...drafts) {
  const flags = ['report', '--format', 'html', '--facts', 'facts'];
  const html = execFileSync(process.execPath, ['dist/cli.js', ...flags, ...drafts], { cwd: root, encoding: 'utf8' });
  const file = join(out, `${name}.html`);
  writeFileSync(file, html);
  return pathToFileURL(file).href;
}
const one = report('one', 'test/report/draft.md');
const several = report('several', 'facts/samples', 'test/report/draft.md');

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const counts = { passed: 0, failed: 0 };

/** One step on a page of its own; complaints of the page itself (security policy, broken markup) fail it too. */
async function step(name, url, options, check) {
  const page = await browser.newPage(options);
  const complaints = [];
  page.on('console', (message) => complaints.push(message.text()));
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('request', (request) => request.url() === url || complaints.push(`It asks for ${request.url()}`));
  try {
    await page.goto(url);
    await check(page);
    assert.deepEqual(complaints, []);
    counts.passed += 1;
    console.log(`✓ report: ${name}`);
  } catch (error) {
    counts.failed += 1;
    console.log(`✗ report: ${name}\n    ${error.message}`);
  }
  await page.close();
}

const WIDE = { viewport: { width: 1000, height: 900 } };
const NARROW = { viewport: { width: 390, height: 800 } };

/** Contrast of the text of each element with the ground, as the accessibility guidelines define it. */
const contrasts = (selector) => {
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\d.]+/g).map((n) => {
      const part = Number(n) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = light(getComputedStyle(document.body).backgroundColor);
  return [...document.querySelectorAll(selector)].map((element) => {
    const ink = light(getComputedStyle(element).color);
    return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05);
  });
};
const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
const texts = (page, selector) => page.locator(selector).allInnerTexts();

await step('marks lead to the rows of the list, and back', one, WIDE, async (page) => {
  const marks = await page.locator('.mark').count();
  assert.ok(marks >= 10);
  assert.equal(await page.locator('.list tbody tr').count(), marks);
  for (let n = 1; n <= marks; n++) {
    await page.locator(`#d1-t${n}`).click();
    assert.equal(await page.locator(':target').getAttribute('id'), `d1-f${n}`);
    await page.locator(`:target td a`).click();
    assert.equal(await page.locator(':target').getAttribute('id'), `d1-t${n}`);
  }
  await page.screenshot({ path: join(out, 'light.png'), fullPage: true });
});

await step('the summary counts what the list holds', one, WIDE, async (page) => {
  const summary = await page
    .locator('.sum tr')
    .evaluateAll((rows) =>
      rows.map((row) => [row.cells[1].innerText, Number(row.cells[2].innerText), row.querySelectorAll('a').length]),
    );
  for (const [said, count, links] of summary) assert.equal(count, links, said);
  assert.equal(
    summary.reduce((sum, [, count]) => sum + count, 0),
    await page.locator('.mark').count(),
  );
  const stet = await page.locator('.list tr:has(.stet)').count();
  assert.deepEqual(
    summary.find(([said]) => said === 'Let stand'),
    ['Let stand', stet, stet],
  );
  assert.equal(stet, 1);
});

await step('a wrong figure says what it should read, and who says so', one, WIDE, async (page) => {
  const row = page.locator('.list tr', { hasText: '$8.5 million' });
  assert.equal(await row.locator('.should').innerText(), '$8.5 billion');
  const letter = await row.locator('b').first().innerText();
  const sources = await texts(page, '.sources li');
  assert.ok(
    sources.some((line) => line.startsWith(letter) && line.includes('01net')),
    sources.join('\n'),
  );
  assert.match((await texts(page, '.notes li')).join('\n'), /Monday/);
});

await step('what the draft says is shown as it is', one, WIDE, async (page) => {
  assert.match(await page.locator('h1').innerText(), /^What "Beijing" <i>spends<\/i>: \$8\.5 billion.* & more$/);
  assert.equal(await page.locator('h1 i').count(), 0);
});

for (const colorScheme of ['light', 'dark']) {
  await step(`everything is legible, ${colorScheme}`, one, { ...WIDE, colorScheme }, async (page) => {
    const [poorest] = (await page.evaluate(contrasts, 'body, .mark, sup, .sign-of, small, .about, .kind, em')).sort(
      (a, b) => a - b,
    );
    assert.ok(poorest >= 4.5, `contrast of ${poorest}`);
    if (colorScheme === 'dark') await page.screenshot({ path: join(out, 'dark.png'), fullPage: true });
  });
}

await step('verdicts differ without colour, by sign and by line', one, WIDE, async (page) => {
  const looks = await page.locator('.mark').evaluateAll((marks) =>
    marks.map((mark) => {
      const { textDecorationStyle, textDecorationThickness } = getComputedStyle(mark.firstChild);
      return [
        mark.title,
        mark.querySelector('sup').innerText.replace(/[\d\s]/g, ''),
        textDecorationStyle + textDecorationThickness,
      ];
    }),
  );
  const verdicts = new Set(looks.map(([title]) => title));
  assert.ok(verdicts.size >= 3);
  for (const i of [1, 2]) assert.equal(new Set(looks.map((look) => look[i])).size, verdicts.size);
});

for (const [name, options] of [
  ['wide', WIDE],
  ['narrow', NARROW],
]) {
  await step(`nothing sticks out of the page, ${name}`, several, options, async (page) => {
    assert.equal(await page.evaluate(overflow), 0);
  });
}

await step('several drafts begin with a list of contents that leads to each', several, WIDE, async (page) => {
  const links = page.locator('.contents tbody a');
  assert.equal(await links.count(), 3);
  for (const [i, title] of (await links.allInnerTexts()).entries()) {
    await links.nth(i).click();
    assert.equal(await page.locator(':target').getAttribute('id'), `d${i + 1}`);
    assert.equal(
      (await page.locator(':target h1').evaluate((h1) => h1.textContent)).replace(/\d+\u200a[✓✗?≠↻○]/gu, ''),
      title,
    );
  }
  const sums = await page.locator('.contents tfoot td.n').allInnerTexts();
  assert.equal(Number(sums[0]), await page.locator('.mark').count());
  assert.equal(
    Number(sums[0]),
    sums.slice(1).reduce((sum, n) => sum + Number(n), 0),
  );
});

await step(
  'on paper: black on white, a page for each draft, a box for each figure',
  several,
  { ...WIDE, colorScheme: 'dark' },
  async (page) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    assert.equal(ground, 'rgb(255, 255, 255)');
    const boxes = await page
      .locator('.initials span')
      .evaluateAll((spans) => spans.filter((span) => span.getBoundingClientRect().height > 15).length);
    assert.equal(boxes, await page.locator('.mark').count());
    const pdf = await page.pdf({ path: join(out, 'several.pdf'), preferCSSPageSize: true, format: 'A4' });
    const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g).length;
    assert.ok(pages >= 4 && pages <= 12, `${pages} pages`);
  },
);

await browser.close();
writeFileSync(join(out, 'results.json'), JSON.stringify(counts));
process.exit(counts.failed > 0 ? 1 : 0);
