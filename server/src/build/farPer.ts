import { type Cues, findCues } from '../engine/locales/cues.ts';
import { tokenise } from '../engine/mentions/tokens.ts';
import type { Mention } from '../engine/mentions/types.ts';
import { perOfNoun, perOfSubject } from './costPer.ts';
import { isEvery } from './levels.ts';
import type { SourceBlock } from './source.ts';

type Recognise = (text: string, lang: string, refDate?: string) => readonly Mention[];

/** Words that may stand between a figure and its denominator ("1,240 euros of debt per inhabitant"). */
const BETWEEN = 4;
/** Words before the figure among which a denominator is looked for. */
const FAR = 10;
const SUM = '5 €';
const TIMES: ReadonlySet<string> = new Set(['a', 'mo', 'wk', 'd', 'h', 'min', 's']);
/** What the word alone means, without a noun. */
const EACH = 'each';
/** Words of a denominator. */
const LENGTH = 4;

/**
 * Finds a denominator that other words hold apart from its figure, or that stands before it as an adjective ("annual savings
 * of 18 million") or in the label of the row ("daily output"). The recogniser decides what a denominator is.
 */
export function withPer(
  mention: Mention,
  all: readonly Mention[],
  block: SourceBlock,
  recognise: Recognise,
  cues: Cues | undefined,
): Mention {
  const value = mention.values[0];
  if (value?.type !== 'quantity' || mention.per || value.per) return mention;
  if (value.dimension === 'ratio' || value.dimension === 'points' || value.dimension === 'times') return mention;
  const { text, lang } = block;
  if (value.unit === '') return withTime(mention, all, block, recognise);
  // "24 hours a week": the recogniser sees what stands behind a sum.
  const figure = value.dimension === 'time' ? SUM : text.slice(mention.span.start, mention.span.end);
  const following = all.find((m) => m.span.start >= mention.span.end)?.span.start ?? text.length;
  const rest = upToAnd(/^[^.;:!?,()\u2013\u2014]*/u.exec(text.slice(mention.span.end, following))?.[0] ?? '', cues);
  const after = [...rest.matchAll(/\S+/g)].map((m) => m.index);
  for (const [k, at] of (value.dimension === 'time' ? after.slice(0, 1) : after.slice(1, BETWEEN + 1)).entries()) {
    const words = rest.slice(at).split(/\s+/).slice(0, LENGTH).join(' ');
    const per = perOf(`${figure} ${words}`, figure.length, lang, recognise);
    // The words between must not be a clause of their own.
    if (per && k < BETWEEN)
      return lent(mention, per, { start: mention.span.end + at, end: mention.span.end + at + words.length });
  }
  const every = perEvery(text.slice(0, mention.span.start), figure, lang, recognise);
  if (every && !all.some((m) => m.span.end <= mention.span.start && m.span.start > every.from))
    return lent(mention, every.per, mention.span);
  if (value.dimension === 'time') return mention;
  if (value.dimension === 'money') {
    const paid =
      perOfSubject(text.slice(0, mention.span.start), figure, lang, (t, end) => perOf(t, end, lang, recognise)) ??
      perOfNoun(text.slice(0, mention.span.start), lang);
    if (paid) return lent(mention, paid, mention.span);
  }
  const before = /[^.;:!?,()\u2013\u2014]*$/u.exec(text.slice(0, mention.span.start))?.[0] ?? '';
  const label = `${block.cell?.rowLabel ?? ''} ${before}`.split(/[\s\u00a0]+/).filter((w) => /^\p{L}{5,}$/u.test(w));
  for (const word of label.reverse().slice(0, LENGTH + 2)) {
    const per = perOf(`${figure} ${word.toLowerCase()}`, figure.length, lang, recognise);
    if (per) return lent(mention, per, mention.span);
  }
  for (const part of [block.cell?.rowLabel, block.cell?.header, before]) {
    const per = part && perIn(part, figure, lang, recognise, part !== before);
    if (per) return lent(mention, per, mention.span);
  }
  return mention;
}

