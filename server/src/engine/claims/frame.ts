import type { Word } from '../concepts/types.ts';
import { contentWords } from '../concepts/words.ts';
import type { CueHit, CueKind } from '../locales/cues.ts';
import { tokenise } from '../mentions/tokens.ts';
import type { Mention } from '../mentions/types.ts';
import type { Block } from '../prose/types.ts';
import { overlaps, type Span } from '../span.ts';
import { dateSpans, datesBeside } from './datesBeside.ts';
import { type FrameTools, proximity, type Reading, read, SENTENCE_FLOOR, tokenAt } from './reading.ts';
import { roleOf } from './role.ts';
import { isBoundary, type Sentence, tokenSpan } from './sentences.ts';
import type { Claim, Frame, Near, Where } from './types.ts';

export type { FrameTools } from './reading.ts';

/** Fixed proximities beyond the sentence. */
const OUTSIDE: Readonly<
  Record<'previous' | 'paragraph' | 'heading' | 'outerHeading' | 'title' | 'leadIn' | 'rowLabel' | 'header', number>
> = {
  previous: 0.2,
  paragraph: 0.12,
  heading: 0.3,
  outerHeading: 0.2,
  title: 0.15,
  leadIn: 0.35,
  rowLabel: 0.95,
  header: 0.8,
};

function segmentOf(r: Reading, s: Sentence, from: number, to: number): readonly [number, number] {
  let a = from;
  while (a > s.from && r.boundariesBefore[a - 1]! === r.boundariesBefore[from]!) a--;
  let b = to;
  while (b < s.to && r.boundariesBefore[b]! === r.boundariesBefore[Math.max(from, to - 1)]!) b++;
  return [a, b];
}

/** Words of a label that stands outside the running text (heading, table header …). */
function labelWords(text: string | undefined, lang: string, tools: FrameTools, weight: number, where: Where): Near[] {
  if (!text) return [];
  return contentWords(tokenise(text), lang, tools.lexicon).map((word) => ({ word, weight, where }));
}

function outerWords(block: Block, tools: FrameTools, title: string | undefined): Near[] {
  const inner = block.headings.at(-1);
  const near: Near[] = [];
  if (block.cell) {
    near.push(...labelWords(block.cell.rowLabel, block.lang, tools, OUTSIDE.rowLabel, 'cell'));
    near.push(...labelWords(block.cell.header, block.lang, tools, OUTSIDE.header, 'cell'));
  }
  near.push(...labelWords(block.leadIn, block.lang, tools, OUTSIDE.leadIn, 'lead-in'));
  near.push(...labelWords(inner, block.lang, tools, OUTSIDE.heading, 'heading'));
  for (const h of block.headings.slice(0, -1))
    near.push(...labelWords(h, block.lang, tools, OUTSIDE.outerHeading, 'heading'));
  near.push(...labelWords(title, block.lang, tools, OUTSIDE.title, 'title'));
  return near;
}

/** Words of running text beyond which a block says nothing of a figure, but for its own sentence: some without a blank line run to thousands. */
const REACH = 250;

/** The words of a block that are no figures, by their places in `words`. */
const plainWords = ({ words }: Reading, mentions: readonly Mention[]): readonly number[] =>
  words.flatMap((word, i) => (mentions.some((m) => overlaps(m.span, word)) ? [] : [i]));

