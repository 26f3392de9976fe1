// Puts the matches of a block into words. Of figures that nothing is wrong with only an outline is made at once: most are never read.

import type { Engine } from './check.ts';
import type { Claim } from './claims/types.ts';
import { statementOf } from './consistency.ts';
import type { FactIndex } from './facts/index.ts';
import type { Source } from './facts/types.ts';
import { once } from './once.ts';
import type { Outline, PlacedFindings } from './placed.ts';
import { toDoc } from './prose/map.ts';
import type { Block } from './prose/types.ts';
import { ownText, type Span } from './span.ts';
import type { Statement } from './statement.ts';
import type { Match } from './verdicts/match.ts';
import type { Rounding } from './verdicts/rounding.ts';
import { findingOf, outlineOf } from './views/finding.ts';
import { asPublication, publicationOf, SAID_OF_SOURCE, wordsOf } from './views/publication.ts';
import type { Say } from './views/say.ts';
import type { Finding } from './views/types.ts';

/** What findings depend on besides the figures themselves. */
export interface Saying {
  readonly index: FactIndex;
  readonly engine: Engine;
  /** Reference date. */
  readonly date: string | undefined;
  readonly rounding: Rounding;
}

/** The document's text at a span. */
type TextAt = (span: Span) => string;

/** A weekday that contradicts its date is wrong whatever the facts say. */
function weekdayFinding(claim: Claim, textAt: TextAt, say: Say): Finding | undefined {
  const clash = claim.mention.weekdayClash;
  if (!clash) return undefined;
  const span = toDoc(claim.block, clash.span);
  const surface = textAt(span);
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

/** A match with its block where it stands now. */
const matchIn = (block: Block, match: Match): Match => ({
  ...match,
  situation: { ...match.situation, claim: { ...match.situation.claim, block } },
});

/**
 * The findings of a block's figures, and what those say of facts: for each its verdict, and before it a weekday that is wrong. Clock
 * times are nobody's fact.
 */
export function sayBlock(said: readonly Match[], block: Block, text: string, saying: Saying): PlacedFindings {
  const { index, engine, date, rounding } = saying;
  const { start, end } = block.doc;
  // Not a slice: that would hold the whole text of then for as long as the block is not changed.
  const own = ownText(text.slice(start, end));
  const textAt = (span: Span): string => own.slice(span.start - start, span.end - start);
  const words = once(() => wordsOf(block.text));
  const outlines: Outline[] = [];
  const made: (Finding | (() => Finding))[] = [];
  const statements: Statement[] = [];
  for (const match of said) {
    const { claim, mention } = match.situation;
    if (mention.kind === 'time' || mention.kind === 'timerange') continue;
    const weekday =
      claim.mention.weekdayClash && weekdayFinding(matchIn(block, match).situation.claim, textAt, engine.say);
    if (weekday) {
      outlines.push(weekday);
      made.push(weekday);
    }
    const source = publicationOf(mention, block.text, words, index.published);
    const full = (): Finding => sayFigure(matchIn(block, match), said, textAt, saying, source);
    const outline = source ? SAID_OF_SOURCE : outlineOf(match, engine.limits, date, rounding);
    const finding = outline ? full : full();
    const known = outline ?? (finding as Finding);
    const statement = statementOf(match, known, outlines.length);
    outlines.push(known);
    made.push(finding);
    if (statement) statements.push(statement);
  }
  const finding = (at: number): Finding => {
    const one = made[at]!;
    if (typeof one !== 'function') return one;
    const full = one();
    made[at] = full;
    return full;
  };
  return { origin: start, outlines, finding, statements };
}

function sayFigure(
  match: Match,
  others: readonly Match[],
  textAt: TextAt,
  { index, engine, date, rounding }: Saying,
  source: Source | undefined,
): Finding {
  const finding = findingOf(match, textAt, index, engine.locale, engine.limits, date, engine.say, others, rounding);
  return source ? asPublication(finding, source, engine.say) : finding;
}
