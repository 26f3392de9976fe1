import type { TextEdit } from '../../engine/verdicts/types.ts';
import { isCited, writeCitation } from '../../engine/views/cite.ts';
import { sourceName } from '../../engine/views/message.ts';
import type { Citation } from '../../engine/views/types.ts';
import { type CodeAction, CodeActionKind } from '../languageServer.ts';
import { citationStyleOf } from '../settings.ts';
import type { ActionContext } from './context.ts';
import { toWorkspaceEdit } from './edits.ts';

/** Sources that are offered for citing. */
const MAX_SOURCES = 3;

/** One action for each source that the draft does not cite behind the figure yet. */
export function citeActions(context: ActionContext, kind: string = CodeActionKind.QuickFix): CodeAction[] {
  const { checked, finding, client, say } = context;
  return sourcesOf(context).flatMap((citation, i): CodeAction[] => {
    const edits = citationEdits(context, i);
    if (!edits || i >= MAX_SOURCES || finding.verdict === 'refuted') return [];
    const title = say('fix.cite', { source: sourceName(citation) });
    return [{ title, kind, edit: toWorkspaceEdit(checked.document, edits, client) }];
  });
}

/** The edits that cite the figure's `nth` source behind it; undefined when there is none, or it is cited there. */
export function citationEdits(context: ActionContext, nth: number): TextEdit[] | undefined {
  const { checked, finding } = context;
  const text = checked.document.getText();
  const citation = sourcesOf(context)[nth];
  const at = finding.span.end;
  if (!citation || isCited(citation, text, at)) return undefined;
  const citationStyle = citationStyleOf(checked.settings, checked.base.shared);
  const { text: cited, append } = writeCitation(citation, citationStyle, checked.format, text, finding.lang || 'en');
  const edits = [{ start: at, end: at, text: cited }];
  return append === undefined ? edits : [...edits, appendix(text, append)];
}

/** `lines` at the end of a draft, after an empty line. */
export function appendix(text: string, lines: string): TextEdit {
  const gap = /\n\s*\n$/.test(text) || text === '' ? '' : text.endsWith('\n') ? '\n' : '\n\n';
  return { start: text.length, end: text.length, text: `${gap}${lines}\n` };
}

/** One citation for each source. */
const sourcesOf = ({ finding }: ActionContext): readonly Citation[] => [
  ...new Map(finding.citations.map((citation) => [citation.evidence.source, citation])).values(),
];
