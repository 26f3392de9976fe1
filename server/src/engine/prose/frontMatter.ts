import type { Span } from '../span.ts';
import { type Builder, type Built, startText } from './builder.ts';
import type { Comment } from './types.ts';

/** A top-level scalar of the front matter: its key in lower case, its text and where that stands. */
export interface Entry {
  readonly key: string;
  readonly built: Built;
  readonly span: Span;
}

export interface FrontMatter {
  readonly entries: readonly Entry[];
  /** `# stet` behind a value or on a line of its own. */
  readonly comments: readonly Comment[];
  /** Offset of the first character after the closing line. */
  readonly end: number;
}

/** Keys whose values a reader sees as prose. */
export const PROSE_KEYS: ReadonlySet<string> = new Set(['title', 'subtitle', 'description', 'summary']);

const FENCE = /^(---|\+\+\+)[ \t]*(?:\r\n|\n|\r)/;

/**
 * Reads YAML (`---`) or TOML (`+++`) front matter as far as drafts need it: top-level scalars, quoted, plain, over several
 * lines or as block scalars. Lists and maps are left out. Undefined when the text has none, or it is not closed.
 */
export function readFrontMatter(text: string, from: number): FrontMatter | undefined {
  const open = FENCE.exec(text.slice(from, from + 80));
  if (!open) return undefined;
  const lines = linesFrom(text, from + open[0].length);
  const entries: Entry[] = [];
  const comments: Comment[] = [];
  let pending: Line[] = [];
  const flush = (): void => {
    const entry = readEntry(text, pending);
    if (entry) entries.push(entry);
    pending = [];
  };
  for (const line of lines) {
    const content = text.slice(line.from, line.to);
    if (content.trimEnd() === open[1] || (open[1] === '---' && content.trimEnd() === '...')) {
      flush();
      return { entries, comments, end: line.next };
    }
    const comment = commentIn(content, line.from);
    if (comment) comments.push(comment);
    if (/^[^\s#]/.test(content)) flush();
    if (content.trim() !== '' || pending.length > 0) pending.push(line);
  }
  return undefined;
}

/** The comment of a line; a `#` inside quotes or a word is none. */
function commentIn(line: string, from: number): Comment | undefined {
  let quote = '';
  for (let i = 0; i < line.length; i++) {
    const c = line[i]!;
    const opens = i === 0 || /[\s:,=[{]/.test(line[i - 1]!);
    if (quote) {
      if (c === '\\' && quote === '"') i++;
      else if (c === quote) quote = '';
    } else if (opens && (c === '"' || c === "'")) quote = c;
    else if (c === '#' && (i === 0 || /\s/.test(line[i - 1]!)))
      return { span: { start: from + i, end: from + line.length }, text: line.slice(i + 1).trim() };
  }
  return undefined;
}

interface Line {
  readonly from: number;
  readonly to: number;
  readonly next: number;
}

function* linesFrom(text: string, from: number): Generator<Line> {
  const breaks = /\r\n|\n|\r|$/g;
  let at = from;
  while (at < text.length) {
    breaks.lastIndex = at;
    const br = breaks.exec(text)!;
    const next = br.index + br[0].length;
    yield { from: at, to: br.index, next };
    at = next;
  }
}

function readEntry(text: string, lines: readonly Line[]): Entry | undefined {
  const first = lines[0];
  if (!first) return undefined;
  const head = /^(["']?)([\p{L}\p{N}_.-]+)\1[ \t]*[:=](?=[ \t]|$)[ \t]*/u.exec(text.slice(first.from, first.to));
  if (!head) return undefined;
  const from = first.from + head[0].length;
  const end = lines.at(-1)!.to;
  const builder = startText(text, from);
  const mark = text[from];
  if (mark === '[' || mark === '{' || mark === '&' || mark === '*' || mark === '!') return undefined;
  if (mark === '"' || mark === "'") readQuoted(text, from, end, builder);
  else if ((mark === '|' || mark === '>') && lines.length > 1) readFolded(text, lines.slice(1), builder);
  else readPlain(text, from, end, builder);
  const built = builder.build();
  return { key: head[2]!.toLowerCase(), built, span: { start: built.start, end: built.end } };
}

/** A plain scalar runs to a comment or the end; continuation lines are folded by the builder. */
function readPlain(text: string, from: number, end: number, builder: Builder): void {
  const comment = /(?:^|[ \t])#/.exec(text.slice(from, end));
  const to = comment ? from + comment.index : end;
  // An entry that begins on its second line as a list or a map is no scalar.
  if (/^\s*(?:-\s|[\w-]+:\s)/.test(text.slice(from, to))) return;
  builder.raw(from, to);
}

function readFolded(text: string, lines: readonly Line[], builder: Builder): void {
  for (const line of lines) builder.raw(line.from, Math.min(line.next, text.length));
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  '"': '"',
  '\\': '\\',
  '/': '/',
  _: '\u00a0',
  ' ': ' ',
};

/** A quoted scalar: `''` in single quotes, backslash escapes in double quotes. */
function readQuoted(text: string, from: number, end: number, builder: Builder): void {
  const quote = text[from]!;
  let at = from + 1;
  let plain = at;
  const replace = (by: string, size: number): void => {
    builder.raw(plain, at);
    builder.replaced(by, at, Math.min(at + size, end));
    at += size;
    plain = Math.min(at, end);
  };
  while (at < end) {
    if (quote === "'" && text.startsWith("''", at)) replace("'", 2);
    else if (text[at] === quote) break;
    else if (quote === '"' && text[at] === '\\') {
      const code = /^\\(?:u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2}))/.exec(text.slice(at, at + 6));
      const hex = code?.[1] ?? code?.[2];
      replace(
        hex ? String.fromCharCode(Number.parseInt(hex, 16)) : (ESCAPES[text[at + 1] ?? ''] ?? ''),
        code?.[0].length ?? 2,
      );
    } else at++;
  }
  builder.raw(plain, Math.min(at, end));
}
