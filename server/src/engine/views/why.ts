import type { Fact } from '../facts/types.ts';
import type { Candidate } from '../verdicts/candidates.ts';
import { matchedWords } from '../verdicts/coverage.ts';
import type { Match } from '../verdicts/match.ts';
import { labelOf } from './label.ts';
import type { Say } from './say.ts';
import type { Finding } from './types.ts';

/** A candidate less likely than this is none to the reader. */
const WORTH_NAMING = 0.05;

/** Why a figure is thought to be about the candidate's fact: lines for hover and `explain`. */
export function explain(match: Match, candidate: Candidate, say: Say): string[] {
  const lines: string[] = [];
  const { lang } = match.situation.mention;
  const own = ownWords(candidate.fact.fact, lang);
  const words = matchedWords(match.situation, candidate.fact)
    .slice(0, 6)
    .map(({ text, fact }) =>
      own.includes(` ${text.toLowerCase()} `) || sameWord(text, fact) ? text : `${text} = ${fact}`,
    );
  if (words.length) lines.push(say('why.words', { words: words.join(', ') }));
  const d = match.decision;
  if (d && d.sentence > 0.2) lines.push(say('why.sentence'));
  else if (d && d.paragraph > 0.2) lines.push(say('why.paragraph'));
  if (candidate === match.clash) lines.push(...amongErrors(match, say));
  if (candidate.like) lines.push(say(`why.like.${candidate.like.kind}`));
  const next = match.candidates.find((c) => c.fact.fact.id !== candidate.fact.fact.id);
  lines.push(
    next && next.link >= WORTH_NAMING
      ? say('why.next', {
          fact: labelOf(next.fact.fact, lang),
          share: Math.round(next.link * 100),
          own: Math.round(candidate.link * 100),
        })
      : say('why.alone'),
  );
  return lines;
}

/** The draft's other figures count from this difference of probabilities on. */
const COUNTS = 0.05;

/** What the draft's other figures made of the figure that it is not by itself. */
function amongErrors({ refuted, weighed }: Match, say: Say): string[] {
  if (weighed === undefined || refuted === 0 || Math.abs(refuted - weighed) < COUNTS) return [];
  return [say(refuted > weighed ? 'why.errors' : 'why.faithful')];
}

const sameWord = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

/** All words by which a fact is named in a language, between blanks: of these nobody needs to be told what they stand for. */
function ownWords({ labels, propertyLabels, of }: Fact, lang: string): string {
  const names = [labels, propertyLabels, of].flatMap((all) => all[lang] ?? []);
  return ` ${names
    .join(' ')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')} `;
}

/** A second fact is close when it is at least half as likely as the first. */
const CLOSE = 0.5;

/** A second fact that the figure may be about. */
export function runnerUpOf(match: Match, candidate: Candidate | undefined): Pick<Finding, 'runnerUp'> {
  const next = candidate && match.candidates.find((c) => c.fact.fact.id !== candidate.fact.fact.id);
  return next && next.link >= CLOSE * candidate.link ? { runnerUp: next.fact.fact.id } : {};
}
