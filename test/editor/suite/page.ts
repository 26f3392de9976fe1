// The workbench as its user has it: keys, clicks, what stands on the screen. There is a page only where VS Code runs in a browser.
import type { Context } from 'mocha';

const address = process.env.FACTCHECK_EDITOR_PAGE;

async function ask<T>(act: string, given: object): Promise<T> {
  const response = await fetch(address ?? '', { method: 'POST', body: JSON.stringify({ act, ...given }) });
  if (!response.ok) throw new Error(`${act}: ${await response.text()}`);
  return ((await response.json()) as { result: T }).result;
}

/** Passes over a test that needs the page where there is none, on the desktop. */
export function needPage(test: Context): void {
  if (!address) test.skip();
}

/** Presses keys as Playwright names them ("Control+.", "F8"). */
export const press = (keys: string): Promise<void> => ask('press', { keys });

/** Types at the pace of the keyboard's own events. */
export const type = (text: string): Promise<void> => ask('type', { text });

export const click = (selector: string): Promise<void> => ask('click', { selector });

/** Texts of what fits a selector; `frame` looks into webviews. */
export const texts = (selector: string, frame = false): Promise<string[]> => ask('texts', { selector, frame });

export const attributes = (selector: string, name: string): Promise<string[]> => ask('attributes', { selector, name });

/** Takes a picture of the window as it is; nothing where there is no page. */
export const picture = async (path: string): Promise<void> => {
  if (address) await ask('picture', { path }).catch(() => undefined);
};

export const style = (selector: string, name: string, frame = false): Promise<string> =>
  ask('style', { selector, name, frame });
