import type { FactFrame } from '../facts/index.ts';
import { hashOf } from '../facts/pack.ts';
import { add, byAnother, enter, less, type Strongest } from './strongest.ts';
import type { Support } from './support.ts';

/** What the figures of a draft say together, summed once so that each figure's share can be taken out again. */
export interface Story {
  /** Their number; coarse in a long draft, as all sums but those of passages. */
  readonly figures: number;
  /** How telling their values are, in sum, coarse. */
  readonly telling: number;
  readonly passages: ReadonlyMap<string, number>;
  readonly files: ReadonlyMap<string, number>;
  /** Figures that agree for good, by source and by file. */
  readonly bySource: ReadonlyMap<string, number>;
  readonly byFile: ReadonlyMap<string, number>;
  /** Figures that agree with nothing and are like facts of a file: how far, in sum. */
  readonly likeFiles: ReadonlyMap<string, number>;
  /** `files` in coarse steps; how many figures state a fact of a file by their words, and how many stray from one, in such sums. */
  readonly told: ReadonlyMap<string, number>;
  readonly stated: ReadonlyMap<string, number>;
  readonly strayed: ReadonlyMap<string, number>;
  readonly facts: ReadonlyMap<string, Strongest>;
}

/** A figure agrees for good from this strength on. */
const AGREES = 0.4;
/** This many such figures make a story. */
const STORY = 2.5;
/** … and this many that state its facts, whatever their values. */
const TOLD = 4;

/** A draft of so many figures is long: what one of them says is little beside the others. */
const LONG = 64;
/** Sums go in steps of this part of their size, a power of two: in a long draft they are coarser. */
const FINE = 32;
const COARSE = 8;

/** A sum in steps: one figure more or less then mostly changes nothing for the others, and they need not be weighed again. */
export function coarse(sum: number, steps: number): number {
  if (sum <= 0) return 0;
  const step = 2 ** Math.floor(Math.log2(sum)) / steps;
  return Math.round(sum / step) * step;
}

const coarsely = (sums: ReadonlyMap<string, number>, steps: number): ReadonlyMap<string, number> =>
  new Map(Array.from(sums, ([key, sum]) => [key, coarse(sum, steps)]));

const count = (counts: Map<string, number>, more: ReadonlyMap<string, number>): void => {
  for (const [key, strength] of more) if (strength > AGREES) counts.set(key, (counts.get(key) ?? 0) + 1);
};

/** How many figures tell a story, those included that have nothing to do with its facts, and how telling their values are, in sum. */
export type Whole = Pick<Story, 'figures' | 'telling'>;

const wholeOf = (supports: readonly Support[]): Whole => ({
  figures: supports.length,
  telling: supports.reduce((sum, s) => sum + s.telling, 0),
});

export function sumStory(supports: readonly Support[], whole: Whole = wholeOf(supports)): Story {
  const passages = new Map<string, number>();
  const files = new Map<string, number>();
  const bySource = new Map<string, number>();
  const byFile = new Map<string, number>();
  const likeFiles = new Map<string, number>();
  const stated = new Map<string, number>();
  const strayed = new Map<string, number>();
  const facts = new Map<string, Strongest>();
  for (const s of supports) {
    add(passages, s.passages);
    add(files, s.files);
    add(likeFiles, s.likeFiles);
    add(stated, s.stated);
    add(strayed, s.strayed);
    count(bySource, s.sources);
    count(byFile, s.files);
    enter(facts, s, s.facts);
  }
  const isLong = whole.figures >= LONG;
  const steps = isLong ? COARSE : FINE;
  /** What is told exactly of a short draft. */
  const told = <T extends ReadonlyMap<string, number>>(sums: T) => (isLong ? coarsely(sums, steps) : sums);
  return {
    figures: isLong ? coarse(whole.figures, steps) : whole.figures,
    telling: coarse(whole.telling, steps),
    passages,
    files: told(files),
    bySource: told(bySource),
    byFile: told(byFile),
    likeFiles: told(likeFiles),
    told: coarsely(files, steps),
    stated: coarsely(stated, steps),
    strayed: coarsely(strayed, steps),
    facts,
  };
}

/** How far other figures of the draft tell the story that a fact belongs to, each 0..1. */
export interface StoryFit {
  /** Mean agreement of the others with the fact's passage, and with its file. */
  readonly passage: number;
  readonly file: number;
  /** Agreement with the file as a share of all that the others' values could tell. */
  readonly told: number;
  /** How many others agree with the fact's source, and file, saturating. */
  readonly source: number;
  readonly base: number;
  /** How many others state facts of the file by their own words, saturating: common values ("half", "by 2027") tell as much as rare ones. */
  readonly stated: number;
  /** How surely the others speak of facts of the file, on average, rightly or wrongly; and the share of them that is right. */
  readonly spoken: number;
  readonly faithful: number;
  /** How far others are like facts of the file without agreeing with any, saturating: slips in the same story. */
  readonly slips: number;
  /** Another figure states the fact rightly. */
  readonly taken: number;
}