function nearWords(
  r: Reading,
  at: number,
  from: number,
  to: number,
  segment: readonly [number, number],
  plain: readonly number[],
): Near[] {
  const near: Near[] = [];
  const s = r.sentences[at]!;
  const previous = r.sentences[at - 1];
  for (const i of plain) {
    const k = r.wordAt[i]!;
    const isFar = Math.abs(r.wordsBefore[k]! - r.wordsBefore[from]!) > REACH;
    if (isFar && (k < s.from || k >= s.to)) continue;
    const word = r.words[i]!;
    const attributed = r.attributed.has(i) ? { attributed: true } : {};
    if (k >= s.from && k < s.to) {
      const inSegment = k >= segment[0] && k < segment[1];
      near.push({
        word,
        weight: Math.max(SENTENCE_FLOOR, proximity(r, from, to, k)),
        where: inSegment ? 'segment' : 'sentence',
        ...attributed,
      });
    } else if (previous && k >= previous.from && k < previous.to)
      // "How many plants? Three.": the question says what the answer is of.
      near.push(
        previous.question
          ? { word, weight: OUTSIDE.leadIn, where: 'lead-in', ...attributed }
          : { word, weight: OUTSIDE.previous, where: 'paragraph', ...attributed },
      );
    else near.push({ word, weight: OUTSIDE.paragraph, where: 'paragraph', ...attributed });
  }
  return near;
}

/** The cues that are no words of a figure or date: "in May" is a month and no "may", and "no fewer than" denies nothing. */
const plainCues = (r: Reading, mentions: readonly Mention[]): readonly CueHit[] =>
  r.cues.filter((hit) => {
    const at = { start: r.tokens[hit.from]!.start, end: r.tokens[hit.to - 1]!.end };
    return !mentions.some((m) => overlaps(m.span, at) || (m.hedge && overlaps(m.hedge.span, at)));
  });

function nearCues(
  r: Reading,
  s: Sentence,
  from: number,
  to: number,
  cues: readonly CueHit[],
): Partial<Record<CueKind, number>> {
  const found: Partial<Record<CueKind, number>> = {};
  for (const hit of cues) {
    if (hit.from < s.from || hit.from >= s.to) continue;
    const p = hit.from < from ? proximity(r, from, to, hit.to - 1) : proximity(r, from, to, hit.from);
    // "71 percent failed": what is negated comes behind the negation.
    for (const kind of hit.kinds)
      if (kind !== 'negation' || hit.from < from) found[kind] = Math.max(found[kind] ?? 0, p);
  }
  return found;
}

/** The name bound to the figure: the nearest one, with the name words beside it. A bracket right before the figure binds leftwards. */
function ownName(r: Reading, near: readonly Near[], from: number): readonly Word[] {
  const bracket = r.tokens.slice(Math.max(0, from - 2), from).some((t) => t.text === '(');
  const names = near.filter(
    (n) => n.word.name !== 'no' && (n.where === 'segment' || n.where === 'cell' || (n.where === 'sentence' && bracket)),
  );
  const best = names.reduce<Near | undefined>((a, n) => (!a || n.weight > a.weight ? n : a), undefined);
  if (!best) return [];
  if (best.where === 'cell') return names.filter((n) => n.where === 'cell').map((n) => n.word);
  const i = r.words.indexOf(best.word);
  const own = [best.word];
  for (let k = i - 1; k >= 0 && r.words[k]!.name !== 'no' && r.words[k + 1]!.start - r.words[k]!.end <= 2; k--)
    own.unshift(r.words[k]!);
  for (
    let k = i + 1;
    k < r.words.length && r.words[k]!.name !== 'no' && r.words[k]!.start - r.words[k - 1]!.end <= 2;
    k++
  )
    own.push(r.words[k]!);
  return own;
}

/** Cues that are not the hedge of another figure: "half of the *more than* 3,000" rises no more than "umas 200 há *mais de* dez anos". */
function freeCues(r: Reading, mention: Mention, mentions: readonly Mention[]): readonly CueHit[] {
  const hedges = mentions.flatMap((m) => (m !== mention && m.hedge ? [m.hedge.span] : []));
  if (hedges.length === 0) return r.cues;
  const isHedge = (c: CueHit): boolean =>
    hedges.some((h) => h.start <= r.tokens[c.from]!.start && r.tokens[c.to - 1]!.end <= h.end);
  return r.cues.filter((c) => !isHedge(c));
}

