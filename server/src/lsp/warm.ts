import { findingsOfKind } from '../engine/placed.ts';
import type { Finding } from '../engine/views/types.ts';
import { codeActionsOf } from './actions/codeActions.ts';
import type { Checked } from './drafts.ts';
import type { Server } from './running.ts';
import { nextTurn } from './settle.ts';
import { toRange } from './toLsp.ts';
import { hoverAt } from './views/hover.ts';

/** Time after the first check: its diagnostics have gone out by then, and a hand has hardly reached the mouse. */
const AFTER_MS = 300;

/**
 * Makes the hover and the actions of one finding, for nobody, shortly after the first check that has one: the first time takes fifty times as
 * long (formatters of the editor's language, tables of the language that facts are written in), and the writer does not wait for it then.
 */
export function warmOnce(server: () => Server): (checked: Checked) => void {
  let isWarm = false;
  return (checked) => {
    if (isWarm || !checked.result) return;
    const finding = findingsOfKind(checked.result, ({ verdict }) => verdict === 'refuted')[0];
    if (!finding) return;
    isWarm = true;
    // What fails here fails again when it is asked for, and is told then.
    setTimeout(() => void showNobody(server(), checked, finding).catch(() => undefined), AFTER_MS);
  };
}

async function showNobody({ client, say, checker }: Server, checked: Checked, finding: Finding): Promise<void> {
  const loaded = await checker();
  const range = toRange(checked.document, finding.span);
  hoverAt(checked, range.start, client, say, loaded.write);
  await new Promise<void>((resolve) => nextTurn(resolve));
  const params = { textDocument: checked.document, range, context: { diagnostics: [] } };
  codeActionsOf(checked, params, { client, say, checker: loaded, versionOf: () => null });
}
