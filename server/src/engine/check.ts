import { type FrameTools, frameBlock } from './claims/frame.ts';
import type { Claim } from './claims/types.ts';
import type { FactIndex } from './facts/index.ts';
import type { Locale } from './locales/types.ts';
import { type DraftMemory, recallClaims } from './memory.ts';
import { recognise } from './mentions/recognise.ts';
import { documentLanguage, readProse } from './prose/index.ts';
import type { Profiles } from './prose/language.ts';
import { toDoc } from './prose/map.ts';
import type { Format, Prose } from './prose/types.ts';
import { type Match, type Models, matchDraft } from './verdicts/match.ts';
import { findingOf, type Thresholds } from './views/finding.ts';
import { asPublication, publicationOf } from './views/publication.ts';
import type { Say } from './views/say.ts';
import { applySuppressions } from './views/suppress.ts';
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
  /** What earlier checks of the same draft left: an edit then costs what it touches. */
  readonly memory?: DraftMemory;
}

export interface CheckResult {
  /** One for each figure and date, in document order, the supported and unsupported ones included. */
  readonly findings: readonly Finding[];
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

/** Every figure and date of the prose with its frame. */
export function readClaims(prose: Prose, engine: Engine, date: string | undefined, memory?: DraftMemory): Claim[] {
  const claims: Claim[] = [];
  prose.blocks.forEach((block, at) => {
    const locale = engine.locale(block.lang);
    if (!locale) return;
    const read = (): readonly Claim[] => {
      const mentions = recognise(block.text, locale, date ? { refDate: date } : {});
      return frameBlock(block, at, mentions, engine.tools, prose.title);
    };
    claims.push(...recallClaims(memory, block, at, `${date ?? ''} ${prose.title ?? ''}`, read));
  });
  return claims;
}

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

/** Checks one draft: the pipeline from text to findings. Pure; never throws on any text. */
export function check(draft: Draft, index: FactIndex, engine: Engine): CheckResult {
  const { memory, language } = draft;
  const prose = readProse(draft.text, draft.format, {
    profiles: engine.profiles,
    ...(language ? { language } : {}),
    ...(memory ? { memory: memory.prose } : {}),
  });
  const date = referenceDate(draft, prose);
  const claims = readClaims(prose, engine, date, memory);
  const matches: readonly Match[] = matchDraft(claims, index, engine.models);
  const findings: Finding[] = [];
  for (const match of matches) {
    if (match.situation.mention.kind === 'time' || match.situation.mention.kind === 'timerange') continue;
    const weekday = weekdayFinding(match.situation.claim, draft.text, engine.say);
    if (weekday) findings.push(weekday);
    const finding = findingOf(match, draft.text, index, engine.locale, engine.limits, date, engine.say);
    const { claim, mention } = match.situation;
    const dated = publicationOf(mention, claim.block.text, index.base.sources.values());
    findings.push(dated ? asPublication(finding, dated, engine.say) : finding);
  }
  findings.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  const shown = applySuppressions(draft.text, prose, findings, engine.say);
  const kept = new Set(shown);
  return {
    findings: shown,
    letStand: findings.filter((finding) => !kept.has(finding)),
    prose,
    language: documentLanguage(prose) || draft.language || 'en',
    ...(date ? { date } : {}),
  };
}
