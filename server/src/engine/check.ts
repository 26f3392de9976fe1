import { type FrameTools, frameBlock } from './claims/frame.ts';
import type { Claim } from './claims/types.ts';
import { type Placed, type Statement, statementOf, tellContradictions } from './consistency.ts';
import type { FactIndex } from './facts/index.ts';
import type { Locale } from './locales/types.ts';
import { type DraftMemory, startDraftMemory } from './memory.ts';
import { recognise } from './mentions/recognise.ts';
import { readParts } from './parts.ts';
import { type Findings, type Moved, type PlacedFindings, placeFindings, putInPlace } from './placed.ts';
import { documentLanguage, readProse } from './prose/index.ts';
import type { Profiles } from './prose/language.ts';
import { toDoc } from './prose/map.ts';
import type { Block, Format, Prose } from './prose/types.ts';
import { matchParts } from './stretches.ts';
import type { Match, Models } from './verdicts/match.ts';
import type { Rounding } from './verdicts/rounding.ts';
import { findingOf, type Thresholds } from './views/finding.ts';
import { asPublication, publicationOf } from './views/publication.ts';
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
    const mentions = recognise(block.text, locale, labels ? { ...options, labels } : options);
    return frameBlock(block, at, mentions, engine.tools, prose.title);
  };
}

/** Every figure and date of the prose with its frame. */
export const readClaims = (prose: Prose, engine: Engine, date: string | undefined): Claim[] =>
  prose.blocks.flatMap(claimReader(prose, engine, date));

/** A weekday that contradicts its date is wrong whatever the facts say. */
function weekdayFinding(claim: Claim, text: string, say: Say): Finding | undefined {
  const clash = claim.mention.weekdayClash;
  if (!clash) return undefined;
  const span = toDoc(claim.block, clash.span);
  const surface = text.slice(span.start, span.end);
  const name = new Intl.DateTimeFormat(claim.block.lang, { weekday: 'long', timeZone: 'UTC' });
  // 1 January 2024 was a Monday.
  const right = name.format(new Date(Date.UTC(2024, 0, clash.expected)));
  return {
    span,
    surface,
    kind: claim.mention.kind,
    lang: claim.block.lang,
    verdict: 'doubtful',
    code: 'date.weekday',
    confidence: 1,
    message: say('message.weekday', { day: right }),
    citations: [],
    fixes: [
      {
        replacement: right,
        edits: [{ ...span, text: /^\p{Lu}/u.test(surface) ? right[0]!.toUpperCase() + right.slice(1) : right }],
        safe: false,
      },
    ],
    why: [],
  };
}

/** The findings of one figure among the others of its block: its verdict, and before it a weekday that is wrong. Clock times are nobody's fact. */
function sayMatch(
  match: Match,
  others: readonly Match[],
  text: string,
  index: FactIndex,
  engine: Engine,
  date: string | undefined,
  rounding: Rounding,
): Finding[] {
  const { claim, mention } = match.situation;
  if (mention.kind === 'time' || mention.kind === 'timerange') return [];
  const weekday = weekdayFinding(claim, text, engine.say);
  const finding = findingOf(match, text, index, engine.locale, engine.limits, date, engine.say, others, rounding);
  const dated = publicationOf(mention, claim.block.text, index.published);
  return [...(weekday ? [weekday] : []), dated ? asPublication(finding, dated, engine.say) : finding];
}

/** A match with its block where it stands now. */
const matchIn = (block: Block, match: Match): Match => ({
  ...match,
  situation: { ...match.situation, claim: { ...match.situation.claim, block } },
});

/** The findings of a block's figures, and what those say of facts. The last finding of a figure is the one on its fact. */
function sayAll(said: readonly Match[], sayOne: (match: Match) => Finding[]): Omit<PlacedFindings, 'origin'> {
  const findings: Finding[] = [];
  const statements: Statement[] = [];
  for (const match of said) {
    const own = sayOne(match);
    findings.push(...own);
    const last = own.at(-1);
    const statement = last && statementOf(match, last, findings.length - 1);
    if (statement) statements.push(statement);
  }
  return { findings, statements };
}

/** Checks one draft: the pipeline from text to findings. Pure but for the draft's memory; never throws on any text. */
export function check(draft: Draft, index: FactIndex, engine: Engine): CheckResult {
  const steps = checkSteps(draft, index, engine);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/**
 * The same in steps of a few figures, for hosts that attend to other things between them. Steps that are given up are not
 * lost: what they found stays in the draft's memory.
 */
export function* checkSteps(draft: Draft, index: FactIndex, engine: Engine): Generator<undefined, CheckResult> {
  const { language, text, rounding = 'accept', memory = startDraftMemory() } = draft;
  const prose = readProse(text, draft.format, {
    profiles: engine.profiles,
    ...(language ? { language } : {}),
    memory: memory.prose,
  });
  const date = referenceDate(draft, prose);
  const read = claimReader(prose, engine, date);
  const parts = yield* readParts(prose.blocks, `${date ?? ''} ${rounding} ${prose.title ?? ''}`, read, memory);
  const matches = yield* matchParts(parts, index, engine.models, memory);
  const moved: Moved[] = [];
  const stated: Placed[] = [];
  for (const [i, { blocks }] of parts.entries())
    for (const [k, block] of blocks.entries()) {
      const said = matches[i]![k]!;
      const known = memory.findings.get(said);
      const made = known ?? {
        origin: block.doc.start,
        ...sayAll(said, (match) => sayMatch(matchIn(block, match), said, text, index, engine, date, rounding)),
      };
      for (const statement of made.statements) stated.push({ block: moved.length, statement });
      moved.push(placeFindings(made, block));
      if (known) continue;
      memory.findings.set(said, made);
      yield;
    }
  return letStand(tellContradictions(moved, stated, text, engine.say), text, engine.say, {
    prose,
    language: documentLanguage(prose) || language || 'en',
    ...(date ? { date } : {}),
  });
}

/** What is said, and what the draft's comments ask to let stand. Findings are put in their places when somebody looks at all of them. */
function letStand(
  moved: readonly Moved[],
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
