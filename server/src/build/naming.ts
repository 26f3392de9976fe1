import type { FrameTools } from '../engine/claims/frame.ts';
import type { Claim, Near } from '../engine/claims/types.ts';
import type { Word } from '../engine/concepts/types.ts';
import { contentWords } from '../engine/concepts/words.ts';
import { tokenise } from '../engine/mentions/tokens.ts';
import { overlaps, type Span } from '../engine/span.ts';
import type { Value } from '../engine/values/types.ts';
import { isShouted, type SourceDocument } from './source.ts';

/** Names of a document by how often it uses them. */
export interface Naming {
  readonly counts: ReadonlyMap<string, number>;
  /** Single words that are surely part of a name somewhere in the document. */
  readonly sure: ReadonlySet<string>;
  /** The language writes every noun with a capital. */
  readonly capitals: boolean;
  /** What the document is about, where a claim names nothing: its most frequent name, else words of its title. */
  readonly topic: { readonly text: string; readonly named: boolean };
}

/** A name in the title counts as often as this many in the text. */
const TITLE = 3;

/** Runs of name words, as they stand in the text; `figures` are passed over, so that units are no names. */
function namesIn(text: string, lang: string, figures: readonly Span[], tools: FrameTools): string[] {
  const words = contentWords(tokenise(text), lang, tools.lexicon).filter((w) => !figures.some((f) => overlaps(f, w)));
  const runs: Word[][] = [];
  for (const w of words) {
    if (w.name !== 'sure') continue;
    const last = runs.at(-1)?.at(-1);
    if (last && w.start - last.end <= 1) runs.at(-1)!.push(w);
    else runs.push([w]);
  }
  const capitals = tools.lexicon.tongues.get(lang)?.capitalNouns ?? false;
  return runs
    .map((run) => wholeName(text, { start: run[0]!.start, end: run.at(-1)!.end }, capitals))
    .filter((name) => name.length > 1);
}