/** "After", "ahead of" and their like in a sentence; within a figure or date ("after 5 May") they put no event in order. */
function sequelsIn(r: Reading, s: Sentence, mentions: readonly Mention[]): Span[] {
  const spans = r.cues
    .filter((c) => c.kinds.has('sequel') && c.from >= s.from && c.to <= s.to)
    .map((c) => ({ start: r.tokens[c.from]!.start, end: r.tokens[c.to - 1]!.end }));
  return spans.filter((at) => !mentions.some((m) => overlaps(m.span, at)));
}

/** Whether a cue of the kind is the first word of the sentence ("If …"). */
function opensWith(r: Reading, s: Sentence, kind: CueKind): boolean {
  let first = s.from;
  while (first < s.to && r.tokens[first]!.type !== 'word') first++;
  return r.cues.some((c) => c.from === first && c.kinds.has(kind));
}

const has = (r: Reading, s: Sentence, kind: CueKind): boolean =>
  r.cues.some((c) => c.from >= s.from && c.to <= s.to && c.kinds.has(kind));

/** "Plans for 2030: growth or standstill?" asks nothing of what stands before the colon. */
const hasColon = (r: Reading, from: number, to: number): boolean =>
  r.tokens.slice(from, to).some((t, i) => t.text === ':' && isBoundary(r.tokens, from + i));

function frameOf(
  r: Reading,
  mention: Mention,
  mentions: readonly Mention[],
  plain: { readonly words: readonly number[]; readonly cues: readonly CueHit[] },
  outer: readonly Near[],
): { frame: Frame; sentence: number } {
  const from = tokenAt(r.tokens, mention.span.start);
  let to = from + 1;
  while (to < r.tokens.length && r.tokens[to]!.start < mention.span.end) to++;
  const found = r.sentences.findIndex((s) => from >= s.from && from < s.to);
  const at = Math.max(0, found);
  const s = r.sentences[at] ?? { from: 0, to: r.tokens.length, question: false };
  const segment = segmentOf(r, s, from, to);
  const near = [...nearWords(r, at, from, to, segment, plain.words), ...outer].sort((a, b) => b.weight - a.weight);
  const cues = nearCues(r, s, from, to, plain.cues);
  const head = mention.head && r.words.find((w) => overlaps(w, mention.head!.span));
  const { role, direction } = roleOf(
    mention,
    cues,
    freeCues(r, mention, mentions),
    r.tokens,
    from,
    to,
    s,
    dateSpans(mentions),
  );
  const per = mention.per?.per ?? mention.values.map((v) => (v.type === 'quantity' ? v.per : undefined)).find((p) => p);
  const frame: Frame = {
    sentence: tokenSpan(r.tokens, s.from, s.to),
    segment: tokenSpan(r.tokens, segment[0], segment[1]),
    near,
    ...(head ? { head } : {}),
    own: ownName(r, near, from),
    ...(role ? { role } : {}),
    ...(direction ? { direction } : {}),
    ...(per ? { per } : {}),
    cues,
    dates: datesBeside(r, mention, from, to, s, mentions),
    sequels: sequelsIn(r, s, mentions),
    question: s.question && !hasColon(r, to, s.to),
    supposed: opensWith(r, s, 'hypothesis') && !has(r, s, 'hearsay'),
  };
  return { frame, sentence: at };
}

/** Frames the mentions of one block; `at` is the block's index in its document. */
export function frameBlock(
  block: Block,
  at: number,
  mentions: readonly Mention[],
  tools: FrameTools,
  title?: string,
): readonly Claim[] {
  if (mentions.length === 0) return [];
  const r = read(block, tools);
  const outer = outerWords(block, tools, title);
  const plain = { words: plainWords(r, mentions), cues: plainCues(r, mentions) };
  return mentions.map((mention) => ({ block, at, mention, ...frameOf(r, mention, mentions, plain, outer) }));
}
