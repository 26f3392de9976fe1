import type { Claim } from '../engine/claims/types.ts';
import type { Role } from '../engine/facts/types.ts';
import type { Relation } from './figures.ts';
import { tenseAt } from './tense.ts';

/** A year alone: the only kind of date that names a thing ("budget 2026", "the 2038 Games"). */
const YEAR = /^\d{4}$/;

/** Whether a year identifies rather than dates: it stands right after a noun, with no preposition between ("budget 2026"). */
export function isLabelYear(claim: Claim): boolean {
  const { mention, block, frame } = claim;
  const value = mention.values[0];
  if (value?.type !== 'date' || !YEAR.test(value.edtf) || mention.bound) return false;
  if (!/^\d{4}$/.test(block.text.slice(mention.span.start, mention.span.end))) return false;
  const beside = frame.near.filter((n) => n.where === 'segment').map((n) => n.word);
  const before = block.text.slice(0, mention.span.start);
  const left = beside.find(
    (w) => w.end <= mention.span.start && /^[\s\u00a0\u202f]$/.test(block.text.slice(w.end, mention.span.start)),
  );
  return (
    left !== undefined &&
    !/[.!?:;,]\s*$/.test(before) &&
    !endsInParticle(left.text) &&
    !isYearWord(left.text, block.lang)
  );
}

/** A phrase that ends in a preposition ("*opened in* 1967", "*datait de* 2017") dates, it does not name. */
const endsInParticle = (phrase: string): boolean => /[\s\u00a0]\p{Ll}{1,3}$/u.test(phrase);

/** "Im Jahr 2025" dates, it does not name. */
function isYearWord(word: string, lang: string): boolean {
  const year = new Intl.DisplayNames(lang || 'en', { type: 'dateTimeField' }).of('year')?.toLowerCase();
  return year !== undefined && word.toLowerCase().startsWith(year);
}

/** A vague word whose bounds are further apart than this says no size ("billions"); "hundreds" does. */
const VAGUE = 10;
/** The century that sources are written in: "standards of the 21st century" dates nothing. */
const THIS_CENTURY = '20XX';

/** A figure that says too little to be a fact: "zero", "one", "a year" and "first" in words, "billions", the present century. */
export function isTrivial(claim: Claim): boolean {
  const { mention } = claim;
  const value = mention.values[0];
  if (value?.type === 'date') return value.edtf === THIS_CENTURY;
  if (value?.type === 'quantity' && value.vague && value.high > VAGUE * value.low) return true;
  if (value?.type !== 'quantity' || value.low !== value.high || value.low < 0 || value.low > 1) return false;
  // "From zero", "zero tolerance": figures of speech more often than counts.
  if (value.low === 0) return mention.notation.style !== 'digits';
  if (value.low !== 1) return false;
  if (value.dimension === 'ordinal') return true;
  return (
    value.dimension !== 'ratio' && mention.notation.style !== 'digits' && !mention.hedge && !mention.notation.magnitude
  );
}

/**
 * "Today we work 39 hours": the day of writing, named with no event of that day. With a past tense it dates one ("announced
 * today").
 */
export function isNow(claim: Claim, refDate: string | undefined): boolean {
  const { mention, block, frame } = claim;
  const value = mention.values[0];
  if (value?.type !== 'date' || value.edtf !== refDate || !value.resolved) return false;
  if (/\d/.test(block.text.slice(mention.span.start, mention.span.end))) return false;
  if (mention.notation.date?.some((p) => p.part === 'weekday')) return false;
  return tenseAt(block.text, frame.sentence, mention.span, block.lang)?.is !== 'past';
}

/** The direction to write: a reading below zero ("-4.5 °C") has its sign and no direction. */
export function directionFor({ mention }: Claim, direction: 'up' | 'down' | undefined): 'up' | 'down' | undefined {
  const value = mention.values[0];
  return value?.type === 'quantity' && value.low < 0 && value.dimension === 'temperature' ? undefined : direction;
}

/** The role to write: what its sentence says of it, and deadlines by their preposition. */
export function roleFor(claim: Claim, { role, direction }: Relation): Role | undefined {
  const bound = claim.mention.bound?.bound;
  // "No layoffs before 2031" holds until then.
  if (bound === 'by' || (role === 'event' && (bound === 'until' || bound === 'before'))) return 'deadline';
  return role === 'change' && direction !== undefined && directionFor(claim, direction) === undefined
    ? undefined
    : role;
}
