// Text that comes from data, written so that it is shown as it is and does nothing.

/** What means something anywhere in a line of Markdown: emphasis, code, links, HTML, entities, tables, addresses, icons. */
const ANYWHERE = /[\\`*_[\]<|~@]|&(?=[#a-z])|:(?=\/\/)|(?<=\b(?:mailto|xmpp)):|(?<=\bwww)\.|\$(?=\()/gi;
/** Text as Markdown that shows exactly these characters: no emphasis, link, HTML, image or entity can come of it. */
export function escapeMarkdown(text: string): string {
  const escaped = oneLine(text).replace(ANYWHERE, '\\$&');
  // At the start of a line these would open a heading, a list, a quotation or an underline.
  return escaped.replace(/^[#>+=-]/, '\\$&').replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

/** Control and direction-changing characters are dropped, white space is one space: data cannot reorder or break the line. */
export function oneLine(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/[\t\n\v\f\r\u2028\u2029]+/g, ' ')
    .trim();
}

/** The address if it is one of the web, with nothing in it that could end a Markdown link; undefined otherwise. */
export function webAddress(url: string | undefined): string | undefined {
  if (!url || !/^https?:\/\//i.test(url) || !URL.canParse(url)) return undefined;
  return new URL(url).href.replace(/[<>\\\s`|]/g, (c) => encodeURIComponent(c));
}

/** Text as HTML, in content and in quoted attributes. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (c) => `&#${c.codePointAt(0)};`);
