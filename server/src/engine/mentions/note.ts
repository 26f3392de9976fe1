import { STARTS } from '../locales/starts.ts';
import type { Cue, Near } from './context.ts';
import { isCapital, opensSentence, type Scan } from './scan.ts';
import type { Token } from './tokens.ts';
import { longest } from './trie.ts';

/** Remembers hedges, directions, openers and labels; returns the token to go on from. */
export function note(scan: Scan, i: number, bits: number, near: Near): number {
  const { tokens, f, locale } = scan;
  let end = i + 1;
  const cue = <T>(hit: { value: T; end: number } | undefined): Cue<T> | undefined => {
    if (!hit) return undefined;
    // "subió un tercio": the article may open the figure.
    const hasArticle = hit.end > i + 2 && f.articles.has(tokens[hit.end - 1]!.folded);
    const cueEnd = hasArticle ? hit.end - 2 : hit.end;
    end = Math.max(end, cueEnd);
    return { start: i, end: cueEnd, value: hit.value, ...(hasArticle && { hasArticle }) };
  };
  if (bits & STARTS.hedge) {
    const hedge = cue(longest(f.hedgesBefore, tokens, i) ?? longest(f.hedgesOfMeasure, tokens, i));
    // "handed *over* 61,240 cars"
    const ofVerb = hedge?.end === i + 1 && f.hedgesPhrasal.has(wordBefore(scan, i)?.folded ?? '');
    if (hedge && !ofVerb) near.hedge = f.articles.has(tokens[i]!.folded) ? { ...hedge, one: true } : hedge;
    // "dans les milliards": the hedge's last word belongs to the figure.
    if (end > i + 1 && longest(f.vague, tokens, end - 1)) end--;
  }
  if (bits & STARTS.direction) {
    const direction = cue(longest(f.directions, tokens, i));
    // "en hausse de *plus* de huit points": the word of the hedge is no direction.
    const isHedge = direction && near.hedge?.start === i && near.hedge.end > direction.end;
    const verb = direction && wordBefore(scan, i);
    // "drawn *up by* seven agencies"; "ended *up by* 3 %" goes up.
    const isAlone = direction?.end === i + 1 || !isShare(scan, direction?.end ?? i);
    const isParticle = verb !== undefined && isAlone && f.phrasal.has(verb.folded);
    if (!isHedge && !isParticle) near.direction = direction ?? near.direction;
    // "dépassent *de* 5 %": by how much, and no bound.
    if (direction && near.hedge?.start === i && direction.end > near.hedge.end) near.hedge = undefined;
  }
  if (bits & STARTS.opener) {
    const between = longest(f.ranges.between, tokens, i);
    const from = between ?? longest(f.ranges.from, tokens, i);
    if (from) near.opener = { start: i, end: from.end, value: between ? 'between' : 'from' };
  }
  if (bits & STARTS.label) {
    const hit = longest(locale.guards.labels, tokens, i);
    const isName = isCapital(tokens[i]) && !locale.capitalNouns && !opensSentence(tokens, i);
    if (hit) near.label = { end: hit.end, weak: hit.value.weak, isName };
  }
  return end;
}

const wordBefore = ({ tokens }: Scan, i: number): Token | undefined =>
  tokens[i - 1]?.type === 'space' ? tokens[i - 2] : undefined;

/** Whether the next figure is a share: a sign or word for it within a few tokens. */
const isShare = ({ tokens, f }: Scan, end: number): boolean =>
  tokens
    .slice(end, end + SHARE)
    .some((_, k) =>
      longest(f.units, tokens, end + k)?.value.some((u) => u.dimension === 'ratio' || u.dimension === 'points'),
    );
const SHARE = 8;
