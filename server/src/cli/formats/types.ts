import type { Finding } from '../../engine/views/types.ts';
import type { CheckedDraft } from '../drafts.ts';
import type { InputError } from '../io.ts';
import type { Style } from './terminal.ts';

/** How drafts are printed. */
export interface Page {
  /** The supported and unsupported figures too. */
  readonly all: boolean;
  readonly style: Style;
  /** Columns of the terminal. */
  readonly width: number;
}

/** What was found over all drafts. */
export interface Sum {
  readonly drafts: number;
  /** Figures with a verdict. */
  readonly figures: number;
  /** Findings by verdict, and by code where they are about no fact. */
  readonly counts: ReadonlyMap<string, number>;
  /** Reference dates used, `undefined` for none. */
  readonly dates: ReadonlySet<string | undefined>;
  readonly errors: readonly InputError[];
}

/** Prints what a check finds, one draft after the other, so that nothing of them has to be kept. */
export interface Printer {
  readonly head?: (page: Page) => string;
  /** One draft; '' for nothing to say. */
  readonly draft: (draft: CheckedDraft, page: Page) => string;
  /** Between two drafts that have something to say. */
  readonly between?: string;
  /** Something in the input that is unusable, at its place among the drafts; where absent, `foot` tells all of them. */
  readonly error?: (error: InputError) => string;
  readonly foot?: (sum: Sum, page: Page) => string;
  /** The errors go to the standard error output, for people. */
  readonly errorsAside?: boolean;
}

/** Findings that are shown where nobody asks for all. */
export const shownOf = (findings: readonly Finding[], all: boolean): readonly Finding[] =>
  all ? findings : findings.filter((f) => f.code !== 'fact.supported' && f.code !== 'fact.unsupported');

/** How loud a finding is outside an editor. */
export const levelOf = ({ code }: Pick<Finding, 'code'>): 'error' | 'warning' | 'note' =>
  code === 'fact.refuted'
    ? 'error'
    : code === 'fact.disputed' || code === 'fact.outdated' || code === 'date.weekday' || code === 'draft.inconsistent'
      ? 'warning'
      : 'note';

/** The name a finding is counted under. */
export const nameOf = ({ code, verdict }: Finding): string =>
  code === 'fact.rounded' ? 'rounded' : code.startsWith('fact.') ? verdict : code;
