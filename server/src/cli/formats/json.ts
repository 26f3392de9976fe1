import type { Finding } from '../../engine/views/types.ts';
import type { CheckedDraft } from '../drafts.ts';
import { positionAt } from '../lines.ts';
import { type Printer, shownOf } from './types.ts';

/** One finding in the form of the contract: offsets in UTF-16 units of the decoded file, lines and columns from 1. */
export function findingJson(finding: Finding, draft: CheckedDraft): Record<string, unknown> {
  const { span, hedge, surface, kind, verdict, code, fact, confidence, message, citations, fixes, elsewhere } = finding;
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
    ...(elsewhere && {
      elsewhere: { ...elsewhere.span, ...positionAt(draft.lines, elsewhere.span.start), surface: elsewhere.surface },
    }),
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
  ...(draft.id !== undefined && { id: draft.id }),
  path: draft.path,
  language: draft.language,
  date: draft.date ?? null,
  findings: shownOf(draft.findings, all).map((finding) => findingJson(finding, draft)),
});

/** One JSON object with a list of drafts. */
export const printJson: Printer = {
  head: () => '{"version":1,"files":[',
  draft: (draft, { all }) => JSON.stringify(fileJson(draft, all)),
  between: ',\n',
  foot: ({ errors }) => `],"errors":${JSON.stringify(errors)}}\n`,
};

/** One finding a line, with the path of its draft. */
export const printNdjson: Printer = {
  draft: (draft, { all }) =>
    shownOf(draft.findings, all)
      .map((finding) => `${JSON.stringify({ path: draft.path, ...findingJson(finding, draft) })}\n`)
      .join(''),
  error: (error) => `${JSON.stringify({ error })}\n`,
};

/** One draft a line, whatever was found, for texts that came one a line. */
export const printLines: Printer = {
  draft: (draft, { all }) => `${JSON.stringify(fileJson(draft, all))}\n`,
  error: ({ path, id, message }) =>
    `${JSON.stringify({ ...(id !== undefined && { id }), path, error: { path, message } })}\n`,
};
