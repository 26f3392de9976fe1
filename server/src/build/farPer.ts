import type { Mention } from '../engine/mentions/types.ts';
import type { SourceBlock } from './source.ts';

type Recognise = (text: string, lang: string, refDate?: string) => readonly Mention[];

/** Words that may stand between a figure and its denominator ("1,240 euros of debt per inhabitant"). */
const BETWEEN = 4;
/** Words of a denominator. */
const LENGTH = 4;

/**
 * Finds a denominator that other words hold apart from its figure, or that stands before it as an adjective ("annual savings
 * of 18 million") or in the label of the row ("daily output"). The recogniser decides what a denominator is.
 */
export function withPer(mention: Mention, all: readonly Mention[], block: SourceBlock, recognise: Recognise): Mention {
  const value = mention.values[0];
  if (value?.type !== 'quantity' || mention.per || value.per || value.unit === '' || value.dimension === 'time')
    return mention;
  if (value.dimension === 'ratio' || value.dimension === 'points') return mention;
  const { text, lang } = block;
  const figure = text.slice(mention.span.start, mention.span.end);
  const following = all.find((m) => m.span.start >= mention.span.end)?.span.start ?? text.length;
  const rest = /^[^.;:!?,()\u2013\u2014]*/u.exec(text.slice(mention.span.end, following))?.[0] ?? '';
  const after = [...rest.matchAll(/\S+/g)].map((m) => m.index);
  for (const [k, at] of after.slice(1, BETWEEN + 1).entries()) {
    const words = rest.slice(at).split(/\s+/).slice(0, LENGTH).join(' ');
    const per = perOf(`${figure} ${words}`, figure.length, lang, recognise);
    // The words between must not be a clause of their own.
    if (per && k < BETWEEN)
      return lent(mention, per, { start: mention.span.end + at, end: mention.span.end + at + words.length });
  }
  const before = /[^.;:!?,()\u2013\u2014]*$/u.exec(text.slice(0, mention.span.start))?.[0] ?? '';
  const label = `${block.cell?.rowLabel ?? ''} ${before}`.split(/[\s\u00a0]+/).filter((w) => /^\p{L}{5,}$/u.test(w));
  for (const word of label.reverse().slice(0, LENGTH + 2)) {
    const per = perOf(`${figure} ${word.toLowerCase()}`, figure.length, lang, recognise);
    if (per) return lent(mention, per, mention.span);
  }
  return mention;
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
