import type { Word } from '../concepts/types.ts';
import type { Role } from '../facts/types.ts';
import type { CueKind } from '../locales/cues.ts';
import type { Mention } from '../mentions/types.ts';
import type { Block } from '../prose/types.ts';
import type { Span } from '../span.ts';

/** Where a word stands relative to a figure, nearest first. */
export type Where = 'segment' | 'sentence' | 'cell' | 'lead-in' | 'paragraph' | 'heading' | 'title';

/** A content word around a figure. */
export interface Near {
  readonly word: Word;
  /** 0..1; falls with distance and with every boundary (comma, clause, sentence) in between. */
  readonly weight: number;
  readonly where: Where;
  /** A name that only says who said it ("according to the Times"): it neither binds nor parts. */
  readonly attributed?: boolean;
}

/** A date beside a figure, which may be the figure's period. */
export interface NearDate {
  readonly edtf: string;
  readonly weight: number;
}

/** The typed context of a mention. Spans are offsets in the block's text. */
export interface Frame {
  readonly sentence: Span;
  /** The stretch between the nearest commas, brackets or clause words. */
  readonly segment: Span;
  /** Content words, nearest first. The mention's own words (units, magnitude) are left out. */
  readonly near: readonly Near[];
  /** The counted noun. */
  readonly head?: Word;
  /** The name bound to the figure ("A (60 %) and B (40 %)"): consecutive name words. */
  readonly own: readonly Word[];
  readonly role?: Role;
  readonly direction?: 'up' | 'down';
  readonly per?: string;
  /** How near the nearest cue of each kind is, 0..1. */
  readonly cues: Readonly<Partial<Record<CueKind, number>>>;
  readonly dates: readonly NearDate[];
  /** Words that put one event before or after another ("after", "ahead of"), in the sentence. */
  readonly sequels: readonly Span[];
  readonly question: boolean;
  /** The sentence opens as a supposition ("If …", "Si …"). */
  readonly supposed: boolean;
}

/** A mention with its frame: what the text asserts. */
export interface Claim {
  readonly block: Block;
  /** Index of the block in the document. */
  readonly at: number;
  /** Index of the sentence within the block. */
  readonly sentence: number;
  readonly mention: Mention;
  readonly frame: Frame;
}
