import type { Mention } from '../engine/mentions/types.ts';
import type { Quantity } from '../engine/values/types.ts';
import {
  alike,
  baseOfChange,
  comparedWith,
  hasUnit,
  lends,
  minorOf,
  quantityOf,
  statedBefore,
  wholeOfParts,
  words,
} from './givers.ts';
import { endsWith, isAge, isPresent, isTo } from './levels.ts';
import { referredTo } from './refer.ts';

/** Words that may stand between two figures that share a unit ("from 71 to 62 million euros", "24 hours instead of 72"). */
const NEAR_WORDS = 3;
/** And between two of nearly one size ("13 minutes, within the target of 15"). */
const RIVAL_WORDS = 6;
const RIVAL = 2;
/** Least factor that counts as a magnitude word. */
const MILLION = 1e6;

/** A number with nothing that says what it measures. */
const isBare = (m: Mention): boolean => {
  const q = quantityOf(m);
  return (
    q !== undefined &&
    q.dimension === 'count' &&
    q.unit === '' &&
    !m.head &&
    !q.of &&
    !q.vague &&
    m.notation.style !== 'form'
  );
};

const factorOf = (m: Mention): number => m.notation.magnitude?.factor ?? 1;

/** Gives a bare figure the unit (and denominator) of another. `factor`: a magnitude word that the other one has for both. */
function lend(to: Mention, from: Mention, factor: number): Mention {
  const q = quantityOf(from)!;
  const values = to.values.map((v) =>
    v.type === 'quantity'
      ? {
          ...v,
          dimension: q.dimension,
          unit: q.unit,
          low: v.low * factor,
          high: v.high * factor,
          step: v.step * factor,
          ...(factor > 1 ? { exact: false } : {}),
          ...(q.per && !v.per ? { per: q.per } : {}),
        }
      : v,
  );
  const per = to.per ?? from.per;
  const unit = unitWords(from, factor);
  // The words of the denominator stand beside the other figure; only its meaning is lent.
  return {
    ...to,
    values,
    ...(unit ? { notation: { ...to.notation, unit } } : {}),
    ...(per && !to.per ? { per: { span: to.span, per: per.per } } : {}),
  };
}

/** Where the giver's unit is written, with the words that join it to its number ("millions d'euros", " d'euros"). */
export function unitWords(from: Mention, factor: number): Mention['notation']['unit'] {
  const { unit, magnitude } = from.notation;
  if (!unit) return undefined;
  const after = magnitude && magnitude.span.end <= unit.span.start;
  const start = after ? (factor > 1 ? magnitude.span.start : magnitude.span.end) : unit.span.start;
  return { code: unit.code, span: { start, end: unit.span.end } };
}

/** A figure that the recogniser read in its neighbour's unit ("from 71 to 62 million euros") is told where that unit is written. */
export function withUnitWords(mention: Mention, all: readonly Mention[]): Mention {
  const q = quantityOf(mention);
  if (!q || q.unit === '' || mention.notation.unit) return mention;
  const from = all.find(
    (m) => m !== mention && m.notation.unit && quantityOf(m)?.unit === q.unit && quantityOf(m)?.step === q.step,
  );
  const unit = from && unitWords(from, mention.notation.magnitude ? 1 : factorOf(from));
  return unit ? { ...mention, notation: { ...mention.notation, unit } } : mention;
}

const isRival = (a: Quantity, b: Quantity): boolean => {
  const ratio = Math.abs(a.low / b.low) / (a.step >= 1e3 ? a.step : 1);
  return ratio <= RIVAL && ratio >= 1 / RIVAL;
};

/**
 * Figures that share a unit with a neighbour get it: "from 71 to 62 million euros", "24 hours instead of 72", "(against 0.38)",
 * "1.48 billion euros: sponsors (410 million) …". `comparing` says whether a figure stands after a word of comparison
 * ("against", "compared with"), `sentenceOf` in which sentence it stands.
 */
