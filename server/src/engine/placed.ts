import type { Block } from './prose/types.ts';
import { type Span, shift } from './span.ts';
import type { Statement } from './statement.ts';
import type { Finding } from './views/types.ts';

/** What is known of a finding before it is put into words. */
export type Outline = Pick<Finding, 'verdict' | 'code' | 'fact' | 'fixes'>;

/** The findings of a block: what is known of each, and each in full, which is made when it is first asked for. */
interface Said {
  readonly outlines: readonly Outline[];
  readonly finding: (at: number) => Finding;
}

/** The findings of a block as they were made, when it began at `origin`. What they say never changes. */
export interface PlacedFindings extends Said {
  readonly origin: number;
  /** What they say of facts, to be held against the rest of the draft. */
  readonly statements: readonly Statement[];
}

/** Findings that have moved together by so many characters since they were made; `extent` is where their block stands now. */
export interface Moved extends Said {
  readonly extent: Span;
  readonly by: number;
}

export const placeFindings = ({ origin, outlines, finding }: PlacedFindings, { doc }: Block): Moved => ({
  extent: doc,
  by: doc.start - origin,
  outlines,
  finding,
});

/** What holds findings: the result of a check. */
export interface Findings {
  /** All, in document order; put at their place when first asked for. */
  readonly findings: readonly Finding[];
  /** The same as they were made, for views that show few of them. Absent where nothing was kept. */
  readonly moved?: readonly Moved[];
}

/** The findings that pass `test`, in document order; only these are put into words. */
export function findingsWhere(result: Findings, test: (outline: Outline) => boolean): readonly Finding[] {
  if (!result.moved) return result.findings.filter(test);
  const found: Finding[] = [];
  for (const { outlines, finding, by } of result.moved)
    for (let i = 0; i < outlines.length; i++) if (test(outlines[i]!)) found.push(moveFinding(finding(i), by));
  return found;
}

/** The findings that touch a stretch of the document, its ends included. */
export function findingsAround(result: Findings, at: Span): readonly Finding[] {
  const touches = (span: Span): boolean => span.start <= at.end && at.start <= span.end;
  if (!result.moved) return result.findings.filter(({ span }) => touches(span));
  const near = result.moved.filter(({ extent }) => touches(extent));
  return near.flatMap((one) => allOf(one).filter(({ span }) => touches(span)));
}

/** What is known of all findings whatever their place, for counting. */
export const findingsAnywhere = (result: Findings): readonly Outline[] =>
  result.moved ? result.moved.flatMap(({ outlines }) => outlines) : result.findings;

/** All findings at their place, in document order. */
export function putInPlace(moved: readonly Moved[]): readonly Finding[] {
  const all = moved.flatMap(allOf);
  const before = (a: Finding, b: Finding): number => a.span.start - b.span.start || a.span.end - b.span.end;
  const isSorted = all.every((finding, i) => i === 0 || before(all[i - 1]!, finding) <= 0);
  return isSorted ? all : all.sort(before);
}

const allOf = ({ outlines, finding, by }: Moved): readonly Finding[] =>
  outlines.map((_, i) => moveFinding(finding(i), by));

const moveFinding = (finding: Finding, by: number): Finding =>
  by === 0
    ? finding
    : {
        ...finding,
        span: shift(finding.span, by),
        ...(finding.hedge ? { hedge: shift(finding.hedge, by) } : {}),
        fixes: finding.fixes.map((fix) => ({
          ...fix,
          edits: fix.edits.map((edit) => ({ ...edit, ...shift(edit, by) })),
        })),
      };
