import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FactBase } from '../../server/src/engine/facts/types.ts';

/** A labelled figure of a source. */
export interface SourceMention {
  readonly id: string;
  readonly claim: string;
  readonly source: string;
  readonly surface: string;
  readonly start: number;
  readonly end: number;
  readonly kind: string;
  readonly value: number | string;
  readonly unit: string | null;
}

/** A labelled figure of a draft. */
export interface Label {
  readonly start: number;
  readonly end: number;
  readonly surface: string;
  readonly claim: string | null;
  readonly verdict: 'agrees' | 'disagrees' | 'compatible' | 'unsupported' | 'not-a-claim';
  readonly type: string | null;
  readonly correct?: string;
  readonly correctAlso?: readonly string[];
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  nbsp: ' ',
  pound: '£',
  euro: '€',
  lt: '<',
  gt: '>',
  quot: '"',
  yen: '¥',
  deg: '°',
  eacute: 'é',
};

/** Letters, digits and currency signs only: what survives any reading of the page. */
export function normalise(text: string): string {
  return text
    .replace(/<[^>]*>/g, ' ')
    .replace(/&#(\d+);/g, (_, n: string) => String.fromCodePoint(Number(n)))
    .replace(/&(\w+);/g, (_, n: string) => ENTITIES[n] ?? ' ')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}£$€¥%+.,-]/gu, '');
}

/** Where a labelled figure stands in the normalised text of the document, or undefined. */
function locate(document: string, raw: string, m: SourceMention): readonly [number, number] | undefined {
  const cut = raw.slice(Math.max(0, m.start - 300), m.start);
  const left = normalise(cut.replace(/^[^<]*?>/, (head) => (head.includes('<') ? head : ' ')));
  const surface = normalise(m.surface);
  const right = normalise(`${raw.slice(m.end, m.end + 120)}>`.replace(/<[^>]*>$/, ''));
  for (const [l, r] of [
    [14, 8],
    [8, 4],
    [5, 0],
    [0, 8],
  ] as const) {
    const at = document.indexOf(left.slice(-l || left.length) + surface + right.slice(0, r));
    if (at >= 0) return [at + Math.min(l, left.length), at + Math.min(l, left.length) + surface.length];
  }
  return undefined;
}

/** The claims that each fact of a built base states, found through its evidence. `documents` are the sources as the readers see them. */
export function claimsOfFacts(
  base: FactBase,
  mentions: readonly SourceMention[],
  folder: string,
  documents: ReadonlyMap<string, string>,
): Map<string, Set<string>> {
  const texts = new Map([...documents].map(([path, text]) => [path, normalise(text)]));
  const places = mentions.map((m) => {
    const raw = readFileSync(join(folder, m.source), 'utf8');
    return { m, at: locate(texts.get(m.source) ?? '', raw, m) };
  });
  const claims = new Map<string, Set<string>>();
  for (const fact of base.facts) {
    for (const value of fact.values)
      for (const e of value.evidence) {
        const path = base.sources.get(e.source)?.document ?? e.source;
        const source = [...texts.keys()].find((k) => path.endsWith(k.split('/').at(-1)!));
        const text = source && texts.get(source);
        if (!text || !e.quote) continue;
        const prefix = normalise(e.quote.prefix ?? '');
        const exact = normalise(e.quote.exact);
        let at = text.indexOf(prefix + exact + normalise(e.quote.suffix ?? ''));
        if (at < 0) at = text.indexOf(prefix + exact);
        if (at < 0) continue;
        const from = at + prefix.length;
        const inside = places.filter(
          (p) => p.m.source === source && p.at && p.at[0] < from + exact.length && from < p.at[1],
        );
        const digits = (s: string) => s.replace(/\D/g, '');
        const fits = inside.filter(
          (p) =>
            digits(value.text) !== '' && digits(p.m.surface) !== '' && digits(value.text).includes(digits(p.m.surface)),
        );
        const chosen = fits.length ? fits : inside;
        if (chosen.length === 0) continue;
        // The labelled figure that covers the quote best.
        const best = chosen.reduce((a, p) => (Math.abs(p.at![0] - from) < Math.abs(a.at![0] - from) ? p : a));
        const set = claims.get(fact.id) ?? new Set();
        claims.set(fact.id, set.add(best.m.claim));
      }
  }
  return claims;
}