export function inheritUnits(
  text: string,
  mentions: readonly Mention[],
  comparing: (m: Mention) => boolean,
  sentenceOf: (m: Mention) => number,
  lang: string,
): Mention[] {
  const out = [...mentions];
  for (let i = 0; i < out.length; i++) {
    const m = out[i]!;
    const q = quantityOf(m);
    if (!q) continue;
    if (!isBare(m) && !(m.head && wholeOfParts(text, out, i, sentenceOf))) {
      const level = comparing(m) ? comparedWith(out, i, sentenceOf) : undefined;
      if (level) out[i] = lend(m, level, 1);
      continue;
    }
    if (isBare(m) && q.low >= 1 && q.high <= OLDEST && !afterUnit(text, m) && isAge(text, startOf(m), lang)) {
      out[i] = inYears(m);
      continue;
    }
    const next = out[i + 1];
    const nextQ = quantityOf(next);
    if (next && nextQ && hasUnit(nextQ) && nextQ.dimension !== 'ratio' && sentenceOf(next) === sentenceOf(m)) {
      const gap = text.slice(m.span.end, next.span.start);
      const factor = m.notation.magnitude ? 1 : factorOf(next);
      const joined = words(gap) <= 1 && !/[;:.()]|,\s/.test(gap);
      if (joined && !afterUnit(text, m) && alike(q.low * factor, nextQ.low)) {
        out[i] = lend(m, next, factor);
        continue;
      }
    }
    const base = baseOfChange(out, i, sentenceOf) ?? wholeOfParts(text, out, i, sentenceOf);
    if (base) {
      out[i] = lend(m, base, m.direction ? minorOf(text, base) : 1);
      continue;
    }
    // "They are 1.3 million": borrowers, no money.
    if (endsWith(text.slice(0, startOf(m)), 'counting', lang)) continue;
    const before = out.slice(0, i).reverse();
    const giver = before.find((p) => {
      const pq = quantityOf(p);
      if (!pq || !lends(pq, q.low)) return false;
      if (sentenceOf(p) !== sentenceOf(m))
        return m.notation.magnitude !== undefined && factorOf(m) >= MILLION && pq.dimension === 'money';
      const gap = text.slice(endOf(p), m.span.start);
      return (
        (comparing(m) && !isCountBetween(out, p, m)) ||
        // "… 1,200 metres away; today it is 800".
        (isRival(pq, q) && isPresent(text.slice(0, startOf(m)), lang) && !isCountBetween(out, p, m)) ||
        (isTo(gap.slice(gap.lastIndexOf(' ', gap.trimEnd().length - 1) + 1), lang) &&
          endsWith(text.slice(0, startOf(p)), 'from', lang)) ||
        (words(gap) <= (isRival(pq, q) ? RIVAL_WORDS : NEAR_WORDS) &&
          !/[;.]/.test(gap) &&
          !afterUnit(text, m) &&
          !isCountBetween(out, p, m)) ||
        (factorOf(m) >= MILLION && pq.dimension === 'money') ||
        // A bare decimal measures something.
        (q.step > 0 && q.step < 1 && pq.dimension !== 'time')
      );
    });
    const referred =
      giver || m.notation.magnitude ? undefined : referredTo(text, out, i, sentenceOf, lang, afterUnit(text, m));
    if (giver ?? referred) out[i] = lend(m, (giver ?? referred)!, 1);
    else if (endsClause(text, m) && !isLabelled(text, m)) out[i] = lentBefore(m, out, i, sentenceOf);
  }
  return out.map((m, i) => inheritPer(text, out, m, i, comparing, sentenceOf));
}

/** "After 14 years …; it carried 40 cars, against 25": what was counted in between is what the figure is compared with. */
const isCountBetween = (all: readonly Mention[], from: Mention, m: Mention): boolean =>
  all.some((p) => {
    const q = quantityOf(p);
    const isCount = q?.dimension === 'count' && q.unit === '' && p.head !== undefined;
    return isCount && p.span.start > from.span.end && p.span.end < m.span.start && alike(q.low, quantityOf(m)!.low);
  });