/** A name with the capitalised words that go on from it ("Skerrin *Bank*"); not where every noun has a capital. */
function wholeName(text: string, name: Span, capitals: boolean): string {
  const rest = capitals ? null : /^(?:[ \u00a0-]\p{Lu}[\p{L}\p{M}'’]*)+/u.exec(text.slice(name.end));
  return text
    .slice(name.start, name.end + (rest && !/^\s?[A-Z]+$/.test(rest[0]) ? rest[0].length : 0))
    .replace(/['’]s$/, '');
}

/** Words of a title that name what a document is about. */
const TITLE_WORDS = 7;

/** A title up to its first stop, in a few words as they stand. */
function shortTitle(title: string): string {
  const first = title.split(/\s*[:;|\u2013\u2014?!]\s+|,\s|\s+[-/]\s+/u).find((t) => /\p{L}{3}/u.test(t)) ?? '';
  return first
    .split(/\s+/)
    .slice(0, TITLE_WORDS)
    .join(' ')
    .replace(/[\p{P}\s]+$/u, '');
}

const firstWords = (doc: SourceDocument): string =>
  shortTitle(doc.blocks.find((b) => !b.about)?.text ?? '') || 'source';

/** Counts the names of a document. `figuresOf` gives the spans of a block's figures and dates. */
export function namingOf(
  doc: SourceDocument,
  figuresOf: (block: number) => readonly Span[],
  tools: FrameTools,
): Naming {
  const counts = new Map<string, number>();
  const lang = doc.meta.language ?? 'en';
  const add = (name: string, n: number): void => void counts.set(name, (counts.get(name) ?? 0) + n);
  for (const [i, block] of doc.blocks.entries())
    if (!block.about && !isShouted(block.text))
      for (const name of namesIn(block.text, block.lang, figuresOf(i), tools)) add(name, 1);
  const title = doc.title ?? '';
  if (title !== title.toUpperCase()) for (const name of counts.keys()) if (title.includes(name)) add(name, TITLE);
  const sure = new Set([...counts.keys()].flatMap((n) => n.split(/[\s-]/)));
  const capitals = tools.lexicon.tongues.get(lang)?.capitalNouns ?? false;
  const known = { counts, sure, capitals };
  const best = [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)[0];
  if (best && best[1] >= 2) return { ...known, topic: { text: best[0], named: true } };
  return { ...known, topic: { text: shortTitle(title) || doc.meta.publisher || firstWords(doc), named: false } };
}

/** What a claim is about, for people: the name bound to it, a name of its sentence that the document uses often, or the topic. */
export function nameSubject(claim: Claim, naming: Naming): { text: string; named: boolean } {
  const { frame, block } = claim;
  const own = frame.own;
  const longest = (part: string): string => {
    const fits = [...naming.counts].filter(
      ([name]) => name === part || name.startsWith(`${part} `) || name.endsWith(` ${part}`),
    );
    return fits.sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)[0]?.[0] ?? part;
  };
  if (block.cell?.rowLabel && own.length === 0) return naming.topic;
  const bound = own.length > 0 ? longest(own.map((w) => w.text).join(' ')) : '';
  if ((naming.counts.get(bound) ?? 0) >= 2) return { text: bound, named: true };
  const named = nameBeside(claim, naming);
  if (!named && bound.length > 1) return { text: bound, named: true };
  return named ? { text: named, named: true } : naming.topic;
}

/**
 * The name in a claim's sentence that stands before the figure, the one that the document uses most; else the first behind it that it uses
 * more than once. Who only reports the figure is not whom it is about.
 */
function nameBeside({ block, frame, mention }: Claim, { counts }: Naming): string | undefined {
  const sentence = block.text.slice(frame.sentence.start, frame.sentence.end);
  const at = mention.span.start - frame.sentence.start;
  const speakers = new Set(frame.near.filter((n) => n.attributed).map((n) => n.word.text));
  const met = [...counts].flatMap(([name, n]) => {
    if (name.split(/\s/).some((part) => speakers.has(part))) return [];
    const before = sentence.slice(0, at).lastIndexOf(name);
    const behind = sentence.indexOf(name, at);
    // One that is met behind the figure and nowhere else in the document is hardly what it is about.
    if (before < 0 && (behind < 0 || n < 2)) return [];
    return [{ name, n: before >= 0 ? n : 0, far: before >= 0 ? at - before - name.length : behind }];
  });
  met.sort((a, b) => b.n - a.n || a.far - b.far || b.name.length - a.name.length);
  return met[0]?.name;
}

/** Words in which a property is named; more only where the id would be taken. */
const FEW = 3;

/**
 * Names for the property's id, best first: the counted noun, then that with what stands nearest, as the text has them in order.
 * `figures` are the block's figures, whose units and denominators name nothing.
 */
export function nameProperty(claim: Claim, value: Value): readonly string[] {
  const { frame, mention, block } = claim;
  if (block.cell?.rowLabel) return [block.cell.rowLabel, `${block.cell.rowLabel} ${block.cell.header}`];
  const head = frame.head?.text ?? mention.head?.text;
  const inText = frame.near.filter(
    (n: Near) =>
      n.word.name === 'no' &&
      (n.where === 'segment' || n.where === 'sentence') &&
      !(mention.per && overlaps(mention.per.span, n.word)),
  );
  const few = (n: number): string =>
    inText
      .slice(0, n)
      .map((x) => x.word)
      .sort((a, b) => a.start - b.start)
      .map((w) => w.text)
      .join(' ');
  const outer = frame.near.find((n) => n.where === 'lead-in' || n.where === 'heading')?.word.text;
  const plain = value.type === 'date' ? 'date' : 'figure';
  const names = head ? [head, few(2), few(FEW)] : [few(FEW - 1), few(FEW)];
  return [...names, outer ?? '', plain].filter((n) => n !== '');
}
