import type { FrameTools } from '../engine/claims/frame.ts';
import type { Claim, Near } from '../engine/claims/types.ts';
import { contentWords, type Word } from '../engine/concepts/words.ts';
import { tokenise } from '../engine/mentions/tokens.ts';
import type { Value } from '../engine/values/types.ts';
import type { SourceDocument } from './source.ts';

/** Names of a document by how often it uses them. */
export interface Naming {
  readonly counts: ReadonlyMap<string, number>;
  /** What the document is about, where a claim names nothing: its most frequent name, else words of its title. */
  readonly topic: { readonly text: string; readonly named: boolean };
}

/** A name in the title counts as often as this many in the text. */
const TITLE = 3;

/** Runs of name words, as they stand in the text. */
function namesIn(text: string, lang: string, tools: FrameTools): string[] {
  const words = contentWords(tokenise(text), lang, tools.lexicon);
  const runs: Word[][] = [];
  for (const w of words) {
    if (w.name !== 'sure') continue;
    const last = runs.at(-1)?.at(-1);
    if (last && w.start - last.end <= 1) runs.at(-1)!.push(w);
    else runs.push([w]);
  }
  return runs.map((run) => text.slice(run[0]!.start, run.at(-1)!.end));
}

export function namingOf(doc: SourceDocument, tools: FrameTools): Naming {
  const counts = new Map<string, number>();
  const lang = doc.meta.language ?? 'en';
  const add = (name: string, n: number): void => void counts.set(name, (counts.get(name) ?? 0) + n);
  for (const block of doc.blocks)
    if (!block.about) for (const name of namesIn(block.text, block.lang, tools)) add(name, 1);
  const title = doc.meta.title ?? '';
  if (title !== title.toUpperCase()) for (const name of counts.keys()) if (title.includes(name)) add(name, TITLE);
  const best = [...counts].sort((a, b) => b[1] - a[1] || b[0].length - a[0].length)[0];
  if (best && best[1] >= 2) return { counts, topic: { text: best[0], named: true } };
  const words = contentWords(tokenise(title), lang, tools.lexicon).slice(0, 4);
  const text = words.map((w) => w.text).join(' ') || doc.meta.publisher || 'source';
  return { counts, topic: { text, named: false } };
}

/** What a claim is about, for people: the name bound to it, a name of its sentence that the document uses often, or the topic. */
export function nameSubject(claim: Claim, naming: Naming): { text: string; named: boolean } {
  const own = claim.frame.own;
  if (own.length > 0) {
    const text = claim.block.text.slice(own[0]!.start, own.at(-1)!.end);
    const plain = own.map((w) => w.text).join(' ');
    return { text: text.length <= plain.length + 4 && text.includes(own[0]!.text) ? text : plain, named: true };
  }
  const sentence = claim.block.text.slice(claim.frame.sentence.start, claim.frame.sentence.end);
  let best = '';
  let high = 0;
  for (const [name, n] of naming.counts)
    if (n > high && sentence.includes(name)) {
      best = name;
      high = n;
    }
  return best ? { text: best, named: true } : naming.topic;
}

/** Words that name the property, for its id: the counted noun and what stands nearest. */
export function nameProperty(claim: Claim, value: Value): string {
  const { frame, mention } = claim;
  const head = frame.head?.text ?? mention.head?.text;
  const near = frame.near.filter((n: Near) => n.word.name === 'no' && n.where !== 'title' && n.word.text !== head);
  const pick = near.slice(0, head ? 1 : 2).map((n) => n.word.text);
  if (claim.block.cell?.rowLabel) return claim.block.cell.rowLabel;
  const words = head ? [head, ...pick] : pick;
  if (words.length > 0) return words.join(' ');
  return value.type === 'date' ? 'date' : 'figure';
}