/** "The ticket stays at 1.80 euros and the annual pass …": what follows an "and" is said of something else. */
function upToAnd(text: string, cues: Cues | undefined): string {
  const tokens = tokenise(text);
  const and = cues && findCues(cues, tokens).find((c) => c.kinds.has('coordination'));
  return and ? text.slice(0, tokens[and.from]!.start) : text;
}

/**
 * What is counted in a span of time: "3,150 passages of boats a year". Counts are seldom of
 * anything else: "400 visitors in a museum" is no rate.
 */
function withTime(mention: Mention, all: readonly Mention[], block: SourceBlock, recognise: Recognise): Mention {
  if (mention.values.some((v) => v.type !== 'quantity' || v.dimension !== 'count')) return mention;
  const { cell, text, lang } = block;
  const head = mention.head?.span.end ?? 0;
  if (cell || head < mention.span.end) return mention;
  const following = all.find((m) => m.span.start >= head)?.span.start ?? text.length;
  const rest = /^[^.;:!?,()\u2013\u2014]*/u.exec(text.slice(head, following))?.[0] ?? '';
  for (const { index: at } of [...rest.matchAll(/\S+/g)].slice(0, BETWEEN)) {
    const words = rest.slice(at).split(/\s+/).slice(0, 2).join(' ');
    const per = perOf(`${SUM} ${words}`, SUM.length, lang, recognise);
    if (per && TIMES.has(per)) return lent(mention, per, { start: head + at, end: head + at + words.length });
  }
  return mention;
}

/**
 * "Every pupil costs the town 640 euros", "Each year, 4 million …": the noun that opens the clause is what the figure is counted
 * by. `from` is its offset.
 */
function perEvery(
  text: string,
  figure: string,
  lang: string,
  recognise: Recognise,
): { readonly per: string; readonly from: number } | undefined {
  const clause = /[^.;:!?()\u2013\u2014]*$/u.exec(text)!;
  const opened = [...clause[0].matchAll(/\S+/gu)].slice(-FAR);
  const at = opened.findIndex((w) => isEvery(w[0], lang));
  const noun = opened[at + 1]?.[0].replace(/,$/, '');
  // Of another part of the sentence ("for every pupil, the town …") only what stands at its beginning counts.
  const comma = opened.slice(at + 1).findLastIndex((w) => w[0].endsWith(','));
  if (at < 0 || !noun || comma > 0) return undefined;
  const per = perOf(`${figure} ${opened[at]![0].toLowerCase()} ${noun}`, figure.length, lang, recognise);
  return per && per !== EACH ? { per, from: clause.index + opened[at]!.index } : undefined;
}

/** "Cost per kilo rose to …": a denominator in the words before the figure. Spans of time there date or last, they divide nothing. */
function perIn(words: string, figure: string, lang: string, recognise: Recognise, label: boolean): string | undefined {
  const parts = words.trim().split(/[\s\u00a0]+/);
  for (let i = Math.max(0, parts.length - FAR); i < parts.length - 1; i++) {
    if (!/^\p{L}{1,4}$/u.test(parts[i]!)) continue;
    const per = perOf(`${figure} ${parts[i]} ${parts[i + 1]}`, figure.length, lang, recognise);
    // In a sentence only units that are known: "fines for watering" is no denominator.
    if (per && (label || (!TIMES.has(per) && per !== parts[i + 1]!.toLowerCase()))) return per;
  }
  return undefined;
}

/** The denominator that the recogniser sees right after the figure. */
function perOf(text: string, figure: number, lang: string, recognise: Recognise): string | undefined {
  const read = recognise(text, lang);
  const first = read[0];
  if (read.length !== 1 || !first?.per || first.per.span.start < figure || first.per.span.start > figure + 1)
    return undefined;
  return first.per.per;
}

function lent(mention: Mention, per: string, span: { start: number; end: number }): Mention {
  const values = mention.values.map((v) => (v.type === 'quantity' ? { ...v, per } : v));
  return { ...mention, values, per: { span, per } };
}
