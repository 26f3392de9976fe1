import type { Span } from '../engine/span.ts';
import type { TextEdit } from '../engine/verdicts/types.ts';
import type { Finding } from '../engine/views/types.ts';
import type { Problem } from '../factbase/types.ts';
import {
  type CodeDescription,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type TextEdit as LspEdit,
  type Position,
  type Range,
} from './languageServer.ts';
import type { FindingData } from './protocol.ts';

// With `fromLsp.ts` the only place where offsets and LSP positions meet. Both count UTF-16 units; lines end at \n, \r\n or \r.

/** What converts offsets: a `TextDocument`. */
export interface Positions {
  positionAt(offset: number): Position;
}

export const toRange = (document: Positions, span: Span): Range => ({
  start: document.positionAt(span.start),
  end: document.positionAt(span.end),
});

export const toEdit = (document: Positions, edit: TextEdit): LspEdit => ({
  range: toRange(document, edit),
  newText: edit.text,
});

export type SeverityName = 'error' | 'warning' | 'information' | 'hint' | 'off';

const SEVERITIES: Readonly<Record<Exclude<SeverityName, 'off'>, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

export const SOURCE = 'factcheck';

/** A finding as diagnostic; undefined when its severity is `off`. */
export function toDiagnostic(
  document: Positions,
  finding: Finding,
  severity: SeverityName,
  extra: { readonly related?: DiagnosticRelatedInformation[]; readonly description?: CodeDescription },
): Diagnostic | undefined {
  if (severity === 'off') return undefined;
  const data: FindingData = { verdict: finding.verdict, ...(finding.fact ? { fact: finding.fact } : {}) };
  return {
    range: toRange(document, finding.span),
    severity: SEVERITIES[severity],
    source: SOURCE,
    code: finding.code,
    message: finding.message,
    data,
    ...(extra.description ? { codeDescription: extra.description } : {}),
    ...(extra.related?.length ? { relatedInformation: extra.related } : {}),
    ...(finding.code === 'stet.unused' ? { tags: [DiagnosticTag.Unnecessary] } : {}),
  };
}

/** A defect of a fact file as diagnostic of that file. */
export const problemToDiagnostic = (document: Positions, problem: Problem): Diagnostic => ({
  range: toRange(document, problem.span),
  severity: SEVERITIES[problem.severity],
  source: SOURCE,
  code: problem.code,
  message: problem.message,
});
