import type { FactFrame } from '../facts/index.ts';
import { add, byAnother, enter, less, type Strongest } from './strongest.ts';
import type { Support } from './support.ts';

/**
 * What the figures of one sentence, or of one paragraph or table, say together: gathered once, so that each is told in no time what the others
 * say, however many they are.
 */
export interface Company {
  readonly figures: number;
  readonly passages: ReadonlyMap<string, Strongest>;
  readonly likePassages: ReadonlyMap<string, Strongest>;
  readonly subjects: ReadonlyMap<string, Strongest>;
  readonly facts: ReadonlyMap<string, Strongest>;
  /** Agreement with a file, in sum. */
  readonly files: ReadonlyMap<string, number>;
  /** How many figures state a fact, as `Support.states` has it. */
  readonly states: ReadonlyMap<FactFrame, number>;
}

export function gather(supports: readonly Support[]): Company {
  const passages = new Map<string, Strongest>();
  const likePassages = new Map<string, Strongest>();
  const subjects = new Map<string, Strongest>();
  const facts = new Map<string, Strongest>();
  const files = new Map<string, number>();
  const states = new Map<FactFrame, number>();
  // One alone is told nothing.
  for (const s of supports.length > 1 ? supports : []) {
    enter(passages, s, s.passages);
    enter(likePassages, s, s.likePassages);
    enter(subjects, s, s.subjects);
    enter(facts, s, s.facts);
    add(files, s.files);
    for (const fact of s.states) states.set(fact, (states.get(fact) ?? 0) + 1);
  }
  return { figures: supports.length, passages, likePassages, subjects, facts, files, states };
}

/** How surely another figure of the company agrees with a passage … */
export const toPassage = ({ passages }: Company, self: Support, passage: string): number =>
  byAnother(passages, self, passage);
/** … or states a fact of a subject. */
export const toSubject = ({ subjects }: Company, self: Support, subject: string): number =>
  byAnother(subjects, self, subject);

/** Mean agreement of the others with any fact of a file. */
export const toFile = ({ figures, files }: Company, self: Support, file: string): number =>
  figures > 1 ? less(files, self.files, file) / (figures - 1) : 0;

/** Whether another figure of the company states a fact, however common its value. */
export const isStated = ({ states }: Company, self: Support, fact: FactFrame): boolean =>
  (states.get(fact) ?? 0) > (self.states.has(fact) ? 1 : 0);
