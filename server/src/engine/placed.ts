import type { Statement } from './consistency.ts';
import type { Block } from './prose/types.ts';
import { type Span, shift } from './span.ts';
import type { Finding } from './views/types.ts';

/** The findings of a block as they were made, when it began at `origin`. Never changes. */
export interface PlacedFindings {
  readonly origin: number;
  readonly findings: readonly Finding[];
  /** What they say of facts, to be held against the rest of the draft. */
  readonly statements: readonly Statement[];
}

/** Findings that have moved together by so many characters since they were made; `extent` is where their block stands now. */
export interface Moved {
  readonly extent: Span;
  readonly by: number;
  readonly findings: readonly Finding[];
}

export const placeFindings = ({ origin, findings }: Omit<PlacedFindings, 'statements'>, { doc }: Block): Moved => ({
  extent: doc,
  by: doc.start - origin,
  findings,
});

/** What holds findings: the result of a check. */
export interface Findings {
  /** All, in document order; put at their place when first asked for. */
  readonly findings: readonly Finding[];
  /** The same as they were made, for views that show few of them. Absent where nothing was kept. */
  readonly moved?: readonly Moved[];
}

/** The findings that pass `test`, in document order. `test` must not look at positions: they may be those of an earlier version. */
export function findingsWhere({ findings, moved }: Findings, test: (finding: Finding) => boolean): readonly Finding[] {
  if (!moved) return findings.filter(test);
  return moved.flatMap((one) => one.findings.filter(test).map((finding) => moveFinding(finding, one.by)));
}

/** The findings that touch a stretch of the document, its ends included. */
export function findingsAround({ findings, moved }: Findings, at: Span): readonly Finding[] {
  const touches = (span: Span): boolean => span.start <= at.end && at.start <= span.end;
  if (!moved) return findings.filter(({ span }) => touches(span));
  const near = moved.filter(({ extent }) => touches(extent));
  return near.flatMap((one) => allOf(one).filter(({ span }) => touches(span)));
}

/** All findings whatever their place, for counting. */
export const findingsAnywhere = ({ findings, moved }: Findings): Iterable<Finding> =>
  moved ? everyOne(moved) : findings;

function* everyOne(moved: readonly Moved[]): Generator<Finding> {
  for (const { findings } of moved) yield* findings;
}

/** All findings at their place, in document order. */
export function putInPlace(moved: readonly Moved[]): readonly Finding[] {
  const all = moved.flatMap((one) => [...allOf(one)]);
  const before = (a: Finding, b: Finding): number => a.span.start - b.span.start || a.span.end - b.span.end;
  const isSorted = all.every((finding, i) => i === 0 || before(all[i - 1]!, finding) <= 0);
  return isSorted ? all : all.sort(before);
}

const allOf = ({ findings, by }: Moved): readonly Finding[] =>
  by === 0 ? findings : findings.map((finding) => moveFinding(finding, by));

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
