import type { CodeAction } from 'vscode-languageserver';
import type { TextEdit } from '../../engine/verdicts/types.ts';
import { writeComment } from '../../engine/views/suppress.ts';
import { type ActionContext, solving } from './context.ts';

/** Let a figure stand, or all figures of its fact in this draft. */
export function stetActions(context: ActionContext): CodeAction[] {
  const { checked, finding, say } = context;
  const at = finding.span.end;
  const behind = checked.document.getText().slice(at, at + 2);
  const order = (text: string): TextEdit[] => [
    { start: at, end: at, text: writeComment(checked.format, text, behind) },
  ];
  const actions = [solving(context, say('fix.stet'), order('stet'))];
  if (finding.fact) {
    const { fact } = finding;
    actions.push(solving(context, say('fix.stetFact', { fact }), order(`stet ${fact}`)));
  }
  return actions;
}
