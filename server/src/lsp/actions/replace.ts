import type { CodeAction } from 'vscode-languageserver';
import { type Findings, findingsWhere } from '../../engine/placed.ts';
import { overlaps } from '../../engine/span.ts';
import type { TextEdit } from '../../engine/verdicts/types.ts';
import type { Finding } from '../../engine/views/types.ts';
import { citationEdits } from './cite.ts';
import { type ActionContext, solving } from './context.ts';

/** Corrections of a figure: one for each value, with its citation, and of all figures of the same fact. */
export function replaceActions(context: ActionContext): CodeAction[] {
  const { checked, finding, say } = context;
  const { fixes } = finding;
  const actions = fixes.map((fix, i): CodeAction => {
    const unused = finding.code === 'stet.unused';
    const title = unused ? say('fix.removeStet') : say('fix.replace', { text: fix.replacement });
    // Where the sources conflict no fix is better than another.
    const preferred = i === 0 && fixes.length === 1 && finding.verdict === 'refuted';
    return { ...solving(context, title, fix.edits), ...(preferred ? { isPreferred: true } : {}) };
  });
  const [only] = fixes;
  if (!only || fixes.length > 1 || !finding.fact) return actions;
  const citation = citationEdits(context, 0);
  if (citation) {
    const title = say('fix.replaceAndCite', { text: only.replacement });
    actions.push(solving(context, title, joinEdits([...only.edits, ...citation])));
  }
  const same = checked.result ? sameFact(checked.result, finding) : [];
  if (same.length > 1) {
    const title = say('fix.replaceAll', { count: same.length });
    actions.push(solving(context, title, compatible(same.flatMap((f) => f.fixes[0]!.edits))));
  }
  return actions;
}

/** Figures of the draft that disagree with the same fact and have one fix each. */
const sameFact = (result: Findings, { fact }: Finding): readonly Finding[] =>
  findingsWhere(result, (f) => f.fact === fact && f.verdict === 'refuted' && f.fixes.length === 1);

/** Edits that do not touch one another: of two that do, the first. */
export function compatible(edits: readonly TextEdit[]): TextEdit[] {
  const kept: TextEdit[] = [];
  for (const edit of edits) {
    const clash = kept.some((other) => overlaps(edit, other) || edit.start === other.start);
    if (!clash) kept.push(edit);
  }
  return kept;
}

/** An insertion at the end of a replacement becomes part of it: editors differ in the order of edits that touch. */
function joinEdits(edits: readonly TextEdit[]): TextEdit[] {
  const joined: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last && last.end === edit.start) {
      joined[joined.length - 1] = { start: last.start, end: edit.end, text: last.text + edit.text };
    } else joined.push(edit);
  }
  return joined;
}
