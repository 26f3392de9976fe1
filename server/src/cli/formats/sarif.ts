import { contentHash } from '../../factbase/hash.ts';
import { positionAt } from '../lines.ts';
import { levelOf, type Printer, shownOf } from './types.ts';

const RULES: Readonly<Record<string, string>> = {
  'fact.refuted': 'The figure disagrees with the fact base.',
  'fact.doubtful': 'The figure looks different from a fact that may be meant.',
  'fact.disputed': 'The sources conflict on this figure.',
  'fact.outdated': 'The figure was right once.',
  'fact.unsupported': 'No fact covers this figure.',
  'fact.supported': 'The figure agrees with the fact base.',
  'date.weekday': 'The weekday contradicts the date.',
  'draft.inconsistent': 'The draft contradicts itself.',
  'stet.unused': 'A suppression comment that suppresses nothing.',
};

/** SARIF 2.1.0, for code-scanning services. Columns are UTF-16 units. */
export const printSarif: Printer = (io, { drafts, errors }, all) => {
  const results = drafts.flatMap(({ path, lines, findings }) =>
    shownOf(findings, all).map((finding) => {
      const start = positionAt(lines, finding.span.start);
      const end = positionAt(lines, finding.span.end);
      const cited = finding.citations.map((c) => c.source?.title ?? c.evidence.source).join('; ');
      return {
        ruleId: finding.code,
        level: levelOf(finding),
        message: { text: cited ? `${finding.message} (${cited})` : finding.message },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: encodeURI(path), uriBaseId: '%SRCROOT%' },
              region: {
                startLine: start.line,
                startColumn: start.column,
                endLine: end.line,
                endColumn: end.column,
                charOffset: finding.span.start,
                charLength: finding.span.end - finding.span.start,
                snippet: { text: finding.surface },
              },
            },
          },
        ],
        // The same mistake keeps its mark when lines above it change.
        partialFingerprints: { 'figure/v1': contentHash(path, finding.fact ?? finding.code, finding.surface) },
        ...(finding.fixes.length && {
          fixes: finding.fixes.map((fix) => ({
            description: { text: `Replace by ${fix.replacement}` },
            artifactChanges: [
              {
                artifactLocation: { uri: encodeURI(path), uriBaseId: '%SRCROOT%' },
                replacements: fix.edits.map((edit) => ({
                  deletedRegion: { charOffset: edit.start, charLength: edit.end - edit.start },
                  insertedContent: { text: edit.text },
                })),
              },
            ],
          })),
        }),
      };
    }),
  );
  const rules = Object.entries(RULES).map(([id, text]) => ({ id, shortDescription: { text } }));
  const notifications = errors.map(({ path, message }) => ({
    level: 'error',
    message: { text: `${path}: ${message}` },
  }));
  const run = {
    tool: { driver: { name: 'factcheck', rules } },
    columnKind: 'utf16CodeUnits',
    invocations: [{ executionSuccessful: errors.length === 0, toolExecutionNotifications: notifications }],
    results,
  };
  io.out(
    `${JSON.stringify({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] })}\n`,
  );
};
