import type { Checked } from '../drafts.ts';
import type { FindingView } from '../protocol.ts';
import { toRange } from '../toLsp.ts';

/** Every figure and date of a draft with its verdict, in reading order: what coverage and the view of figures show. */
export function findingsOf({ document, result }: Checked): FindingView[] {
  const findings = result?.findings.filter((finding) => finding.code.startsWith('fact.')) ?? [];
  return findings
    .toSorted((a, b) => a.span.start - b.span.start)
    .map(({ span, surface, verdict, fact, message }) => ({
      range: toRange(document, span),
      surface,
      verdict,
      message,
      ...(fact ? { fact } : {}),
    }));
}
