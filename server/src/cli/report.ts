import type { Engine } from '../engine/check.ts';
import type { ReportedDraft } from '../engine/views/report.ts';
import { reportHtml } from '../engine/views/reportHtml.ts';
import { reportMarkdown } from '../engine/views/reportMarkdown.ts';
import { sayIn } from '../ui.ts';
import { type CheckedDraft, checkDrafts, type Options } from './drafts.ts';
import { EXIT, type Io } from './io.ts';

export interface ReportOptions extends Options {
  readonly format?: 'markdown' | 'html';
  /** Language of the report; the text of the drafts stays as it is. */
  readonly in?: string;
  readonly stdinFilename?: string;
}

/** English dates are written as the drafts' are: the day before the month. */
const LOCALES: Readonly<Record<string, string>> = { en: 'en-GB' };

/** `report [PATH…]`: every figure of every draft with its verdict and source, as a Markdown document or an HTML page. */
export async function runReport(
  io: Io,
  engine: Engine,
  paths: readonly string[],
  options: ReportOptions,
): Promise<number> {
  const language = options.in ?? 'en';
  const say = sayIn(language);
  const { drafts, errors } = await checkDrafts(
    io,
    { ...engine, say },
    paths.length ? paths : ['.'],
    options,
    options.stdinFilename,
  );
  const render = options.format === 'html' ? reportHtml : reportMarkdown;
  // Of no draft there is nothing to report but why.
  if (drafts.length || !errors.length)
    io.out(render(drafts.map(reported), { say, locale: LOCALES[language] ?? language }));
  for (const { path, message } of errors) io.err(`${path}: ${message}\n`);
  return errors.length ? EXIT.unusable : EXIT.ok;
}

function reported({ path, lines, language, date, prose, findings, letStand, base }: CheckedDraft): ReportedDraft {
  const facts = new Map(base.index.base.facts.map((fact) => [fact.id, fact]));
  return {
    path,
    text: lines.text,
    language,
    ...(date !== undefined && { date }),
    prose,
    findings,
    letStand,
    factOf: (id) => facts.get(id),
  };
}
