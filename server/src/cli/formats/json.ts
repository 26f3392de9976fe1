import type { Finding } from '../../engine/views/types.ts';
import type { CheckedDraft } from '../drafts.ts';
import { positionAt } from '../lines.ts';
import { type Printer, shownOf } from './types.ts';

/** One finding in the form of the contract: offsets in UTF-16 units of the decoded file, lines and columns from 1. */
export function findingJson(finding: Finding, draft: CheckedDraft): Record<string, unknown> {
  const { span, hedge, surface, kind, verdict, code, fact, confidence, message, citations, fixes } = finding;
  const [first] = fixes;
  return {
    start: span.start,
    end: span.end,
    ...positionAt(draft.lines, span.start),
    surface,
    ...(hedge && { hedge: { start: hedge.start, end: hedge.end } }),
    kind,
    verdict,
    code,
    ...(fact !== undefined && { fact }),
    confidence: Math.round(confidence * 100) / 100,
    ...(first && { replacement: first.replacement, edits: first.edits, safe: first.safe }),
    ...(fixes.length > 1 && { alternatives: fixes.slice(1).map(({ replacement, edits }) => ({ replacement, edits })) }),
    message,
    evidence: citations.map(({ evidence, source }) => ({
      source: evidence.source,
      ...(source?.title !== undefined && { title: source.title }),
      ...(source?.url !== undefined && { url: source.url }),
      ...(evidence.quote && { quote: evidence.quote.exact }),
      ...(evidence.locator !== undefined && { locator: evidence.locator }),
    })),
  };
}

const fileJson = (draft: CheckedDraft, all: boolean): Record<string, unknown> => ({
  path: draft.path,
  language: draft.language,
  date: draft.date ?? null,
  findings: shownOf(draft.findings, all).map((finding) => findingJson(finding, draft)),
});

export const printJson: Printer = (io, { drafts, errors }, all) => {
  io.out(`${JSON.stringify({ version: 1, errors, files: drafts.map((draft) => fileJson(draft, all)) })}\n`);
};

/** One finding a line, with the path of its draft; errors first. */
export const printNdjson: Printer = (io, { drafts, errors }, all) => {
  for (const error of errors) io.out(`${JSON.stringify({ error })}\n`);
  for (const draft of drafts) {
    for (const finding of shownOf(draft.findings, all)) {
      io.out(`${JSON.stringify({ path: draft.path, ...findingJson(finding, draft) })}\n`);
    }
  }
};
