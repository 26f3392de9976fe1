import { tidy } from './dom.ts';

/** A piece of text as the PDF places it: `[…, x, y]` in points from the lower left corner. */
export interface TextPiece {
  readonly str: string;
  readonly transform: readonly number[];
  readonly height: number;
  readonly hasEOL: boolean;
}

/** A line of a page; `y` is its base line, `height` the size of its letters. */
export interface Line {
  readonly text: string;
  readonly y: number;
  readonly height: number;
}

/** A gap this many times the usual one parts paragraphs. */
const GAP = 1.3;
/** Letters this much larger or smaller than those of the line before begin something new. */
const SIZE = 1.12;
/** A line shorter than this share of the usual full line ends its paragraph where its sentence ends. */
const FULL = 0.8;

const BULLET = /^(?:[-*•–—◦▪·]\s|\(?[a-z\d]{1,2}[.)]\s)/;

const endsSentence = (text: string): boolean => /[.!?:;。！？]["'»”’)\]]*$/u.test(text);

/** The lines of one page in reading order. */
export function linesOf(pieces: readonly TextPiece[]): Line[] {
  const lines: Line[] = [];
  let text = '';
  let first: TextPiece | undefined;
  const close = (): void => {
    if (first && tidy(text)) lines.push({ text: tidy(text), y: first.transform[5] ?? 0, height: first.height });
    text = '';
    first = undefined;
  };
  for (const piece of pieces) {
    if (!first && piece.str.trim()) first = piece;
    text += piece.str;
    if (piece.hasEOL) close();
  }
  close();
  return lines;
}

const middle = (numbers: readonly number[], share = 0.5): number =>
  [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length * share)] ?? 0;

/** Lines put together to paragraphs, by the gaps between them, the size of their letters and how full they are. */
export function paragraphsOf(lines: readonly Line[]): string[] {
  const gaps = lines.slice(1).map((l, i) => lines[i]!.y - l.y);
  const usual = middle(gaps.filter((g) => g > 0));
  const full = middle(
    lines.map((l) => l.text.length),
    0.8,
  );
  const paragraphs: string[] = [];
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before && continues(before, line, usual, full)) {
      const last = paragraphs.length - 1;
      paragraphs[last] =
        /\p{Ll}-$/u.test(before.text) && /^\p{Ll}/u.test(line.text)
          ? paragraphs[last]!.slice(0, -1) + line.text
          : `${paragraphs[last]} ${line.text}`;
    } else paragraphs.push(line.text);
  });
  return paragraphs;
}

function continues(before: Line, line: Line, usual: number, full: number): boolean {
  const gap = before.y - line.y;
  if (gap > usual * GAP || BULLET.test(line.text)) return false;
  const size = line.height / (before.height || 1);
  if (size > SIZE || size < 1 / SIZE) return false;
  if (before.text.length >= full * FULL) return true;
  // A short line goes on only in the middle of a sentence.
  return !endsSentence(before.text) && /^[\p{Ll}\d(]/u.test(line.text);
}
