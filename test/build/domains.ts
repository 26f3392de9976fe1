import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One figure or date of a labelled source document; offsets in the document as decoded. */
export interface KeyMention {
  readonly id: string;
  readonly claim: string;
  readonly source: string;
  readonly kind: string;
  readonly value: number | string;
  readonly unit: string | null;
  readonly surface: string;
  readonly start: number;
  readonly end: number;
}

export const DOMAINS = join(dirname(fileURLToPath(import.meta.url)), '../accuracy/domains');

export const domains = (): string[] =>
  readdirSync(DOMAINS, { withFileTypes: true })
    .filter((d) => d.isDirectory())
    .map((d) => d.name)
    .sort();

export const keyOf = (domain: string): KeyMention[] =>
  (JSON.parse(readFileSync(join(DOMAINS, domain, 'facts.json'), 'utf8')) as { facts: KeyMention[] }).facts;

// Private-use characters that no document holds: they carry a mention's place through a reader.
const OPEN = 0xe000;
const CLOSE = 0xf000;

/** The document with each mention between two marks of its own. */
export function mark(text: string, mentions: readonly KeyMention[]): string {
  const cuts = mentions.flatMap((m, i) => [
    { at: m.start, text: String.fromCharCode(OPEN + i), open: true },
    { at: m.end, text: String.fromCharCode(CLOSE + i), open: false },
  ]);
  cuts.sort((a, b) => b.at - a.at || Number(a.open) - Number(b.open));
  return cuts.reduce((t, c) => t.slice(0, c.at) + c.text + t.slice(c.at), text);
}

/** Takes the marks out of a block's text again: the plain text, and where each mention stands in it. */
export function unmark(text: string): { text: string; at: Map<number, { start: number; end: number }> } {
  const at = new Map<number, { start: number; end: number }>();
  let plain = '';
  for (const char of text) {
    const code = char.charCodeAt(0);
    if (code >= OPEN && code < CLOSE) at.set(code - OPEN, { start: plain.length, end: plain.length });
    else if (code >= CLOSE && code < 0xf900) {
      const span = at.get(code - CLOSE);
      if (span) at.set(code - CLOSE, { start: span.start, end: plain.length });
    } else plain += char;
  }
  return { text: plain, at };
}