/** A bare number that ends its clause, in the unit of the only measure before it ("286 million euros, when analysts had hoped for 310"). */
function lentBefore(m: Mention, all: readonly Mention[], i: number, sentenceOf: (m: Mention) => number): Mention {
  const stated = statedBefore(all, i, sentenceOf);
  return stated ? lend(m, stated.from, stated.factor) : m;
}

/** "40 metres high; floors: 30." */
const isLabelled = (text: string, m: Mention): boolean => /:[\s\u00a0]*$/.test(text.slice(0, startOf(m)));

/** Years that somebody may be old. */
const OLDEST = 120;

const inYears = (m: Mention): Mention => ({
  ...m,
  values: m.values.map((v) => (v.type === 'quantity' ? { ...v, dimension: 'time', unit: 'a' } : v)),
});

/** Where a figure with its hedge begins. */
const startOf = (m: Mention): number => Math.min(m.span.start, m.hedge?.span.start ?? m.span.start);

/** Where a figure with its denominator ends. */
const endOf = (m: Mention): number => Math.max(m.span.end, m.per?.span.end ?? 0);

const endsClause = (text: string, m: Mention): boolean =>
  /^\s*[.;,!?](?!\d)/.test(text.slice(m.span.end)) || m.span.end === text.length;

/** A word follows the figure directly: it counts that, whether or not the recogniser knows the noun. */
const afterUnit = (text: string, m: Mention): boolean => /^[\s\u00a0\u202f]\p{L}{4,}/u.test(text.slice(m.span.end));

/** Words between a figure with a denominator and another that shares it, unless the two are compared. */
const PER_WORDS = 6;
/** And one is at most this many times the other. */
const PER_SIZE = 4;

const wordsTo = (text: string, from: Mention, to: Mention): number => words(text.slice(endOf(from), to.span.start));

/** A denominator goes on for the next figure of the same unit ("1.75 francs a day, a mason 2.60 francs"). */
function inheritPer(
  text: string,
  all: readonly Mention[],
  m: Mention,
  i: number,
  comparing: (m: Mention) => boolean,
  sentenceOf: (m: Mention) => number,
): Mention {
  const q = quantityOf(m);
  if (!q || m.per || q.per) return m;
  const isSame = (p: Mention): boolean => {
    const pq = quantityOf(p);
    return pq !== undefined && pq.unit === q.unit && pq.dimension === q.dimension;
  };
  const last = all.slice(0, i).findLast(isSame);
  // "0.9 attacks per patient with the drug and 1.6 with placebo".
  const listed = last !== undefined && last === all[i - 1] && isBare(m) && wordsTo(text, last, m) <= PER_WORDS;
  if (q.dimension !== 'money' && !comparing(m) && !listed) return m;
  for (const p of [last, all[i + 1]]) {
    const pq = quantityOf(p);
    const per = p?.per?.per ?? pq?.per;
    if (!p || !pq || !per || pq.unit !== q.unit || pq.dimension !== q.dimension || sentenceOf(p) !== sentenceOf(m))
      continue;
    // "By 6.3 crowns to 63.1 crowns".
    const isNext = p === last && wordsTo(text, p, m) <= 1;
    if (p === last && !comparing(m) && !m.direction && wordsTo(text, p, m) > PER_WORDS) continue;
    if (
      !(alike(pq.low, q.low, comparing(m) || isNext ? undefined : PER_SIZE) || m.direction) ||
      /[;.]\s/.test(text.slice(Math.min(p.span.end, m.span.end), Math.max(p.span.start, m.span.start)))
    )
      continue;
    const values = m.values.map((v) => (v.type === 'quantity' ? { ...v, per } : v));
    return { ...m, values, per: { span: m.span, per } };
  }
  return m;
}
