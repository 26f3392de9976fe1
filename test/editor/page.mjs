// Lets the suite, which runs in the extension host and sees no page, act on the workbench as a user does: keys, clicks, and what
// stands on the screen. A server on the loopback address, one JSON request for each act; the suite's side is suite/page.ts.
import { createServer } from 'node:http';

/** What can be asked for. `selector` is Playwright's; `frame` says that it is looked for in webviews. */
const ACTS = {
  press: (page, { keys }) => page.keyboard.press(keys),
  type: (page, { text }) => page.keyboard.type(text),
  click: async (page, { selector, frame }) => (await find(page, selector, frame))?.click({ timeout: 5000 }),
  /** Texts of all elements that fit. */
  texts: async (page, { selector, frame }) =>
    (
      await Promise.all(
        placesOf(page, frame).map((place) =>
          place
            .locator(selector)
            .allInnerTexts()
            .catch(() => []),
        ),
      )
    ).flat(),
  /** An attribute of all elements that fit. */
  attributes: async (page, { selector, name }) =>
    page.locator(selector).evaluateAll((elements, name) => elements.map((element) => element.getAttribute(name)), name),
  picture: (page, { path }) => page.screenshot({ path }),
  /** A computed style of the first element that fits. */
  style: async (page, { selector, frame, name }) =>
    (await find(page, selector, frame))?.evaluate(
      (element, name) => getComputedStyle(element).getPropertyValue(name),
      name,
    ),
};

/** The page itself, or the documents of its webviews. */
const placesOf = (page, frame) => (frame ? page.frames().filter((one) => one !== page.mainFrame()) : [page]);

async function find(page, selector, frame) {
  for (const place of placesOf(page, frame)) {
    const found = place.locator(selector).first();
    if ((await found.count().catch(() => 0)) > 0) return found;
  }
  return undefined;
}

/** Starts to answer; resolves with the address. `page` is asked for at each act, since it comes after the server. */
export function servePage(page) {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    try {
      const { act, ...given } = JSON.parse(body);
      const result = await ACTS[act](page(), given);
      response.end(JSON.stringify({ result: result ?? null }));
    } catch (error) {
      response.statusCode = 500;
      response.end(String(error));
    }
  });
  server.unref();
  return new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve(`http://127.0.0.1:${server.address().port}/`)),
  );
}
