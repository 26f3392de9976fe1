import type { Span } from '../span.ts';
import type { Say } from './say.ts';
import type { Elsewhere, Finding } from './types.ts';

/** A draft's text, with the number of the line, from 1, in which an offset stands. */
export interface Lines {
  readonly text: string;
  readonly lineAt: (offset: number) => number;
}

export function linesOf(text: string): Lines {
  let breaks: readonly number[] | undefined;
  const lineAt = (offset: number): number => {
    breaks ??= breaksIn(text);
    let [low, high] = [0, breaks.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (breaks[middle]! < offset) low = middle + 1;
      else high = middle;
    }
    return 1 + low;
  };
  return { text, lineAt };
}

/** Where the lines of a text end. */
function breaksIn(text: string): readonly number[] {
  if (text.includes('\r')) return [...text.matchAll(/\r\n|\n|\r/g)].map(({ index }) => index);
  const breaks: number[] = [];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks.push(at);
  return breaks;
}

/** What a finding at `span` is contradicted by. */
const elsewhereAt = (text: string, span: Span): Elsewhere => ({
  span,
  surface: text.slice(span.start, span.end),
});

/** The finding of a figure that agrees with its fact as far as that goes, and not with another place of the draft. */
export function inconsistentFinding(finding: Finding, earlier: Span, { text, lineAt }: Lines, say: Say): Finding {
  const elsewhere = elsewhereAt(text, earlier);
  const { span, surface, kind, lang, confidence, citations } = finding;
  const other = { other: elsewhere.surface, line: String(lineAt(earlier.start)) };
  return {
    span,
    surface,
    kind,
    lang,
    verdict: 'doubtful',
    code: 'draft.inconsistent',
    confidence,
    message: say('message.inconsistent', { surface, ...other }),
    citations,
    fixes: [],
    why: [],
    elsewhere,
  };
}

/** A finding that disagrees with its fact, with the place of the draft that has it right. */
export function rightElsewhere(finding: Finding, right: Span, { text, lineAt }: Lines, say: Say): Finding {
  const elsewhere = elsewhereAt(text, right);
  const other = { other: elsewhere.surface, line: String(lineAt(right.start)) };
  return { ...finding, elsewhere, message: say('message.elsewhere', { message: finding.message, ...other }) };
}
