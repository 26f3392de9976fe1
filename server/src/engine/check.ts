import { type FrameTools, frameBlock } from './claims/frame.ts';
import type { Claim } from './claims/types.ts';
import { tellContradictions } from './consistency.ts';
import type { FactIndex } from './facts/index.ts';
import type { Locale } from './locales/types.ts';
import { type DraftMemory, startDraftMemory } from './memory.ts';
import { lendUnits } from './mentions/lent.ts';
import { recognise } from './mentions/recognise.ts';
import { type Findings, type MovedStretch, putInPlace } from './placed.ts';
import { documentLanguage, readProse } from './prose/index.ts';
import type { Profiles } from './prose/language.ts';
import type { Block, Format, Prose } from './prose/types.ts';
import { type Told, tellStretches } from './told.ts';
import type { Models } from './verdicts/models.ts';
import type { Rounding } from './verdicts/rounding.ts';
import type { Thresholds } from './views/finding.ts';
import type { Say } from './views/say.ts';
import { applySuppressions, isSwitchedOff } from './views/suppress.ts';
import type { Finding } from './views/types.ts';

/** Everything the pipeline needs besides draft and facts; loaded once by the adapters. */
export interface Engine {
  /** The locale of a language; undefined where there is none, and its blocks are passed over. */
  readonly locale: (lang: string) => Locale | undefined;
  readonly profiles: Profiles;
  readonly tools: FrameTools;
  readonly models: Models;
  readonly limits: Thresholds;
  /** Messages in the reader's language. */
  readonly say: Say;
}

export interface Draft {
  /** Decoded, without a byte-order mark. */
  readonly text: string;
  readonly format: Format;
  /** ISO 639-1; detected where absent. */
  readonly language?: string;
  /** Path or URI: a date in the file name may be the reference date. */
  readonly path?: string;
  /** Reference date YYYY-MM-DD that overrides the draft's own. */
  readonly date?: string;
  /** Date taken where the draft names none: today in the editor. */
  readonly fallbackDate?: string;
  /** What is thought of figures that are rounded; they are accepted where absent. */
  readonly rounding?: Rounding;
  /** What earlier checks of the same draft left: an edit then costs what it touches. */
  readonly memory?: DraftMemory;
}

/** `findings`: one for each figure and date, in document order, the supported and unsupported ones included. */
export interface CheckResult extends Findings {
  /** What the draft's comments ask to let stand; nothing but the report shows it. */
  readonly letStand?: readonly Finding[];
  readonly prose: Prose;
  readonly language: string;
  /** Reference date used. */
  readonly date?: string;
}

const ISO_DAY = /(?<!\d)(\d{4})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/;
const asDay = (text: string | undefined): string | undefined => {
  const m = text && ISO_DAY.exec(text);
  return m ? `${m[1]}-${m[2]}-${m[3]}` : undefined;
};

/** The date relative expressions count from: a flag, front matter, the file name, then the caller's fallback. */
export function referenceDate(draft: Draft, prose: Prose): string | undefined {
  return (
    draft.date ?? asDay(prose.meta.get('date')?.value) ?? asDay(draft.path?.split(/[\\/]/).at(-1)) ?? draft.fallbackDate
  );
}

/** Reads the claims of a block by what the draft says of itself. */
function claimReader(
  prose: Prose,
  engine: Engine,
  date: string | undefined,
): (block: Block, at: number) => readonly Claim[] {
  const options = date ? { refDate: date } : {};
  return (block, at) => {
    const locale = engine.locale(block.lang);
    if (!locale) return [];
    const labels = block.cell && [block.cell.header, block.cell.rowLabel];
    const read = recognise(block.text, locale, labels ? { ...options, labels } : options);
    const mentions = lendUnits(read, block.text, locale);
    return frameBlock(block, at, mentions, engine.tools, prose.title);
  };
}

/** Every figure and date of the prose with its frame. */
export const readClaims = (prose: Prose, engine: Engine, date: string | undefined): Claim[] =>
  prose.blocks.flatMap(claimReader(prose, engine, date));

/** Checks one draft: the pipeline from text to findings. Pure but for the draft's memory; never throws on any text. */
export function check(draft: Draft, index: FactIndex, engine: Engine): CheckResult {
  const steps = checkSteps(draft, index, engine);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Where a check stands. What is found so far stays found; only what later places contradict is not yet told. */
export interface SoFar {
  /** Characters behind the last block that was checked. */
  readonly left: number;
  readonly result: () => CheckResult;
}

/**
 * The same in steps of a few figures, for hosts that attend to other things between them, and for those that show what is found so far.
 * Steps that are given up are not lost: what they found stays in the draft's memory.
 */
export function* checkSteps(draft: Draft, index: FactIndex, engine: Engine): Generator<SoFar | undefined, CheckResult> {
  const { language, text, rounding = 'accept', memory = startDraftMemory() } = draft;
  const prose = readProse(text, draft.format, {
    profiles: engine.profiles,
    ...(language ? { language } : {}),
    memory: memory.prose,
  });
  const date = referenceDate(draft, prose);
  const about = {
    prose,
    language: documentLanguage(prose) || language || 'en',
    ...(date ? { date } : {}),
  };
  // The first time, reading the draft and the tables of its language take long.
  yield undefined;
  engine.locale(about.language);
  yield undefined;
  const told: Told = { moved: [], stated: [] };
  const result = (): CheckResult => {
    const moved = [...told.moved];
    return letStand(
      tellContradictions(moved, [...told.stated], text, engine.say, memory.pairs),
      text,
      engine.say,
      about,
    );
  };
  const context = `${date ?? ''} ${rounding} ${prose.title ?? ''}`;
  const read = claimReader(prose, engine, date);
  const saying = { index, engine, date, rounding };
  for (const end of tellStretches(prose.blocks, context, read, text, saying, memory, told))
    yield end === undefined ? undefined : { left: text.length - end, result: () => withoutUnused(result()) };
  return result();
}

/** Before the draft is read to its end nothing tells whether a comment is of use. */
const withoutUnused = (result: CheckResult): CheckResult =>
  result.moved ? result : { ...result, findings: result.findings.filter(({ code }) => code !== 'stet.unused') };

/** What is said, and what the draft's comments ask to let stand. Findings are put in their places when somebody looks at all of them. */
function letStand(
  moved: readonly MovedStretch[],
  text: string,
  say: Say,
  about: Pick<CheckResult, 'prose' | 'language' | 'date'>,
): CheckResult {
  const { prose } = about;
  if (prose.comments.length > 0 || isSwitchedOff(prose)) {
    const all = putInPlace(moved);
    const findings = applySuppressions(text, prose, all, say);
    const kept = new Set(findings);
    return { ...about, findings, letStand: all.filter((finding) => !kept.has(finding)) };
  }
  let placed: readonly Finding[] | undefined;
  return {
    ...about,
    get findings() {
      placed ??= putInPlace(moved);
      return placed;
    },
    letStand: [],
    moved,
  };
}
