import type { Span } from '../span.ts';
import type { Say } from './say.ts';
import type { Elsewhere, Finding } from './types.ts';

/** A draft's text, with the number of the line, from 1, in which an offset stands. */
export interface Lines {
  readonly text: string;
  readonly lineAt: (offset: number) => number;
}

export function linesOf(text: string): Lines {
  const hasReturns = text.includes('\r');
  const lineAt = (offset: number): number => {
    if (hasReturns) return 1 + [...text.slice(0, offset).matchAll(/\r\n|\n|\r/g)].length;
    let line = 1;
    for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
    return line;
  };
  return { text, lineAt };
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
