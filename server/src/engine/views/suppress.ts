import type { Comment, Format, Prose } from '../prose/types.ts';
import { contains, overlaps, type Span } from '../span.ts';
import type { Say } from './say.ts';
import type { Finding } from './types.ts';

/** What a suppression comment asks for. */
type Order =
  | { readonly kind: 'here' | 'next-line' | 'disable' | 'enable' }
  | { readonly kind: 'fact'; readonly fact: string };

/** A comment with the stretch of the draft that it covers. */
interface Suppression {
  readonly comment: Comment;
  readonly span: Span;
  /** Only findings of this fact, anywhere in the draft. */
  readonly fact?: string;
  /** Only this figure: the comment stands right behind it. */
  readonly only?: Span;
}

/** Whether front matter switches checking off: `factcheck: false` (also `no`, `off`). */
export function isSwitchedOff(prose: Prose): boolean {
  return /^(?:false|no|off)$/i.test(prose.meta.get('factcheck')?.value ?? '');
}

/**
 * Leaves out the findings that the draft's comments ask to let stand, and adds one `stet.unused` for each comment that
 * covers nothing that would have been said. `text` is the draft's. The result is in document order.
 */
export function applySuppressions(
  text: string,
  prose: Prose,
  findings: readonly Finding[],
  say: Say,
): readonly Finding[] {
  if (isSwitchedOff(prose)) return [];
  const suppressions = readSuppressions(text, prose.comments, findings);
  if (suppressions.length === 0) return findings;
  const used = new Set<Suppression>();
  const kept = findings.filter((finding) => {
    const covering = suppressions.filter((suppression) => covers(suppression, finding));
    // A figure that agrees needs no leave to stand.
    if (finding.code === 'fact.supported') return true;
    for (const suppression of covering) used.add(suppression);
    return covering.length === 0;
  });
  const unused = suppressions
    .filter((suppression) => !used.has(suppression))
    .map((s) => unusedFinding(text, s.comment, say));
  return [...kept, ...unused].sort((a, b) => a.span.start - b.span.start);
}

/** The ids that `stet FACT-ID` comments name, each with its place and its comment's, in document offsets. */
export function stetIds(
  text: string,
  { comments }: Pick<Prose, 'comments'>,
): readonly { readonly fact: string; readonly span: Span; readonly comment: Span }[] {
  return comments.flatMap((comment) => {
    const order = readOrder(comment.text);
    if (order?.kind !== 'fact') return [];
    const at = text.indexOf(order.fact, comment.span.start + text.slice(comment.span.start).search(/stet/i) + 4);
    const span = { start: at, end: at + order.fact.length };
    return contains(comment.span, span) ? [{ fact: order.fact, span, comment: comment.span }] : [];
  });
}

/**
 * The text that suppresses, as a comment in the format's own syntax: `<!-- stet -->`. `behind` is what follows it: in LaTeX a
 * comment takes the rest of its line, and the blanks that the next line begins with.
 */
export function writeComment(format: Format, order: string, behind = ''): string {
  if (format === 'text') return `[${order}]`;
  if (format !== 'latex') return `<!-- ${order} -->`;
  return `${/^\s/.test(behind) ? ' ' : ''}% ${order}${/^[\r\n]|^$/.test(behind) ? '' : '\n'}`;
}

function covers({ span, fact, only }: Suppression, finding: Finding): boolean {
  // A contradiction may be let stand at either end.
  const isElsewhere = (test: (place: Span) => boolean): boolean =>
    finding.code === 'draft.inconsistent' && finding.elsewhere !== undefined && test(finding.elsewhere.span);
  if (only) return overlaps(only, finding.span) || isElsewhere((place) => overlaps(only, place));
  if (fact) return finding.fact === fact || finding.fact?.startsWith(`${fact}.`) === true;
  return contains(span, finding.span) || isElsewhere((place) => contains(span, place));
}

/** Words behind `--` or `:` are the writer's reason. A word with a point in it is a fact's id, with or without property. */
function readOrder(comment: string): Order | undefined {
  const [order = ''] = comment.split(/\s+--\s|:(?:\s|$)/, 1);
  const match = /^(stet|factcheck-disable|factcheck-enable)(?:\s+(\S+))?\s*$/i.exec(order.trim());
  if (!match) return undefined;
  const [, word = '', argument] = match;
  if (/disable$/i.test(word)) return { kind: 'disable' };
  if (/enable$/i.test(word)) return { kind: 'enable' };
  if (!argument) return { kind: 'here' };
  return /^next-line$/i.test(argument) ? { kind: 'next-line' } : { kind: 'fact', fact: argument };
}

function readSuppressions(text: string, comments: readonly Comment[], findings: readonly Finding[]): Suppression[] {
  const suppressions: Suppression[] = [];
  let open: Comment | undefined;
  const close = (end: number): void => {
    if (open) suppressions.push({ comment: open, span: { start: open.span.end, end } });
    open = undefined;
  };
  for (const comment of comments) {
    const order = readOrder(comment.text);
    if (order?.kind === 'disable') open ??= comment;
    else if (order?.kind === 'enable') close(comment.span.start);
    else if (order?.kind === 'fact')
      suppressions.push({ comment, span: { start: 0, end: text.length }, fact: order.fact });
    else if (order?.kind === 'next-line') suppressions.push({ comment, span: nextLine(text, comment.span.end) });
    else if (order?.kind === 'here') {
      const only = findings.findLast((finding) => standsRightBehind(text, finding, comment));
      suppressions.push({ comment, span: lineAround(text, comment.span), ...(only ? { only: only.span } : {}) });
    }
  }
  close(text.length);
  return suppressions;
}

/** Only markup, punctuation and blanks of the same line stand between the figure and the comment. */
function standsRightBehind(text: string, finding: Finding, comment: Comment): boolean {
  if (finding.span.end > comment.span.start || comment.span.start - finding.span.end > 200) return false;
  const between = text.slice(finding.span.end, comment.span.start).replace(/<\/?[a-z][^<>]*>/gi, '');
  return !/[\p{L}\p{N}\n\r]/u.test(between);
}

function lineAround(text: string, span: Span): Span {
  const start = Math.max(text.lastIndexOf('\n', span.start - 1), text.lastIndexOf('\r', span.start - 1)) + 1;
  return { start: span.start === 0 ? 0 : start, end: endOfLine(text, span.end) };
}

/** The next line that is not blank. */
function nextLine(text: string, from: number): Span {
  const rest = /[\r\n]\s*/.exec(text.slice(from));
  if (!rest) return { start: text.length, end: text.length };
  const start = from + rest.index + rest[0].length;
  return { start, end: endOfLine(text, start) };
}

function endOfLine(text: string, from: number): number {
  const found = text.slice(from).search(/[\r\n]/);
  return found < 0 ? text.length : from + found;
}

/** The fix takes the comment away, with the blank before it. */
function unusedFinding(text: string, comment: Comment, say: Say): Finding {
  const start = /[ \t]/.test(text[comment.span.start - 1] ?? '') ? comment.span.start - 1 : comment.span.start;
  return {
    span: comment.span,
    surface: text.slice(comment.span.start, comment.span.end),
    kind: 'number',
    lang: '',
    verdict: 'unsupported',
    code: 'stet.unused',
    confidence: 1,
    message: say('message.unusedStet'),
    citations: [],
    fixes: [{ replacement: '', edits: [{ start, end: comment.span.end, text: '' }], safe: false }],
    why: [],
  };
}