const saturate = (n: number, most: number = STORY): number => 1 - Math.exp(-Math.max(0, n) / most);

/** A share that starts at a half: a draft of one figure says neither that it tells the story nor that it does not. */
const share = (part: number, whole: number): number => (part + 0.5) / (Math.max(part, whole) + 1);

export function storyFit(story: Story, self: Support, { fact, passage, sources }: FactFrame): StoryFit {
  const others = Math.max(1, story.figures - 1);
  const { file } = fact.at;
  let bySource = 0;
  for (const source of sources) bySource = Math.max(bySource, fewer(story.bySource, self.sources, source));
  const stated = less(story.stated, self.stated, file);
  const strayed = less(story.strayed, self.strayed, file);
  return {
    passage: less(story.passages, self.passages, passage) / others,
    file: less(story.files, self.files, file) / others,
    told: share(less(story.told, self.files, file), story.telling - self.telling),
    source: saturate(bySource),
    base: saturate(fewer(story.byFile, self.files, file)),
    stated: saturate(stated, TOLD),
    spoken: share(stated + strayed, story.figures - 1),
    faithful: share(stated, stated + strayed),
    slips: saturate(less(story.likeFiles, self.likeFiles, file)),
    taken: byAnother(story.facts, self, fact.id),
  };
}

/** What a later story says otherwise than an earlier one; keys of the sums. */
export interface Changes {
  readonly from: Story;
  readonly to: Story;
  /** The hashes of all keys that follow. */
  readonly keys: readonly number[];
  readonly passages: ReadonlySet<string>;
  readonly bySource: ReadonlySet<string>;
  readonly byFile: ReadonlySet<string>;
  /** Facts that are stated otherwise, or by others. */
  readonly facts: ReadonlySet<string>;
}

export function changesBetween(from: Story, to: Story): Changes {
  const passages = differing(from.passages, to.passages, Object.is);
  const bySource = differing(from.bySource, to.bySource, Object.is);
  const byFile = new Set([
    ...differing(from.byFile, to.byFile, Object.is),
    ...differing(from.told, to.told, Object.is),
    ...differing(from.stated, to.stated, Object.is),
    ...differing(from.strayed, to.strayed, Object.is),
  ]);
  const facts = differing(
    from.facts,
    to.facts,
    (a, b) => a.by === b.by && a.first === b.first && a.second === b.second,
  );
  const keys = [passages, bySource, byFile, facts].flatMap((all) => Array.from(all, hashOf));
  return { from, to, keys, passages, bySource, byFile, facts };
}

function differing<T>(
  a: ReadonlyMap<string, T>,
  b: ReadonlyMap<string, T>,
  same: (a: T, b: T) => boolean,
): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const [key, one] of a) {
    const other = b.get(key);
    if (other === undefined || !same(one, other)) keys.add(key);
  }
  for (const key of b.keys()) if (!a.has(key)) keys.add(key);
  return keys;
}

/** Whether a figure is weighed alike in both stories. `clash` is the fact that it contradicts by the first. */
export function isUntouched(changes: Changes, self: Support, clash: FactFrame | undefined): boolean {
  const { from, to, keys, passages, bySource, byFile, facts } = changes;
  if (from.figures !== to.figures || from.telling !== to.telling) return false;
  // How much of the draft is the file's, and like it, matters for that fact alone.
  const home = clash?.fact.at.file;
  const same = (of: 'files' | 'likeFiles', file: string): boolean => from[of].get(file) === to[of].get(file);
  if (home !== undefined && !(same('files', home) && same('likeFiles', home))) return false;
  // Most figures have nothing to do with what has changed, which is told without a look at their candidates.
  if (!keys.some((key) => self.keys.includes(key))) return true;
  for (const { fact } of self.candidates) {
    const { id, at } = fact.fact;
    if (passages.has(fact.passage) || byFile.has(at.file)) return false;
    if (bySource.size > 0 && fact.sources.some((source) => bySource.has(source))) return false;
    if (facts.has(id) && byAnother(from.facts, self, id) !== byAnother(to.facts, self, id)) return false;
  }
  return true;
}

/** A count without oneself. */
const fewer = (counts: ReadonlyMap<string, number>, own: ReadonlyMap<string, number>, key: string): number =>
  (counts.get(key) ?? 0) - ((own.get(key) ?? 0) > AGREES ? 1 : 0);
