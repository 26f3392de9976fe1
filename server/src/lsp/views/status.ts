import { findingsAnywhere } from '../../engine/placed.ts';
import type { Say } from '../../engine/views/say.ts';
import { statusText } from '../../engine/views/status.ts';
import { isSwitchedOff } from '../../engine/views/suppress.ts';
import { figuresOf } from '../../engine/views/tally.ts';
import type { Checked } from '../drafts.ts';
import type { StatusParams } from '../protocol.ts';
import { checkOf } from '../settings.ts';

/** What is going on with a draft, for the status item. */
export function statusOf({ document, base, result, state, settings }: Checked, say: Say): StatusParams {
  const findings = figuresOf(result ? findingsAnywhere(result) : []);
  const refuted = findings.filter((finding) => finding.verdict === 'refuted').length;
  const off = state === 'off' || (result !== undefined && isSwitchedOff(result.prose));
  const tally = { figures: findings.length, refuted, facts: base.base.facts.length, off };
  const text = state === 'failed' ? say('status.failed') : statusText(tally, say);
  return {
    uri: document.uri,
    text,
    state: state === 'failed' ? 'error' : off || state === 'none' ? 'none' : refuted > 0 ? 'refuted' : 'ok',
    figures: findings.length,
    refuted,
    check: checkOf(settings, base.shared),
    factFiles: base.files,
    ...(result?.date ? { date: result.date } : {}),
  };
}
