import { longest } from '../trie.ts';
import type { DateBound } from '../types.ts';
import type { HedgeAt } from './mention.ts';
import type { Lead } from './point.ts';
import { gap, isMark, type Scan, spanOf, termsAt } from './scan.ts';

/** A place where a date may begin, with what the words before it say. */
export interface Place {
  readonly at: number;
  readonly lead: Lead;
  /** A preposition of clock times stands before it. */
  readonly clock: boolean;
  /** A word after which "a year" is a length of time. */
  readonly span: boolean;
  readonly hedge: HedgeAt | undefined;
}

/** More words than this before a date are not looked at. */
const MAX_WORDS = 5;

/** The places at and behind token `i` that prepositions, articles and hedges lead to, nearest first. */
export function leadsAt(scan: Scan, i: number): readonly Place[] {
  let place: Place = {
    at: i,
    lead: { from: i, dated: false, article: false, year: undefined, open: false },
    clock: false,
    span: false,
    hedge: undefined,
  };
  const places = [place];
  for (let n = 0; n < MAX_WORDS; n++) {
    const next = step(scan, place);
    if (!next) break;
    place = next;
    places.push(place);
  }
  return places;
}

function step(scan: Scan, { at, lead, clock, span, hedge }: Place): Place | undefined {
  const hedged = longest(scan.locale.figures.hedgesBefore, scan.tokens, at);
  const hits = termsAt(scan, at).filter((h) => LEADING.has(h.value.is));
  const end = Math.max(hits[0]?.end ?? 0, hedged?.end ?? 0);
  if (end === 0) return undefined;
  const classes = new Set(hits.filter((h) => h.end === end).map((h) => h.value.is));
  // A longer phrase of another class ("entro il") does not hide the preposition in it.
  const bound = hits.find((h) => h.value.is === 'bound');
  let after = gap(scan, end);
  if (after === end && isMark(scan, after, '-')) after++;
  const own = hedged?.end === end ? { span: spanOf(scan, at, end), hedge: hedged.value } : undefined;
  return {
    at: after,
    lead: {
      from: lead.from,
      dated: classes.has('in') || classes.has('open') || bound !== undefined || (lead.dated && !classes.has('to')),
      article: classes.has('article') || (lead.article && classes.has('adjective')),
      year: classes.has('in') || bound ? 'strong' : classes.has('to') ? (lead.year ?? 'weak') : lead.year,
      open: classes.has('open') || lead.open,
      ...(classes.has('open') ? { opener: spanOf(scan, at, end) } : lead.opener ? { opener: lead.opener } : {}),
      ...(own && !classes.has('in') ? { amount: own.hedge === 'about' ? ('loose' as const) : ('sure' as const) } : {}),
      ...(classes.has('maybeClock') ? { maybeClock: true } : {}),
      ...(classes.has('seasonLead') ? { season: true } : {}),
      ...(classes.has('maybeHence') || (lead.hence && own !== undefined) ? { hence: true } : {}),
      ...(bound?.value.is === 'bound'
        ? { bound: { span: spanOf(scan, at, bound.end), bound: bound.value.bound as DateBound } }
        : lead.bound
          ? { bound: lead.bound }
          : {}),
    },
    clock: classes.has('clockLead') || (clock && own !== undefined),
    span: classes.has('durationLead') || own !== undefined || (span && !classes.has('article')),
    hedge: own ?? hedge,
  };
}

const LEADING: ReadonlySet<string> = new Set([
  'bound',
  'in',
  'to',
  'open',
  'article',
  'clockLead',
  'maybeClock',
  'durationLead',
  'shiftBefore',
  'maybeHence',
  'seasonLead',
]);
