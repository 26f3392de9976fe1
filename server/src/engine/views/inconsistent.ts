import type { Span } from '../span.ts';
import type { Say } from './say.ts';
import type { Elsewhere, Finding } from './types.ts';

/** The number of the line, from 1, in which an offset stands. */
const lineAt = (text: string, offset: number): number => text.slice(0, offset).split(/\r\n|\n|\r/).length;

/** What a finding at `span` is contradicted by. */
export const elsewhereAt = (text: string, span: Span): Elsewhere => ({
  span,
  surface: text.slice(span.start, span.end),
});

/** The finding of a figure that agrees with its fact as far as that goes, and not with another place of the draft. */
export function inconsistentFinding(finding: Finding, earlier: Span, text: string, say: Say): Finding {
  const elsewhere = elsewhereAt(text, earlier);
  const { span, surface, kind, lang, confidence, citations } = finding;
  const other = { other: elsewhere.surface, line: String(lineAt(text, earlier.start)) };
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
export function rightElsewhere(finding: Finding, right: Span, text: string, say: Say): Finding {
  const elsewhere = elsewhereAt(text, right);
  const other = { other: elsewhere.surface, line: String(lineAt(text, right.start)) };
  return { ...finding, elsewhere, message: say('message.elsewhere', { message: finding.message, ...other }) };
}
