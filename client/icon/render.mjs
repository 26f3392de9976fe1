// Renders icon.svg to the PNG that VS Code's extension view wants: node client/icon/render.mjs
import { readFileSync } from 'node:fs';
import { openBrowser } from '../../test/editor/vscode-web.mjs';

const file = (name) => new URL(name, import.meta.url);
const { context, close } = await openBrowser({ viewport: { width: 256, height: 256 } });
const page = await context.newPage();
await page.setContent(`<style>body{margin:0}</style>${readFileSync(file('icon.svg'), 'utf8')}`);
await page.screenshot({ path: file('icon.png').pathname, omitBackground: true });
await close();
