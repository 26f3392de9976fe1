import type { SourceMeta } from '../source.ts';
import { type Dom, tidy } from './dom.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (x: unknown): x is Json => typeof x === 'object' && x !== null && !Array.isArray(x);

/** Every JSON-LD node of the page, those inside `@graph` and arrays included. Blocks that are no JSON are passed over. */
function linkedData(document: Dom): Json[] {
  const nodes: Json[] = [];
  const add = (x: unknown, depth: number): void => {
    if (depth > 4) return;
    if (Array.isArray(x)) for (const y of x) add(y, depth + 1);
    else if (isObject(x)) {
      nodes.push(x);
      add(x['@graph'], depth + 1);
    }
  };
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    try {
      add(JSON.parse(script.textContent), 0);
    } catch {
      // A broken block says nothing; other metadata remain.
    }
  }
  return nodes;
}

const ARTICLE = /article|report|posting|pressrelease|scholarly/i;

function nameOf(x: unknown, nodes: readonly Json[]): string | undefined {
  if (typeof x === 'string') return /^https?:/.test(x) ? undefined : tidy(x) || undefined;
  if (Array.isArray(x)) {
    const names = x.map((y) => nameOf(y, nodes)).filter((n) => n !== undefined);
    return names.length > 0 ? names.join(', ') : undefined;
  }
  if (!isObject(x)) return undefined;
  if (typeof x.name === 'string') return tidy(x.name) || undefined;
  const id = x['@id'];
  const target = typeof id === 'string' ? nodes.find((n) => n['@id'] === id && n !== x && 'name' in n) : undefined;
  return target ? nameOf(target.name, nodes) : undefined;
}

/** `2026-05-06T11:05:00Z` → `2026-05-06`: the day as the publisher writes it, in the publisher's own time zone. */
function dayOf(x: unknown): string | undefined {
  if (typeof x !== 'string') return undefined;
  const m = /^\s*(\d{4})-?(\d{2})-?(\d{2})/.exec(x);
  return m ? `${m[1]}-${m[2]}-${m[3]}` : undefined;
}

const languageOf = (x: unknown): string | undefined =>
  typeof x === 'string' ? /^[a-z]{2,3}(?=$|[-_])/i.exec(x.trim())?.[0].toLowerCase() : undefined;

const DATES = [
  'article:published_time',
  'og:article:published_time',
  'datepublished',
  'dcterms.date',
  'dcterms.issued',
  'dcterms.created',
  'dc.date',
  'dc.date.issued',
  'citation_publication_date',
  'parsely-pub-date',
  'sailthru.date',
  'pubdate',
  'publish-date',
  'date',
];

/** Without the site's name: "Title | Site", "Site - Title". */
function bareTitle(title: string, publisher: string | undefined): string {
  const parts = title.split(/\s+[|\u2013\u2014·-]\s+/);
  if (!publisher || parts.length < 2) return title;
  if (parts.at(-1) === publisher)
    return title.slice(0, title.lastIndexOf(publisher)).replace(/[\s|\u2013\u2014·-]+$/, '');
  if (title.startsWith(publisher)) return title.slice(publisher.length).replace(/^[\s|\u2013\u2014·-]+/, '') || title;
  return title;
}

/** Title, publisher, author, date, language and address from JSON-LD, then OpenGraph and Dublin Core, then `<time>` and tags. */
export function readMeta(document: Dom): SourceMeta {
  const nodes = linkedData(document);
  const ld = nodes.find((n) => ARTICLE.test(String(n['@type'] ?? ''))) ?? nodes.find((n) => 'datePublished' in n) ?? {};
  const tags = new Map<string, string>();
  for (const meta of document.querySelectorAll('meta')) {
    const key = (
      meta.getAttribute('property') ??
      meta.getAttribute('name') ??
      meta.getAttribute('itemprop')
    )?.toLowerCase();
    const content = tidy(meta.getAttribute('content') ?? '');
    if (key && content && !tags.has(key)) tags.set(key, content);
  }
  const time = document.querySelector('time[datetime]')?.getAttribute('datetime');
  const publisher =
    nameOf(ld.publisher, nodes) ??
    tags.get('og:site_name') ??
    tags.get('dc.publisher') ??
    tags.get('dcterms.publisher');
  const rawTitle =
    (typeof ld.headline === 'string' ? tidy(ld.headline) : '') ||
    (tags.get('og:title') ??
      (tidy(document.querySelector('h1')?.textContent ?? '') ||
        tidy(document.querySelector('title')?.textContent ?? '')));
  const author = nameOf(ld.author, nodes) ?? tags.get('author') ?? tags.get('dc.creator');
  const published =
    dayOf(ld.datePublished) ?? DATES.map((k) => dayOf(tags.get(k))).find((d) => d !== undefined) ?? dayOf(time);
  const language =
    languageOf(document.querySelector('html')?.getAttribute('lang')) ??
    languageOf(ld.inLanguage) ??
    languageOf(tags.get('og:locale')) ??
    languageOf(tags.get('dc.language'));
  const url = document.querySelector('link[rel="canonical"]')?.getAttribute('href') ?? tags.get('og:url');
  const title = rawTitle ? bareTitle(rawTitle, publisher) : undefined;
  return {
    ...(title ? { title } : {}),
    ...(publisher ? { publisher } : {}),
    ...(author && !/^https?:/.test(author) ? { author } : {}),
    ...(published ? { published } : {}),
    ...(language ? { language } : {}),
    ...(url && /^https?:/.test(url) ? { url } : {}),
  };
}
