import de from '../../locales/de/furniture.yaml';
import en from '../../locales/en/furniture.yaml';
import es from '../../locales/es/furniture.yaml';
import fr from '../../locales/fr/furniture.yaml';
import it from '../../locales/it/furniture.yaml';
import ja from '../../locales/ja/furniture.yaml';
import nl from '../../locales/nl/furniture.yaml';
import pt from '../../locales/pt/furniture.yaml';
import zh from '../../locales/zh/furniture.yaml';
import { fold } from '../engine/mentions/tokens.ts';
import type { RawBlock } from './source.ts';

interface Words {
  readonly ends?: readonly string[];
  readonly lines?: readonly string[];
  readonly consent?: readonly string[];
  readonly counts?: readonly string[];
  readonly about?: readonly string[];
}

// A page's furniture is often in another language than its text, so the lists of all languages are looked up together.
const ALL = [en, fr, de, es, it, pt, nl, zh, ja] as readonly Words[];
const gather = (key: keyof Words): string[] => ALL.flatMap((w) => [...(w[key] ?? [])]).map(fold);
const ENDS = new Set(gather('ends'));
const LINES = gather('lines');
/** Phrases that ask for consent, wherever in a line they stand ("We and our 211 partners *use cookies*"), in parts: "…" is folded to "...". */
const CONSENT = gather('consent').map((phrase) => phrase.split(' ... '));
const ABOUT = gather('about');
const COUNTS = new Set(gather('counts'));

/** Longest furniture line; a longer block is text, whatever word it begins with. */
const LINE_LENGTH = 160;
/** A block of this length that ends as a sentence is text again after a list of links. */
const TEXT_LENGTH = 140;

const bare = (text: string): string =>
  fold(text)
    .replace(/^[^\p{L}\p{N}©@]+/u, '')
    .replace(/[\s:.…!*]+$/u, '');

