import type { Evidence, Fact, FactBase } from '../engine/facts/types.ts';
import type { Mention } from '../engine/mentions/types.ts';
import { isDisputed } from '../engine/verdicts/judge.ts';
import { anchor } from './anchor.ts';
import { sameValue } from './valueText.ts';

/**
 * `ok`: stands as quoted. `drift`: found after an edit around it. `changed`: the figure there is another now. `vanished`: not
 * found. `absent`: its document is not here, so nothing is known of it. `unreadable`: its document cannot be read. `disputed`: sources conflict. `expired`: past its date.
 */
export type Status = 'ok' | 'drift' | 'changed' | 'vanished' | 'absent' | 'unreadable' | 'disputed' | 'expired';

export interface Check {
  readonly status: Status;
  readonly fact: string;
  readonly source?: string;
  readonly quote?: string;
  /** What stands there now, or why. */
  readonly detail?: string;
  readonly at: Fact['at'];
}

/** Why a document has no text; `absent` where there is none at its place. */
export interface Unread {
  readonly why: string;
  readonly absent?: boolean;
}

interface VerifyTools {
  readonly recognise: (text: string, lang: string, refDate?: string) => readonly Mention[];
  /** Texts in which a source's quotes are looked for: as read, then raw. Undefined: cannot be read, with the reason. */
  readonly textOf: (source: string) => readonly string[] | Unread;
}

/** Checks every piece of evidence and every fact. `today` is YYYY-MM-DD. Sources without a document are passed over. */
export function verifyFacts(base: FactBase, today: string, tools: VerifyTools): Check[] {
  const checks: Check[] = [];
  for (const fact of base.facts) {
    for (const value of fact.values) {
      for (const evidence of value.evidence) {
        const check = checkEvidence(fact, evidence, base, tools);
        if (check) checks.push(check);
      }
      if (value.validUntil && value.validUntil < today.slice(0, value.validUntil.length))
        checks.push({
          status: 'expired',
          fact: fact.id,
          detail: `${value.text}: valid until ${value.validUntil}`,
          at: fact.at,
        });
    }
    if (isDisputed(fact))
      checks.push({
        status: 'disputed',
        fact: fact.id,
        detail: fact.values.map((v) => v.text).join(' / '),
        at: fact.at,
      });
  }
  return checks;
}

function checkEvidence(fact: Fact, evidence: Evidence, base: FactBase, tools: VerifyTools): Check | undefined {
  const source = base.sources.get(evidence.source);
  if (!evidence.quote || !source?.document) return undefined;
  const about = { fact: fact.id, source: evidence.source, quote: evidence.quote.exact, at: fact.at };
  const texts = tools.textOf(evidence.source);
  if ('why' in texts) return { ...about, status: texts.absent ? 'absent' : 'unreadable', detail: texts.why };
  const quote = evidence.quote;
  const lang = source.language ?? fact.lang;
  // Most quotes stand as they were: these are not read.
  const isFigure = (text: string): boolean =>
    tools.recognise(text, lang, source.published).length > 0 ||
    tools.recognise(quote.exact, lang, source.published).length === 0;
  const anchors = texts.map((t) => anchor(t, quote, isFigure)).filter((a) => a !== undefined);
  const best = anchors.find((a) => a.how === 'exact') ?? anchors[0];
  if (!best) return { ...about, status: 'vanished' };
  if (best.how === 'exact') return { ...about, status: 'ok' };
  const was = tools.recognise(quote.exact, lang, source.published).map((m) => m.values);
  const is = tools.recognise(best.text, lang, source.published).map((m) => m.values);
  if (was.length > 0 && is.length === 0) return { ...about, status: 'vanished' };
  const same = was.every((values, i) => values.some((v) => is[i]?.some((w) => sameValue(v, w)) ?? false));
  return { ...about, status: same && was.length === is.length ? 'drift' : 'changed', detail: best.text };
}
