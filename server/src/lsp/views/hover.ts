import { findingsAround } from '../../engine/placed.ts';
import { hoverMarkdown } from '../../engine/views/hover.ts';
import type { Say } from '../../engine/views/say.ts';
import type { Finding } from '../../engine/views/types.ts';
import type { WriteValue } from '../../engine/views/write.ts';
import type { Client } from '../client.ts';
import type { Checked } from '../drafts.ts';
import { toOffset } from '../fromLsp.ts';
import { type Hover, MarkupKind, type Position } from '../languageServer.ts';
import { toRange } from '../toLsp.ts';

/** What is known of the figure at a position; null where there is none. A view of the last findings. */
export function hoverAt(
  checked: Checked,
  position: Position,
  client: Client,
  say: Say,
  write: WriteValue,
): Hover | null {
  const finding = findingAt(checked, toOffset(checked.document, position));
  if (!finding) return null;
  const fact = finding.fact ? checked.base.byId.get(finding.fact) : undefined;
  const runnerUp = finding.runnerUp ? checked.base.byId.get(finding.runnerUp) : undefined;
  const date = checked.result?.date;
  const plain = !client.markdownHover;
  const value = hoverMarkdown(finding, {
    say,
    write,
    locale: client.locale,
    plain,
    ...(fact ? { fact } : {}),
    ...(runnerUp ? { runnerUp } : {}),
    ...(date ? { date } : {}),
  });
  return {
    range: toRange(checked.document, finding.span),
    contents: { kind: plain ? MarkupKind.PlainText : MarkupKind.Markdown, value },
  };
}

/** The shortest finding at an offset: a weekday inside its date comes before the date. */
export function findingAt(checked: Checked, offset: number): Finding | undefined {
  const there = checked.result ? findingsAround(checked.result, { start: offset, end: offset }) : [];
  return there.toSorted((a, b) => a.span.end - a.span.start - (b.span.end - b.span.start))[0];
}