const isSentence = (text: string): boolean => /[.!?…。！？]["'»”’)\]]*$/u.test(text);

/** The block begins with a phrase and goes on as a label does: end, colon, dash or a capital, not as a sentence would. */
function beginsWith(text: string, phrases: readonly string[]): boolean {
  const folded = bare(text);
  return phrases.some((p) => {
    if (!folded.startsWith(p)) return false;
    const rest = folded.slice(p.length);
    // "Share: 34 %" in a list of figures is no furniture, "Tel: 01632 960 733" is.
    const label = /^\s*[:\u2013\u2014|-]\s*(.*)$/.exec(rest);
    if (rest === '') return true;
    if (label) return !/^[^\p{L}]*\d/u.test(label[1]!) || label[1]!.replace(/\D/g, '').length >= 7;
    // A phrase of several words ("skip to") is furniture however it goes on; one word alone may begin a sentence.
    return /\s/.test(p)
      ? !/^\p{L}/u.test(rest)
      : !/^[\p{L}\s]/u.test(rest) || (/^\s/.test(rest) && !isSentence(text) && folded.length < 40 && !/\d/.test(rest));
  });
}

/** "48 réactions", "1,204 comments", and nothing else. */
function isCount(text: string): boolean {
  const m = /^[\d.,\s\u00a0\u202f]+(?:[km]\b)?\s*(.+)$/iu.exec(text.trim());
  return m !== null && COUNTS.has(bare(m[1]!));
}

/** Between the parts of a line that a page puts side by side ("Share · Print · 12 comments"). */
const PARTS = /\s+[·•|]\s+/u;
const PART_LENGTH = 30;

/** The parts of a line that are put side by side; one where none are. */
export const partsOfLine = (text: string): readonly string[] => text.split(PARTS);

/** Short parts side by side, one of which is furniture; with a year among them they are a byline. */
function isToolbar(text: string): boolean {
  const parts = partsOfLine(text);
  return (
    parts.length > 1 &&
    parts.every((p) => p.length <= PART_LENGTH && !isSentence(p) && !/\b(?:19|20)\d\d\b/.test(p)) &&
    parts.some((p) => isCount(p) || beginsWith(p, LINES))
  );
}

/** A line that an arrow head opens, as links are shown in plain text; a sentence behind one is a quotation. */
const isLink = (text: string): boolean => /^[>›»]\s/u.test(text) && !isSentence(text);

function isFurnitureLine(text: string): boolean {
  if (text.length > LINE_LENGTH) return false;
  if (isToolbar(text) || isLink(text)) return true;
  if (/©|\(c\)\s*\d{4}|℗|^copyright\b/iu.test(text)) return true;
  if (/^[\u2190\u2192\u00ab\u2039]?\s*[\u2190\u2192]/u.test(text)) return true;
  if (/[\w.+-]+@[\w-]+\.\w{2,}/.test(text) && text.length < 120) return true;
  // Untranslated keys of a consent dialog.
  if (/(?:^|\s)[a-z]+(?:_[a-z]+)+(?:\s|$)/.test(text) && !isSentence(text)) return true;
  if (isCount(text)) return true;
  // Breadcrumbs.
  if (/\S\s+[>›»]\s+\S/u.test(text) && !isSentence(text)) return true;
  // "We use *33* cookies", "our *1,204* partners"
  const asked = fold(text).replace(/\d[\d.,\s]*/g, '');
  return CONSENT.some((parts) => hasInOrder(asked, parts)) || beginsWith(text, LINES);
}

/** Whether the parts stand one behind the other. */
function hasInOrder(text: string, parts: readonly string[]): boolean {
  let from = 0;
  return parts.every((part) => {
    const at = text.indexOf(part, from);
    from = at + part.length;
    return at >= 0;
  });
}

const opensLinks = (block: RawBlock): boolean => block.text.length < 60 && ENDS.has(bare(block.text));

/** Is this a date line ("Published: 29 January 2026")? By its first words only; a bare date is seen in `referenceDate.ts`. */
export const beginsDateLine = (text: string): boolean => text.length < 120 && beginsWithAny(bare(text), ABOUT);

function beginsWithAny(folded: string, phrases: readonly string[]): boolean {
  return phrases.some((p) => folded.startsWith(p) && !/^\p{L}/u.test(folded.slice(p.length)));
}

/** Lines of a menu: this many at least, each no longer than this. */
const MENU = { lines: 4, length: 40 } as const;

/** A page's menu as it is copied with its text: a paragraph of many short lines, few of them with figures, above everything else. */
export function isMenu(lines: readonly string[]): boolean {
  const short = (line: string): boolean => line.length <= MENU.length && !isSentence(line) && !/:\s/.test(line);
  const plain = lines.length >= MENU.lines && lines.every((line) => short(line) && !beginsDateLine(line));
  return plain && lines.filter((line) => /\d/.test(line)).length * 2 <= lines.length + 1;
}

/** Longest credit that a page glues to a paragraph's end. */
const CREDIT = 60;

/** The last word of a sentence and its stop, and behind it without a space what begins another text. */
const GLUED = /((?<![\p{L}\p{N}])\p{Ll}[\p{L}\p{M}’'-]+["'»”’)]*[.!?…]["'»”’)]*)(\p{Lu}[^.!?;:,]*)$/u;

/** "…was the largest ever.Wire Service": the names of sources behind a paragraph, copied without their link, are none of its words. */
function withoutCredit(text: string): string {
  const [, end, credit] = GLUED.exec(text) ?? [];
  if (!end || !credit || credit.length > CREDIT || text.length < 2 * credit.length) return text;
  return text.slice(0, -credit.length);
}

/** Leaves out the blocks that belong to the page and not to the text: menus, credits, addresses, counts, lists of links. */
export function dropFurniture(blocks: readonly RawBlock[]): RawBlock[] {
  const kept: RawBlock[] = [];
  const seen = new Set<string>();
  let linking = false;
  for (const block of blocks) {
    if (linking && block.kind !== 'table-cell') {
      if (block.text.length < TEXT_LENGTH || !isSentence(block.text)) continue;
      linking = false;
    }
    if (opensLinks(block)) {
      linking = true;
      continue;
    }
    if (block.kind !== 'table-cell' && !block.about && isFurnitureLine(block.text)) continue;
    const key = `${block.kind === 'table-cell' ? `${block.cell?.table}/${block.cell?.row}/` : ''}${bare(block.text)}`;
    if (key.length > 20 && block.kind !== 'table-cell' && seen.has(key)) continue;
    seen.add(key);
    kept.push(
      block.kind === 'paragraph' || block.kind === 'list-item' ? { ...block, text: withoutCredit(block.text) } : block,
    );
  }
  return kept;
}
