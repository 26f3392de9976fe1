import type { Span } from '../../engine/span.ts';
import type { Code } from '../../engine/verdicts/types.ts';
import type { Finding } from '../../engine/views/types.ts';
import { contentHash } from '../../factbase/hash.ts';
import { sayIn } from '../../ui.ts';
import type { CheckedDraft } from '../drafts.ts';
import { type Lines, positionAt } from '../lines.ts';
import { levelOf, type Printer, shownOf } from './types.ts';

const say = sayIn('en');

const CODES: readonly Code[] = [
  'fact.refuted',
  'fact.doubtful',
  'fact.disputed',
  'fact.outdated',
  'fact.unsupported',
  'fact.supported',
  'fact.rounded',
  'date.weekday',
  'draft.inconsistent',
  'stet.unused',
];

/** What a code means, what to do, and how to let the figure stand: the README's words. */
function ruleOf(id: Code): Record<string, unknown> {
  const part = (name: string): string => say(`rule.${id}.${name}`);
  const whatToDo = say('rule.do', { text: part('do') });
  const silence = say('rule.silence', { text: part('silence') });
  return {
    id,
    shortDescription: { text: part('short') },
    fullDescription: { text: part('means') },
    help: {
      text: [part('means'), whatToDo, silence].join(' ').replaceAll('`', ''),
      markdown: `${part('means')}\n\n- ${whatToDo}\n- ${silence}`,
    },
    defaultConfiguration: { level: levelOf({ code: id }) },
  };
}

function placeOf(path: string, lines: Lines, span: Span): Record<string, unknown> {
  const start = positionAt(lines, span.start);
  const end = positionAt(lines, span.end);
  return {
    artifactLocation: { uri: encodeURI(path), uriBaseId: '%SRCROOT%' },
    region: {
      startLine: start.line,
      startColumn: start.column,
      endLine: end.line,
      endColumn: end.column,
      charOffset: span.start,
      charLength: span.end - span.start,
      snippet: { text: lines.text.slice(span.start, span.end) },
    },
  };
}

function resultOf(finding: Finding, { path, lines }: CheckedDraft): Record<string, unknown> {
  const cited = finding.citations.map((c) => c.source?.title ?? c.evidence.source).join('; ');
  return {
    ruleId: finding.code,
    level: levelOf(finding),
    message: { text: cited ? `${finding.message} (${cited})` : finding.message },
    locations: [
      {
        physicalLocation: placeOf(path, lines, finding.span),
      },
    ],
    ...(finding.elsewhere && {
      relatedLocations: [
        {
          physicalLocation: placeOf(path, lines, finding.elsewhere.span),
          message: { text: finding.elsewhere.surface },
        },
      ],
    }),
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
}

/** SARIF 2.1.0, for code-scanning services. Columns are UTF-16 units. */
export const printSarif: Printer = {
  head() {
    const tool = { driver: { name: 'factcheck', rules: CODES.map(ruleOf) } };
    const head = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0' };
    return `${JSON.stringify(head).slice(0, -1)},"runs":[{"tool":${JSON.stringify(tool)},"columnKind":"utf16CodeUnits","results":[`;
  },
  draft: (draft, { all }) =>
    shownOf(draft.findings, all)
      .map((finding) => JSON.stringify(resultOf(finding, draft)))
      .join(',\n'),
  between: ',\n',
  foot({ errors }) {
    const notifications = errors.map(({ path, message }) => ({
      level: 'error',
      message: { text: `${path}: ${message}` },
    }));
    const invocation = { executionSuccessful: errors.length === 0, toolExecutionNotifications: notifications };
    return `],"invocations":[${JSON.stringify(invocation)}]}]}\n`;
  },
};
