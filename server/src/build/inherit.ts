import type { Mention } from '../engine/mentions/types.ts';
import type { Quantity } from '../engine/values/types.ts';

/** Words that may stand between two figures that share a unit ("from 71 to 62 million euros", "24 hours instead of 72"). */
const NEAR_WORDS = 3;
/** And between two of nearly one size ("13 minutes, within the target of 15"). */
const RIVAL_WORDS = 6;
const RIVAL = 2;
/** Figures that are compared are of one size: at most this many times each other. */
const LIKE = 12;
/** Least factor that counts as a magnitude word. */
const MILLION = 1e6;

const quantityOf = (m: Mention | undefined): Quantity | undefined => {
  const v = m?.values[0];
  return v?.type === 'quantity' ? v : undefined;
};

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

const hasUnit = (q: Quantity): boolean => q.unit !== '' || q.dimension === 'ratio' || q.dimension === 'points';
const factorOf = (m: Mention): number => m.notation.magnitude?.factor ?? 1;
const alike = (a: number, b: number): boolean =>
  a !== 0 && b !== 0 && Math.max(Math.abs(a / b), Math.abs(b / a)) <= LIKE;

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

const words = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** The share of a whole is no amount: a percentage lends its unit only to a figure in its own range. */
const lends = (q: Quantity, low: number): boolean =>
  hasUnit(q) && (q.dimension === 'ratio' || q.dimension === 'points' ? false : alike(q.low, low));

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
    const before = out.slice(0, i).reverse();
    const giver = before.find((p) => {
      const pq = quantityOf(p);
      if (!pq || !lends(pq, q.low)) return false;
      if (sentenceOf(p) !== sentenceOf(m))
        return m.notation.magnitude !== undefined && factorOf(m) >= MILLION && pq.dimension === 'money';
      const gap = text.slice(p.span.end, m.span.start);
      return (
        comparing(m) ||
        (words(gap) <= (isRival(pq, q) ? RIVAL_WORDS : NEAR_WORDS) && !/[;.]/.test(gap) && !afterUnit(text, m)) ||
        (factorOf(m) >= MILLION && pq.dimension === 'money') ||
        // A bare decimal measures something.
        (q.step > 0 && q.step < 1 && pq.dimension !== 'time')
      );
    });
    const from = giver ?? (endsClause(text, m) ? statedBefore(out, i, sentenceOf) : undefined);
    if (from) out[i] = lend(m, from, 1);
  }
  return out.map((m, i) => inheritPer(text, out, m, i, comparing, sentenceOf));
}

/** "3.10 euros an hour, against the present 1.85": a decimal of the same precision, whatever word stands after it. */
function comparedWith(all: readonly Mention[], i: number, sentenceOf: (m: Mention) => number): Mention | undefined {
  const m = all[i]!;
  const q = quantityOf(m)!;
  if (q.dimension !== 'count' || q.unit !== '' || q.step <= 0 || q.step >= 1) return undefined;
  return all.slice(0, i).findLast((p) => {
    const pq = quantityOf(p);
    return (
      pq !== undefined &&
      pq.dimension === 'money' &&
      pq.step === q.step &&
      sentenceOf(p) === sentenceOf(m) &&
      alike(pq.low, q.low)
    );
  });
}

/** "167 days, …, twelve fewer than last time": a bare change is in the unit of the figure before it in the sentence. */
function baseOfChange(all: readonly Mention[], i: number, sentenceOf: (m: Mention) => number): Mention | undefined {
  const m = all[i]!;
  if (!m.direction || quantityOf(m)?.dimension !== 'count') return undefined;
  const base = all.slice(0, i).findLast((p) => quantityOf(p) && sentenceOf(p) === sentenceOf(m));
  const q = quantityOf(base);
  return q && q.unit !== '' && q.dimension !== 'ratio' ? base : undefined;
}

/** "68 cents, nine more": 0.01 where the giver is written in the hundredth of its unit. */
function minorOf(text: string, from: Mention): number {
  const q = quantityOf(from)!;
  const digits = Number(
    /^\d+$/.exec(text.slice(from.span.start, from.span.end).split(/[\s\u00a0]/)[0]!)?.[0] ?? Number.NaN,
  );
  return q.dimension === 'money' && digits > 0 && Math.abs(q.low / digits - 0.01) < 1e-9 ? 0.01 : 1;
}

/** "3,840 hectares: 1,920 of maize, 870 of beet": what is listed behind the colon is in the unit of the whole. */
function wholeOfParts(
  text: string,
  all: readonly Mention[],
  i: number,
  sentenceOf: (m: Mention) => number,
): Mention | undefined {
  const m = all[i]!;
  const q = quantityOf(m)!;
  const whole = all.slice(0, i).findLast((p) => {
    const pq = quantityOf(p);
    return pq && lends(pq, pq.low) && sentenceOf(p) === sentenceOf(m) && /^\s*:/.test(text.slice(p.span.end));
  });
  if (!whole || q.low >= quantityOf(whole)!.low) return undefined;
  // A noun right behind the number is what it counts; a word between ("of") says that it counts in something else.
  const gap = m.head && text.slice(m.span.end, m.head.span.start).trim();
  return gap && words(gap) === 1 && !/[,;]/.test(text.slice(m.span.end, m.span.end + 2)) ? whole : undefined;
}

const endsClause = (text: string, m: Mention): boolean =>
  /^\s*[.;!?]/.test(text.slice(m.span.end)) || m.span.end === text.length;

/** "A week of 37.5 hours. Today we work 39.": a bare number after one measure of its size in the sentence before. */
function statedBefore(all: readonly Mention[], i: number, sentenceOf: (m: Mention) => number): Mention | undefined {
  const m = all[i]!;
  const q = quantityOf(m)!;
  const at = sentenceOf(m);
  const before = all.filter((p) => sentenceOf(p) === at - 1 && quantityOf(p) && hasUnit(quantityOf(p)!));
  const [only] = before;
  if (!only || before.length > 1 || all.some((p) => p !== m && sentenceOf(p) === at && quantityOf(p))) return undefined;
  const ratio = quantityOf(only)!.low / q.low;
  return ratio > 0.5 && ratio < 2 && quantityOf(only)!.dimension !== 'ratio' ? only : undefined;
}

/** A word follows the figure directly: it counts that, whether or not the recogniser knows the noun. */
const afterUnit = (text: string, m: Mention): boolean => /^[\s\u00a0\u202f]\p{L}{4,}/u.test(text.slice(m.span.end));

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
  if (q.dimension !== 'money' && !comparing(m)) return m;
  for (const p of [all[i - 1], all[i + 1]]) {
    const pq = quantityOf(p);
    const per = p?.per?.per ?? pq?.per;
    if (!p || !pq || !per || pq.unit !== q.unit || pq.dimension !== q.dimension || sentenceOf(p) !== sentenceOf(m))
      continue;
    if (
      !(alike(pq.low, q.low) || m.direction) ||
      /[;.]\s/.test(text.slice(Math.min(p.span.end, m.span.end), Math.max(p.span.start, m.span.start)))
    )
      continue;
    const values = m.values.map((v) => (v.type === 'quantity' ? { ...v, per } : v));
    return { ...m, values, per: { span: m.span, per } };
  }
  return m;
}
