import type { Span } from '../engine/span.ts';
import { english, type Said, said, speak } from './said.ts';
import type { Place, Problem, ProblemCode, ProblemFix, ReadValue, Severity } from './types.ts';
import type { Entry, Mapping, Node } from './yaml.ts';

/** What the readers of one file share: where it comes from, and what they leave behind. */
export interface Reader {
  readonly file: string;
  readonly text: string;
  readonly readValue: ReadValue;
  /** Language of value strings, unless an entry says otherwise. */
  readonly lang: string;
  readonly problems: Problem[];
  readonly places: Place[];
}

export function report(
  reader: Reader,
  code: ProblemCode,
  span: Span,
  message: Said,
  more: { severity?: Severity; fix?: ProblemFix } = {},
): void {
  const { severity = 'error', fix } = more;
  const { file } = reader;
  reader.problems.push({
    code,
    message: speak(message, english),
    said: message,
    file,
    span,
    severity,
    ...(fix && { fix }),
  });
}

/** A fix that replaces `span` by `text`. */
export const replacing = (title: Said, span: Span, text: string): ProblemFix => ({
  title: speak(title, english),
  said: title,
  edits: [{ start: span.start, end: span.end, text }],
});

/** A fix that changes a name to one that was probably meant. */
export const changing = (span: Span, text: string): ProblemFix =>
  replacing(said('problem.fix.change', { text }), span, text);

/** A fix that puts the text at `span` in quotes. */
export function quoting(source: string, span: Span): ProblemFix {
  const text = source.slice(span.start, span.end);
  return replacing(said('problem.fix.quote'), span, text.includes("'") ? JSON.stringify(text) : `'${text}'`);
}

/** What a node is, in words for messages. */
export const kindOf = (node: Node): Said => said(`problem.kind.${node.kind}`);

/** What stands somewhere in a fact file, in words for messages. */
export type What =
  | 'file'
  | 'sources'
  | 'source'
  | 'subjects'
  | 'subject'
  | 'properties'
  | 'property'
  | 'value'
  | 'seen'
  | 'evidence'
  | 'quote'
  | 'settings'
  | 'severities'
  | 'words';
const nameOf = (what: What): Said => said(`problem.what.${what}`);

/**
 * The entries of a mapping by key. A key that is not in `allowed` (all are, where it is absent) and the second of two equal keys
 * are reported and left out.
 */
export function entriesOf(
  reader: Reader,
  node: Node | undefined,
  what: What,
  allowed?: readonly string[],
): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  if (!node) return found;
  if (node.kind !== 'map') {
    const message = said('problem.mapping', { what: nameOf(what), kind: kindOf(node) });
    report(reader, 'factbase.shape', node.span, message);
    return found;
  }
  let last: string | undefined;
  for (const entry of node.entries) {
    const key = entry.key.text;
    const whole =
      last === undefined || allowed?.includes(key) ? undefined : joinAtComma(reader, node, found.get(last)!, entry);
    if (whole) {
      found.set(last!, whole);
      continue;
    }
    last = undefined;
    if (allowed && !allowed.includes(key)) reportUnknownKey(reader, entry, node, what, allowed);
    else if (found.has(key)) report(reader, 'factbase.duplicate', entry.key.span, said('problem.twice', { key }));
    else {
      found.set(key, entry);
      last = key;
    }
  }
  return found;
}

/**
 * In `{ value: 3,740 tonnes }` YAML sees a second key, "740 tonnes", without a value. Puts the text together again and reports
 * it, with quotes as the fix; undefined where that is not what happened.
 */
function joinAtComma(reader: Reader, node: Mapping, before: Entry, rest: Entry): Entry | undefined {
  const value = before.value;
  if (!node.flow || rest.value || value?.kind !== 'scalar' || value.style !== 'plain') return undefined;
  const span = { start: value.span.start, end: rest.key.span.end };
  const text = reader.text.slice(span.start, span.end);
  const earlier = reader.problems.findIndex((p) => p.code === 'factbase.bent-scalar' && p.span.start === span.start);
  if (earlier >= 0) reader.problems.splice(earlier, 1);
  report(reader, 'factbase.bent-scalar', span, said('problem.comma'), { fix: quoting(reader.text, span) });
  return {
    ...before,
    value: { kind: 'scalar', text, style: 'plain', span },
    span: { start: before.span.start, end: span.end },
  };
}

function reportUnknownKey(reader: Reader, entry: Entry, node: Mapping, what: What, allowed: readonly string[]): void {
  const key = entry.key.text;
  const near = nearest(key, allowed);
  const about = { key, what: nameOf(what) };
  if (near !== undefined) {
    const message = said('problem.key.near', { ...about, near });
    report(reader, 'factbase.unknown-key', entry.key.span, message, { fix: changing(entry.key.span, near) });
  } else {
    const message = said(node.flow && !entry.value ? 'problem.key.comma' : 'problem.key', about);
    report(reader, 'factbase.unknown-key', entry.key.span, message);
  }
}

/** The candidate that differs in at most a third of its letters, if any. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const limit = Math.max(1, Math.floor(candidate.length / 3));
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const d = distance(word.toLowerCase(), candidate.toLowerCase());
    if (d <= limit && d < least) [best, least] = [candidate, d];
  }
  return best;
}

/** Edit distance; a swap of neighbours counts as two. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length]!;
}
