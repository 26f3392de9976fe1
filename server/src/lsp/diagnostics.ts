import { findingsOfKind, type Kind } from '../engine/placed.ts';
import { sourceName } from '../engine/views/message.ts';
import type { Say } from '../engine/views/say.ts';
import type { Finding } from '../engine/views/types.ts';
import type { Checked } from './drafts.ts';
import type { BaseInForce } from './factFiles.ts';
import { rangeOfFact } from './factRange.ts';
import { type Diagnostic, type DiagnosticRelatedInformation, DiagnosticSeverity } from './languageServer.ts';
import type { Server } from './running.ts';
import { maxProblemsOf, severityOf } from './settings.ts';
import type { SourceFiles } from './sourceFiles.ts';
import { type SeverityName, SOURCE, toDiagnostic, toRange } from './toLsp.ts';

/** The diagnostics of a draft, in document order; the gravest first when there are more than the setting allows. */
export async function diagnosticsOf(
  checked: Checked,
  { client, say, sources, explanation }: Pick<Server, 'client' | 'say' | 'sources' | 'explanation'>,
): Promise<Diagnostic[]> {
  const { document, settings, base, result } = checked;
  const severityIn = (finding: Kind): SeverityName => severityOf(finding, settings, base.shared);
  const found = result ? findingsOfKind(result, (kind) => severityIn(kind) !== 'off') : [];
  const max = maxProblemsOf(settings, base.shared);
  const shown: Diagnostic[] = [];
  const pages = new Map<string, string | undefined>();
  for (const finding of gravest(found, max, (one) => GRAVITY[severityIn(one)])) {
    const related = client.relatedInformation ? relatedOf(finding, checked, say) : [];
    if (client.relatedInformation && isQuoted(finding)) related.push(...(await quotesOf(finding, base, sources, say)));
    const { code } = finding;
    if (client.codeDescription && !pages.has(code)) pages.set(code, await explanation(code));
    const href = pages.get(code);
    const description = href ? { href } : undefined;
    const diagnostic = toDiagnostic(document, finding, severityIn(finding), {
      related,
      ...(description ? { description } : {}),
    });
    if (diagnostic) shown.push(diagnostic);
  }
  return found.length > max ? [moreNote(found.length - max, say), ...shown] : shown;
}

const GRAVITY: Readonly<Record<SeverityName, number>> = { error: 0, warning: 1, information: 2, hint: 3, off: 4 };

/** The gravest `max`, in their order. */
function gravest(
  findings: readonly Finding[],
  max: number,
  gravityOf: (finding: Finding) => number,
): readonly Finding[] {
  if (findings.length <= max) return findings;
  const kept = new Set([...findings].sort((a, b) => gravityOf(a) - gravityOf(b)).slice(0, max));
  return findings.filter((finding) => kept.has(finding));
}

/** Says how many are not shown. */
function moreNote(count: number, say: Say): Diagnostic {
  const first = { line: 0, character: 0 };
  return {
    range: { start: first, end: first },
    severity: DiagnosticSeverity.Information,
    source: SOURCE,
    message: say('problems.more', { count }),
  };
}

/** Where the fact stands, and the place of the draft that says otherwise. */
function relatedOf(finding: Finding, checked: Checked, say: Say): DiagnosticRelatedInformation[] {
  const { document } = checked;
  const { elsewhere } = finding;
  if (!elsewhere) return [...factOf(finding, checked, say)];
  const location = { uri: document.uri, range: toRange(document, elsewhere.span) };
  return [
    { location, message: say('related.elsewhere', { text: elsewhere.surface }) },
    ...factOf(finding, checked, say),
  ];
}

/** Where the facts of each base stand: they are told with every key that is typed. */
const told = new WeakMap<BaseInForce, Map<string, readonly DiagnosticRelatedInformation[]>>();

function factOf(finding: Finding, { base }: Checked, say: Say): readonly DiagnosticRelatedInformation[] {
  if (finding.fact === undefined) return [];
  const known = told.get(base) ?? new Map<string, readonly DiagnosticRelatedInformation[]>();
  told.set(base, known);
  const related = known.get(finding.fact) ?? placeOfFact(finding.fact, base, say);
  known.set(finding.fact, related);
  return related;
}

function placeOfFact(id: string, base: BaseInForce, say: Say): readonly DiagnosticRelatedInformation[] {
  const fact = base.byId.get(id);
  const range = fact && rangeOfFact(base, fact);
  if (!fact || !range) return [];
  const text = fact.values.map((value) => value.text).join(' / ');
  const location = { uri: fact.at.file, range };
  return [{ location, message: say('related.fact', { fact: fact.id, text }) }];
}

/** Quotes that are linked to from one finding. */
const MAX_QUOTES = 2;

const isQuoted = ({ citations }: Finding): boolean =>
  citations.some(({ evidence, source }) => evidence.quote && source?.document);

/** Where the sources say it, as far as their documents are in the workspace. */
async function quotesOf(
  { citations }: Finding,
  base: BaseInForce,
  sources: SourceFiles,
  say: Say,
): Promise<DiagnosticRelatedInformation[]> {
  const quoted = citations.filter(({ evidence, source }) => evidence.quote && source?.document).slice(0, MAX_QUOTES);
  const found = quoted.map(async (citation): Promise<DiagnosticRelatedInformation[]> => {
    const location = await sources.find(base, citation.evidence);
    const quote = citation.evidence.quote?.exact ?? '';
    return location ? [{ location, message: say('related.source', { source: sourceName(citation), quote }) }] : [];
  });
  return (await Promise.all(found)).flat();
}
