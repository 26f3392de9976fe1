import type { Finding } from '../../engine/views/types.ts';
import type { Checked } from '../drafts.ts';
import type { Io } from '../io.ts';

/** Prints what a check found. `all` adds the supported and unsupported figures. */
export type Printer = (io: Io, checked: Checked, all: boolean) => void;

/** Findings that are shown where nobody asks for all. */
export const shownOf = (findings: readonly Finding[], all: boolean): readonly Finding[] =>
  all ? findings : findings.filter((f) => f.verdict !== 'supported' && f.code !== 'fact.unsupported');

/** How loud a finding is outside an editor. */
export const levelOf = ({ code }: Finding): 'error' | 'warning' | 'note' =>
  code === 'fact.refuted'
    ? 'error'
    : code === 'fact.disputed' || code === 'fact.outdated' || code === 'date.weekday' || code === 'draft.inconsistent'
      ? 'warning'
      : 'note';
