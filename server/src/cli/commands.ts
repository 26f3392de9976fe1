import type { Engine } from '../engine/check.ts';
import type { Fact, FactValue } from '../engine/facts/types.ts';
import { isDisputed } from '../engine/verdicts/judge.ts';
import { sourceName } from '../engine/views/message.ts';
import type { Finding } from '../engine/views/types.ts';
import { type Base, keepBases } from './bases.ts';
import { type CheckedDraft, checkDrafts, type Options } from './drafts.ts';
import { findingJson } from './formats/json.ts';
import { findingText, printProblems } from './formats/pretty.ts';
import { styleOf, widthOf } from './formats/terminal.ts';
import { EXIT, type Io, Unusable } from './io.ts';
import { offsetAt } from './lines.ts';
import { shown, toUri } from './paths.ts';

/** `explain FILE:LINE:COL`: why the figure there has its verdict. */
export async function runExplain(
  io: Io,
  engine: Engine,
  place: string,
  options: Options & { readonly format: string },
): Promise<number> {
  const match = /^(.+?):(\d+)(?::(\d+))?$/.exec(place);
  const unusable = new Unusable(`“${place}” is no place in a file: write FILE:LINE:COLUMN, both counted from 1.`);
  if (!match || [match[2], match[3]].some((n) => Number(n) === 0)) throw unusable;
  const [, path, line, column] = match;
  const checked = await checkDrafts(io, engine, [path!], options);
  for (const error of checked.errors) io.err(`${error.path}: ${error.message}\n`);
  const [draft] = checked.drafts;
  if (!draft) return EXIT.unusable;
  // A folder or a pattern.
  if (checked.drafts.length > 1 || (path !== '-' && toUri(io.cwd, path!) !== draft.uri)) throw unusable;
  const finding = findingAt(draft, Number(line), column === undefined ? undefined : Number(column));
  if (!finding) {
    io.err(`${path}:${line}: there is no figure or date here.\n`);
    return EXIT.unusable;
  }
  if (options.format === 'json') {
    io.out(`${JSON.stringify({ path: draft.path, ...findingJson(finding, draft), why: finding.why })}\n`);
    return EXIT.ok;
  }
  const style = styleOf(io.colour);
  io.out(findingText(finding, draft, style, io.width));
  for (const why of finding.why) io.out(`      ${why}\n`);
  io.out(`      confidence ${Math.round(finding.confidence * 100)} %\n`);
  return EXIT.ok;
}

/** The figure at a place; without a column, or beside all figures, the nearest one of the line. */
function findingAt(draft: CheckedDraft, line: number, column: number | undefined): Finding | undefined {
  const start = offsetAt(draft.lines, line, 1);
  if (start === undefined) return undefined;
  const end = draft.lines.starts[line] ?? draft.lines.text.length + 1;
  const at = column === undefined ? start : (offsetAt(draft.lines, line, column) ?? start);
  const distance = ({ span }: Finding): number => Math.max(0, span.start - at, at - span.end);
  return draft.findings
    .filter(({ span }) => span.start < end && span.end >= start)
    .reduce<Finding | undefined>((best, f) => (best && distance(best) <= distance(f) ? best : f), undefined);
}

export interface FactsOptions {
  readonly facts?: readonly string[];
  readonly format: string;
}

/** `facts`: what the fact base holds. */
export async function runFacts(io: Io, engine: Engine, options: FactsOptions): Promise<number> {
  const base = await keepBases(io, engine, options.facts).of(toUri(io.cwd, '.'));
  if (!base.files.length)
    throw new Unusable(
      'There is no fact base here: make one with `factcheck init` or `factcheck build`, or name it with --facts.',
    );
  if (options.format === 'json') io.out(`${JSON.stringify(factsJson(io, base))}\n`);
  else printFacts(io, base);
  const fatal = base.problems.some((p) => p.code === 'factbase.syntax' || p.code === 'factbase.too-large');
  return fatal ? EXIT.unusable : EXIT.ok;
}

const evidenceOf = (fact: Fact) => fact.values.flatMap((v) => v.evidence);

function factsJson(io: Io, { base, files, problems }: Base): Record<string, unknown> {
  return {
    version: 1,
    files: files.map(({ file }) => shown(io.cwd, file)),
    sources: [...base.sources.values()].map((source) => ({
      ...source,
      facts: base.facts.filter((f) => evidenceOf(f).some((e) => e.source === source.id)).length,
    })),
    facts: base.facts.map((fact) => ({
      id: fact.id,
      values: fact.values.map((v) => ({ text: v.text, deadline: v.deadline, period: v.period, value: v.value })),
      evidence: evidenceOf(fact).length,
      sources: [...new Set(evidenceOf(fact).map((e) => e.source))],
      disputed: isDisputed(fact),
      file: shown(io.cwd, fact.at.file),
    })),
    problems: problems.map(({ file, ...problem }) => ({ file: shown(io.cwd, file), ...problem })),
  };
}

const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** A longer name or value pushes its own row out, and no other. */
const MOST_COLUMNS = 40;
const padTo = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - widthOf(text)));

const valueText = ({ deadline, text, period }: FactValue): string =>
  `${deadline ? 'by ' : ''}${text}${period === undefined ? '' : ` (${period})`}`;

function printFacts(io: Io, loaded: Base): void {
  const { base, files } = loaded;
  const style = styleOf(io.colour);
  let subject = '';
  const rows = base.facts.map((fact) => ({ fact, values: fact.values.map(valueText).join(' | ') }));
  const widest = (texts: readonly string[]): number =>
    texts.reduce((width, text) => Math.max(width, Math.min(widthOf(text), MOST_COLUMNS)), 0);
  const [names, values] = [widest(rows.map(({ fact }) => fact.property)), widest(rows.map((row) => row.values))];
  for (const row of rows) {
    const { fact } = row;
    if (fact.subject !== subject) io.out(`${style.bold(fact.subject)}\n`);
    subject = fact.subject;
    const evidence = many(evidenceOf(fact).length, 'piece', 'pieces');
    const disputed = isDisputed(fact) ? `  ${style.yellow('disputed')}` : '';
    const columns = `${padTo(fact.property, names)}  ${padTo(row.values, values)}`;
    io.out(`  ${columns}  ${style.dim(`${evidence} of evidence`)}${disputed}\n`);
  }
  io.out('\n');
  for (const source of base.sources.values()) {
    const count = base.facts.filter((f) => evidenceOf(f).some((e) => e.source === source.id)).length;
    const name = sourceName({ evidence: { source: source.id }, source });
    io.out(`${source.id}: ${name} — ${many(count, 'fact', 'facts')}\n`);
  }
  const disputed = base.facts.filter((f) => isDisputed(f)).length;
  const sum = [
    many(base.facts.length, 'fact', 'facts'),
    many(base.sources.size, 'source', 'sources'),
    `${many(base.seen.length, 'figure', 'figures')} seen`,
    `${disputed} disputed`,
  ];
  io.out(`${sum.join(', ')} in ${files.map(({ file }) => shown(io.cwd, file)).join(', ')}\n`);
  printProblems(io, [loaded], style);
}
