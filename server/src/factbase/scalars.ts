import type { Span } from '../engine/span.ts';
import { quoting, type Reader, replacing, report } from './reader.ts';
import { type Said, said } from './said.ts';
import type { ProblemFix } from './types.ts';
import type { Entry, Mapping } from './yaml.ts';

/** Marks that YAML takes for itself at the start of an unquoted text. */
const INDICATOR = /^(?:[>|](?!(?:[+-]?[1-9]?|[1-9][+-])\s*(?:#.*)?$)|[*&!%@`#[\]{}]|[-?:](?:\s|$))/;

/**
 * Finds a figure or date that YAML does not take as it was typed (`> 400`, `*400`, `%14`, `1_000`), and
 * reports it with the quoted form as its fix. Returns whether it did: such a scalar is not in force.
 */
export function reportBent(reader: Reader, entry: Entry, parent: Mapping): boolean {
  const { text, span } = rawAfter(reader.text, entry, parent.flow);
  const node = entry.value;
  const emptyBlock = node?.kind === 'scalar' && node.style === 'block' && !node.text.trim() && /^[>|]\S/.test(text);
  const structure = node !== undefined && node.kind !== 'scalar' && text !== '' && !/^[*[{]/.test(text);
  if (
    text &&
    (node?.kind !== 'scalar' || node.style !== 'quoted') &&
    (INDICATOR.test(text) || emptyBlock || structure)
  ) {
    // A well-formed list or mapping, an anchored text and a known alias are no accident of punctuation.
    if (/^[[{]/.test(text) && node && node.kind !== 'dangling') return false;
    if (/^[*&]/.test(text) && node?.kind === 'scalar') return false;
    const message =
      structure && !INDICATOR.test(text) ? said('problem.bent.colon') : said('problem.bent.mark', { mark: text[0]! });
    return bent(reader, span, message, quoting(reader.text, span));
  }
  if (node?.kind !== 'scalar' || node.style !== 'plain') return false;
  const plain = otherReading(node.text);
  if (!plain) return false;
  if (plain.harmless) {
    // This program reads what is typed; other readers of the file might not.
    const fix = quoting(reader.text, node.span);
    report(reader, 'factbase.bent-scalar', node.span, plain.message, { severity: 'information', fix });
    return false;
  }
  const fix =
    plain.instead === undefined
      ? undefined
      : replacing(said('problem.fix.write', { text: plain.instead }), node.span, plain.instead);
  return bent(reader, node.span, plain.message, fix);
}

function bent(reader: Reader, span: Span, message: Said, fix: ProblemFix | undefined): true {
  report(reader, 'factbase.bent-scalar', span, message, fix ? { fix } : {});
  return true;
}

/** What follows the colon on the entry's line, without a comment at its end; in braces up to the next comma or brace. */
function rawAfter(source: string, entry: Entry, flow: boolean): { text: string; span: Span } {
  const colon = source.indexOf(':', entry.key.span.end);
  if (colon < 0) return { text: '', span: entry.key.span };
  let end = source.indexOf('\n', colon);
  if (end < 0) end = source.length;
  let text = source.slice(colon + 1, end);
  if (flow) text = text.split(/[,}]/, 1)[0]!;
  const lead = text.length - text.trimStart().length;
  text = text.trim();
  if (!text.startsWith('#')) text = text.replace(/\s+#.*$/, '');
  const start = colon + 1 + lead;
  return { text, span: { start, end: start + text.length } };
}

/** Plain scalars that some YAML readers take for another number, for a truth value or for nothing. */
function otherReading(text: string): { message: Said; instead?: string; harmless?: boolean } | undefined {
  if (/^\d+(?:_\d+)+$/.test(text)) {
    return { message: said('problem.bent.underscore'), instead: text.replaceAll('_', '') };
  }
  if (/^0x[\da-f]+$/i.test(text) || /^0o[0-7]+$/i.test(text)) {
    return { message: said('problem.bent.base'), instead: String(Number(text)) };
  }
  if (/^0\d+$/.test(text)) {
    return { message: said('problem.bent.octal'), instead: text.replace(/^0+(?=\d)/, '') };
  }
  if (/^\d+(?::[0-5]?\d)+$/.test(text)) {
    return { message: said('problem.bent.sixty'), harmless: true };
  }
  if (/^(?:true|false|yes|no|on|off|y|n)$/i.test(text)) return { message: said('problem.bent.truth') };
  if (/^(?:null|~)$/i.test(text)) return { message: said('problem.bent.nothing') };
  if (/^[-+]?\.(?:inf|nan)$/i.test(text)) return { message: said('problem.bent.infinite') };
  return undefined;
}
