import type { ReportedDraft } from '../../engine/views/report.ts';
import { titleOf } from '../../engine/views/report.ts';
import { reportHtml } from '../../engine/views/reportHtml.ts';
import { reportMarkdown } from '../../engine/views/reportMarkdown.ts';
import { nameOf } from '../../files/uri.ts';
import type { Checked } from '../drafts.ts';
import type { ReportMethod, ReportParams, ReportResult } from '../protocol.ts';
import type { Server } from '../running.ts';

const REPORT: ReportMethod = 'factcheck/report';

/** Answers with the report of an open draft. */
export function handleReport({ connection, client, drafts, say }: Server): void {
  connection.onRequest(REPORT, async ({ uri, format }: ReportParams): Promise<ReportResult | null> => {
    const checked = await drafts.checked(uri);
    const draft = checked && reportedDraft(checked);
    if (!draft) return null;
    const render = format === 'html' ? reportHtml : reportMarkdown;
    return { title: titleOf(draft), text: render([draft], { say, locale: client.locale }) };
  });
}

/** Undefined where nothing was checked. */
function reportedDraft({ document, result, base }: Checked): ReportedDraft | undefined {
  if (!result) return undefined;
  const { prose, findings, letStand = [], language, date } = result;
  return {
    path: nameOf(document.uri),
    text: document.getText(),
    language,
    ...(date ? { date } : {}),
    prose,
    findings,
    letStand,
    factOf: (id) => base.byId.get(id),
  };
}
