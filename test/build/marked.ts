/** A figure of a marked draft: `[[written]]` is right, `[[written -> right]]` wrong, `[[?written]]` not told by the sources. */
export interface Marked {
  readonly written: string;
  readonly right: string;
  readonly kind: 'right' | 'wrong' | 'other';
  /** Where it stands in the text without marks; UTF-16 units, half-open. */
  readonly at: number;
  readonly end: number;
}

/** The draft with its figures as written, or as they should be, and where each stands. */
export function unmark(
  text: string,
  corrected: boolean,
): { readonly text: string; readonly figures: readonly Marked[] } {
  const figures: Marked[] = [];
  let out = '';
  let last = 0;
  for (const m of text.matchAll(/\[\[(\??)([^\]]*?)(?: -> ([^\]]*))?\]\]/g)) {
    out += text.slice(last, m.index);
    const [, other, written, right] = m;
    const shown = corrected ? (right ?? written!) : written!;
    const kind = other ? 'other' : right === undefined ? 'right' : 'wrong';
    figures.push({ written: written!, right: right ?? written!, kind, at: out.length, end: out.length + shown.length });
    out += shown;
    last = m.index + m[0].length;
  }
  return { text: out + text.slice(last), figures };
}
