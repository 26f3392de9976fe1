import { type Dom, isElement, tag } from './dom.ts';

// Class and id conventions of page furniture, the same whatever the page's language. Whole words of a hyphenated name.
const FURNITURE =
  /^(cookies?|gdpr|rgpd|consent|ccpa|banner|share|sharing|shares|social|related|see|sidebar|side|footer|ft|foot|colophon|imprint|nav|navbar|navigation|menu|topnav|topbar|subnav|breadcrumbs?|newsletter|subscribe|subscription|signup|promo|promoted|sponsored|advert|advertisement|ads?|adslot|comments?|disqus|respond|skip|tags|tagcloud|popup|modal|overlay|recommended|recommendations|trending|popular|widget|pagination|pager|hidden|offscreen|print|toolbar|login|search|hd|masthead)$/;
const ABOUT = /^(byline|postmeta|meta|dateline|date|published|pubdate|timestamp|author|authors|credits?|entry-meta)$/;
const GONE = new Set('nav aside footer form dialog'.split(' '));
const ROLES = new Set(
  'navigation banner contentinfo complementary dialog alertdialog search menu menubar toolbar'.split(' '),
);

const names = (node: Dom): string[] =>
  `${node.getAttribute('class') ?? ''} ${node.getAttribute('id') ?? ''}`.toLowerCase().split(/[^a-z]+/);

/** By line, date line: kept apart from the content, because the reference date is read from it. */
export function isAbout(node: Dom): boolean {
  return isElement(node) && names(node).some((n) => ABOUT.test(n)) && node.textContent.length < 300;
}

function isFurniture(node: Dom): boolean {
  const name = tag(node);
  if (GONE.has(name)) return true;
  // A header inside the article carries title and date; the page's own carries its menu.
  if (name === 'header') return !node.querySelector('h1') || node.querySelector('nav') !== null;
  if (ROLES.has(node.getAttribute('role') ?? '')) return true;
  if (node.getAttribute('hidden') !== null || node.getAttribute('aria-hidden') === 'true') return true;
  if (/display\s*:\s*none|visibility\s*:\s*hidden/i.test(node.getAttribute('style') ?? '')) return true;
  return names(node).some((n) => FURNITURE.test(n));
}

const BODY_SHARE = 0.5;

/** Removes furniture from the tree. What holds more than half of the page's text is never furniture, whatever its name. */
export function stripFurniture(body: Dom): void {
  const total = body.textContent.length;
  for (const script of [...body.querySelectorAll('script,style,noscript,template,svg,iframe,button')]) script.remove();
  for (const node of [...body.querySelectorAll('*')]) {
    if (tag(node) === 'article' || tag(node) === 'main' || /^h[1-6]$/.test(tag(node))) continue;
    if (!isFurniture(node) || node.textContent.length > BODY_SHARE * total) continue;
    node.remove();
  }
  for (const block of [...body.querySelectorAll('ul,ol,div,section,p')]) {
    if (isLinkList(block)) block.remove();
  }
}

/** Nothing but links to other pages: a menu or a list of related stories, under whatever name. */
function isLinkList(node: Dom): boolean {
  const text = node.textContent.replace(/\s+/g, '');
  if (text.length === 0) return false;
  let linked = 0;
  let count = 0;
  for (const a of node.querySelectorAll('a')) {
    linked += a.textContent.replace(/\s+/g, '').length;
    count++;
  }
  return count >= 2 && linked > 0.8 * text.length;
}
