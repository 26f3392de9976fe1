/** The part of the DOM that the HTML reader uses; linkedom's own types lean on a browser library this project does not load. */
export interface Dom {
  readonly nodeType: number;
  readonly localName?: string;
  readonly textContent: string;
  readonly childNodes: ArrayLike<Dom> & Iterable<Dom>;
  readonly parentNode: Dom | null;
  getAttribute(name: string): string | null;
  querySelector(selector: string): Dom | null;
  querySelectorAll(selector: string): Iterable<Dom>;
  remove(): void;
}

const ELEMENT = 1;
export const TEXT = 3;

export const isElement = (node: Dom): boolean => node.nodeType === ELEMENT;
export const tag = (node: Dom): string => (node.localName ?? '').toLowerCase();

/** Text with white space made single, no-break spaces kept. */
export const tidy = (text: string): string => text.replace(/[\t\n\r\f ]+/g, ' ').trim();
