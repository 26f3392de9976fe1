/** A stretch of a text: half-open UTF-16 offsets `[start, end)`. Never an LSP position. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const span = (start: number, end: number): Span => ({ start, end });
export const length = (s: Span): number => s.end - s.start;
export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
export const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end;
export const textOf = (text: string, s: Span): string => text.slice(s.start, s.end);
export const shift = (s: Span, by: number): Span => ({ start: s.start + by, end: s.end + by });

/** The text as one of its own: what `slice` gives of a long text holds all of that text in memory. */
export const ownText = (text: string): string => ` ${text}`.slice(1);
