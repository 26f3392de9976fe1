import { lineText, positionAt } from '../lines.ts';
import { levelOf, type Printer, shownOf } from './types.ts';

const COMMAND = { error: 'error', warning: 'warning', note: 'notice' } as const;

// The characters that the workflow commands of GitHub Actions take for their own, in a message and in a property.
const inMessage = (text: string): string => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const inProperty = (text: string): string => inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Workflow commands of GitHub Actions, which show findings beside the lines of a pull request. */
export const printGithub: Printer = {
  error: ({ path, message }) => `::error file=${inProperty(path)}::${inMessage(message)}\n`,
  draft({ path, lines, findings }, { all }) {
    const commands = shownOf(findings, all).map((finding) => {
      const { line, column } = positionAt(lines, finding.span.start);
      const last = positionAt(lines, finding.span.end);
      const endColumn = last.line === line ? last.column : lineText(lines, line).length + 1;
      const place = `file=${inProperty(path)},line=${line},endLine=${last.line},col=${column},endColumn=${endColumn}`;
      const title = inProperty(finding.fact ?? finding.code);
      return `::${COMMAND[levelOf(finding)]} ${place},title=${title}::${inMessage(finding.message)}\n`;
    });
    return commands.join('');
  },
};
