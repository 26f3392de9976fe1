import { type Dom, isElement, TEXT, tag } from './dom.ts';

/** Elements that do not part the text around them. */
export const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
/** Elements that hold no text to be read. */
export const SKIP = new Set(
  'script style noscript template svg math iframe object embed button select textarea input canvas audio video head'.split(
    ' ',
  ),
);

/** The text of an inline run; footnote marks ("[3]") and skipped elements leave nothing behind. */
export function inlineText(node: Dom): string {
  if (node.nodeType === TEXT) return node.textContent;
  if (!isElement(node) || SKIP.has(tag(node))) return '';
  if (tag(node) === 'br') return '\n';
  if (tag(node) === 'sup' && /^\s*[[(]?\d{1,3}[\])]?\s*$/.test(node.textContent) && node.querySelector('a')) return '';
  let text = '';
  for (const child of node.childNodes) {
    // Block children inside a cell or list item must not run together.
    const apart = isElement(child) && !INLINE.has(tag(child)) && tag(child) !== 'br';
    text += apart ? ` ${inlineText(child)} ` : inlineText(child);
  }
  return text;
}
