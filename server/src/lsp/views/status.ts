import { countOfKind } from '../../engine/placed.ts';
import type { Say } from '../../engine/views/say.ts';
import { statusText } from '../../engine/views/status.ts';
import { isSwitchedOff } from '../../engine/views/suppress.ts';
import { isFigure } from '../../engine/views/tally.ts';
import type { Checked } from '../drafts.ts';
import type { StatusParams } from '../protocol.ts';
import { checkOf } from '../settings.ts';

/** What is going on with a draft, for the status item. */
export function statusOf({ document, base, result, state, settings }: Checked, say: Say): StatusParams {
  const figures = result ? countOfKind(result, isFigure) : 0;
  const refuted = result ? countOfKind(result, (kind) => isFigure(kind) && kind.verdict === 'refuted') : 0;
  const off = state === 'off' || (result !== undefined && isSwitchedOff(result.prose));
  const tally = { figures, refuted, facts: base.base.facts.length, off };
  const text = state === 'failed' ? say('status.failed') : statusText(tally, say);
  return {
    uri: document.uri,
    text,
    state: state === 'failed' ? 'error' : off || state === 'none' ? 'none' : refuted > 0 ? 'refuted' : 'ok',
    figures,
    refuted,
    check: checkOf(settings, base.shared),
    factFiles: base.files,
    ...(result?.date ? { date: result.date } : {}),
  };
}
