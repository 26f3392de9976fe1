import type { Block } from './prose/types.ts';
import { type Span, shift } from './span.ts';
import type { Statement } from './statement.ts';
import type { Finding } from './views/types.ts';

/** What is known of a finding before it is put into words. */
export type Outline = Pick<Finding, 'verdict' | 'code' | 'fact' | 'fixes'>;

/** What many findings have in common. */
export type Kind = Pick<Finding, 'verdict' | 'code'>;

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

/** Where a finding stands among those of a stretch: its block's, and which of these. */
export type At = readonly [block: number, finding: number];

/** The places of the findings of each kind, in order. */
type ByKind = readonly { readonly kind: Kind; readonly places: readonly At[] }[];

/** Findings of blocks one after the other. A draft is seen again with each key, and most of these are not even looked at then. */
export interface MovedStretch {
  /** What is known of them, block by block. */
  readonly outlines: readonly (readonly Outline[])[];
  readonly kinds: ByKind;
  readonly extentOf: (block: number) => Span;
  readonly at: (block: number) => Moved;
}

/** Sorts what is known of findings by kind. */
export function sortByKind(outlines: readonly (readonly Outline[])[]): ByKind {
  const kinds: { readonly kind: Kind; readonly places: At[] }[] = [];
  for (const [block, all] of outlines.entries())
    for (const [finding, outline] of all.entries()) {
      const known = kinds.find(({ kind }) => kind.verdict === outline.verdict && kind.code === outline.code);
      if (known) known.places.push([block, finding]);
      else kinds.push({ kind: outline, places: [[block, finding]] });
    }
  return kinds;
}

/** A stretch of findings that are at hand. */
export const stretchOf = (moved: readonly Moved[]): MovedStretch => {
  const outlines = moved.map((one) => one.outlines);
  const at = (block: number): Moved => moved[block]!;
  return { outlines, kinds: sortByKind(outlines), extentOf: (block) => at(block).extent, at };
};

/** What holds findings: the result of a check. */
export interface Findings {
  /** All, in document order; put at their place when first asked for. */
  readonly findings: readonly Finding[];
  /** The same as they were made, for views that show few of them. Absent where nothing was kept. */
  readonly moved?: readonly MovedStretch[];
}

/** The findings that pass `test`, in document order; only these are put into words. */
export function findingsWhere(result: Findings, test: (outline: Outline) => boolean): readonly Finding[] {
  if (!result.moved) return result.findings.filter(test);
  const found: Finding[] = [];
  for (const stretch of result.moved)
    for (const [block, outlines] of stretch.outlines.entries())
      for (let i = 0; i < outlines.length; i++) if (test(outlines[i]!)) found.push(findingAt(stretch, block, i));
  return found;
}

/** The same where the kind of a finding says whether it passes: the others are not even counted. */
export function findingsOfKind(result: Findings, test: (kind: Kind) => boolean): readonly Finding[] {
  if (!result.moved) return result.findings.filter(test);
  return result.moved.flatMap((stretch) => {
    const places = stretch.kinds.flatMap(({ kind, places }) => (test(kind) ? places : []));
    return places.sort(inOrder).map(([block, finding]) => findingAt(stretch, block, finding));
  });
}

const inOrder = (a: At, b: At): number => a[0] - b[0] || a[1] - b[1];

/** How many findings are of a kind that passes. */
export const countOfKind = ({ moved, findings }: Findings, test: (kind: Kind) => boolean): number =>
  moved
    ? moved.reduce(
        (sum, { kinds }) => kinds.reduce((n, { kind, places }) => n + (test(kind) ? places.length : 0), sum),
        0,
      )
    : findings.filter(test).length;

/** The findings that touch a stretch of the document, its ends included. */
export function findingsAround(result: Findings, at: Span): readonly Finding[] {
  const touches = (span: Span): boolean => span.start <= at.end && at.start <= span.end;
  if (!result.moved) return result.findings.filter(({ span }) => touches(span));
  return result.moved.flatMap((stretch) =>
    stretch.outlines.flatMap((_, block) =>
      touches(stretch.extentOf(block)) ? allOf(stretch.at(block)).filter(({ span }) => touches(span)) : [],
    ),
  );
}

/** What is known of all findings whatever their place, for counting. */
export const findingsAnywhere = (result: Findings): readonly Outline[] =>
  result.moved ? result.moved.flatMap(({ outlines }) => outlines.flat()) : result.findings;

/** All findings at their place, in document order. */
export function putInPlace(moved: readonly MovedStretch[]): readonly Finding[] {
  const all = moved.flatMap((stretch) => stretch.outlines.flatMap((_, block) => allOf(stretch.at(block))));
  const before = (a: Finding, b: Finding): number => a.span.start - b.span.start || a.span.end - b.span.end;
  const isSorted = all.every((finding, i) => i === 0 || before(all[i - 1]!, finding) <= 0);
  return isSorted ? all : all.sort(before);
}

const allOf = ({ outlines, finding, by }: Moved): readonly Finding[] =>
  outlines.map((_, i) => moveFinding(finding(i), by));

function findingAt(stretch: MovedStretch, block: number, at: number): Finding {
  const { finding, by } = stretch.at(block);
  return moveFinding(finding(at), by);
}

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
