import type { Locale } from '../locales/types.ts';
import type { Dimension, Quantity } from '../values/types.ts';
import { kindOf } from './found.ts';
import { fold } from './tokens.ts';
import type { Mention } from './types.ts';
import { tidy } from './written.ts';

/** Figures of one measure are of one size: at most this many times each other. */
const ALIKE = 5;
/** Words between a figure and the one that follows it in its unit ("from *634* to 618 million"). */
const JOINED = 3;
/** And between it and the one before it, by what that measures: lengths of time stand beside all kinds of figures. */
const REACH: Readonly<Partial<Record<Dimension, number>>> = { time: 4, ratio: 10 };
const FAR = 14;
/** Least factor that counts as a magnitude word. */
const MILLION = 1e6;

/** What lends no unit: what counts, orders or multiplies. */
const NO_GIVERS: ReadonlySet<Dimension> = new Set(['count', 'times', 'ordinal', 'points', 'temperature']);

const quantityOf = (m: Mention | undefined): Quantity | undefined =>
  m?.values[0]?.type === 'quantity' ? m.values[0] : undefined;

const factorOf = (m: Mention): number => m.notation.magnitude?.factor ?? m.notation.told?.factor ?? 1;

const countWords = (text: string): number => text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;

/** A number that says nothing of what it measures or counts. */
function isBare(m: Mention, text: string, locale: Locale): boolean {
  if ((m.kind !== 'number' && m.kind !== 'range') || m.head || m.notation.style === 'form') return false;
  const isCount = m.values.every((v) => v.type === 'quantity' && v.dimension === 'count' && !v.of && !v.vague);
  if (!isCount || m.notation.unit || m.notation.told) return false;
  // "Alexander, then 28, …": an age.
  if (/,\s*(?:\p{L}+\s+)?$/u.test(text.slice(Math.max(0, m.span.start - 16), m.span.start)) && text[m.span.end] === ',')
    return false;
  return isMillions(m) || standsAlone(m, text, locale);
}

const isMillions = (m: Mention): boolean => (m.notation.magnitude?.factor ?? 1) >= MILLION;

/** Whether no word follows that the number may count or that may tell its currency ("8.5 milliards *américains*"). */
function standsAlone(m: Mention, text: string, locale: Locale): boolean {
  const isChange = m.direction !== undefined && m.direction.span.start - m.span.end === 1;
  if (isChange) return true;
  const next = /^[\s\u00a0\u202f]+([\p{L}\p{M}]+)/u.exec(text.slice(m.span.end))?.[1];
  return next === undefined || locale.figures.stop.has(fold(next));
}

const gives = (m: Mention): boolean => {
  const q = quantityOf(m);
  if (!q || !Number.isFinite(q.low + q.high) || NO_GIVERS.has(q.dimension)) return false;
  // "Seven in ten" is no unit.
  return (
    q.dimension !== 'ratio' ||
    (m.notation.style === 'digits' && !q.of && (m.notation.unit ?? m.notation.told) !== undefined)
  );
};

/** The factor by which a bare figure has the size of its giver: 1, or what the giver's magnitude word says for both; undefined where none fits. */
function factorFrom(to: Mention, from: Mention): number | undefined {
  const [a, b] = [quantityOf(to)!, quantityOf(from)!];
  const share = b.dimension === 'ratio' ? 0.01 : 1;
  const factors = to.notation.magnitude || share < 1 ? [share] : [factorOf(from), 1];
  // "39 % left early, eleven went to hospital"
  if (share < 1 && to.notation.style !== 'digits') return undefined;
  const fits = (factor: number): boolean => {
    const ratio = Math.abs((a.low * factor) / b.low);
    return ratio <= ALIKE && ratio >= 1 / ALIKE;
  };
  return factors.find(fits);
}

/** The bare figure in the giver's unit; as it stands alone it stays an alternative. */
function lend(to: Mention, from: Mention, factor: number): Mention {
  const { dimension, unit } = quantityOf(from)!;
  const values = to.values.map((v): Quantity => {
    const q = v as Quantity;
    const [low, high, step] = [q.low, q.high, q.step].map((n) => tidy(n * factor)) as [number, number, number];
    return { ...q, dimension, unit, low, high, step, exact: q.exact && factor <= 1 };
  });
  return {
    ...to,
    kind: to.kind === 'range' ? 'range' : dimension === 'ratio' ? 'percent' : kindOf(values[0]),
    values: [...values, ...to.values],
    notation: { ...to.notation, told: { factor, alternatives: values.length } },
  };
}

const STOPS = /[.!?](?=["'”’»)\]]*\s+["'“‘«¿¡([]*[\p{Lu}\p{N}])|[。！？]|\n\s*\n/gu;

/** The figure behind, joined by a few words: "33.5 against 47.1 per cent". */
function fromNext(m: Mention, next: Mention | undefined, text: string): Mention | undefined {
  if (!next || !gives(next)) return undefined;
  const gap = text.slice(m.span.end, next.hedge?.span.start ?? next.span.start);
  const factor = countWords(gap) <= JOINED && !/[;:.!?(),，、。]/u.test(gap) ? factorFrom(m, next) : undefined;
  return factor === undefined ? undefined : lend(m, next, factor);
}

/** "27 minutes, three fewer", "€18.5 million, with three more in bonuses": a change of the figure it stands behind; the factor that both have. */
function changeOf(m: Mention, from: Mention, gap: string): number | undefined {
  const [a, b] = [quantityOf(m)!, quantityOf(from)!];
  if (!m.direction || b.dimension === 'ratio' || countWords(gap) > JOINED || /[:;()]/.test(gap)) return undefined;
  const factor = m.notation.magnitude ? 1 : factorOf(from);
  return Math.abs(a.low * factor) <= Math.abs(b.low) ? factor : 1;
}

/** Millions of a currency. */
const isSum = (m: Mention): boolean => quantityOf(m)?.dimension === 'money' && factorOf(m) >= MILLION;

/** The nearest measure before it in its sentence, which begins at offset `sentence`. */
function fromBefore(
  m: Mention,
  i: number,
  all: readonly Mention[],
  text: string,
  sentence: number,
): Mention | undefined {
  // A figure between is a word at least.
  for (let k = i - 1; k >= 0 && i - 1 - k <= FAR; k--) {
    const p = all[k]!;
    const q = quantityOf(p);
    if (!q) continue;
    if (p.span.start < sentence) break;
    const gap = text.slice(p.span.end, m.span.start);
    const words = countWords(gap);
    if (words > FAR || /[:()]/.test(gap)) break;
    // "… 14 euros; it carried 40 cars, against 25": what was counted in between is what the figure is compared with.
    if (q.dimension === 'count' && p.head) break;
    if (!gives(p)) continue;
    const change = k === i - 1 ? changeOf(m, p, gap) : undefined;
    if (change !== undefined) return lend(m, p, change);
    const factor = factorFrom(m, p);
    if (factor === undefined) continue;
    // "It cost €45 million and was shown to 12": a whole number takes over no magnitude from afar.
    const reach = factor > 1 && Number.isInteger(quantityOf(m)!.low) ? JOINED : (REACH[q.dimension] ?? FAR);
    if (words <= reach) return lend(m, p, factor);
  }
  return undefined;
}

/**
 * The mentions of a text where bare figures have the unit of the one they are told beside: "rose to €45 million from 27 million", "33.5 against
 * 47.1 per cent", "14.6 instead of 9.7 days"; millions have that of the nearest sum of the text before them. The number alone stays an alternative,
 * behind the lent readings. Linear in time.
 */
export function lendUnits(mentions: readonly Mention[], text: string, locale: Locale): readonly Mention[] {
  if (!mentions.some(gives) || !mentions.some((m) => isBare(m, text, locale))) return mentions;
  const stops = [...text.matchAll(STOPS)].map((s) => s.index + 1);
  const out = [...mentions];
  let passed = 0;
  let sum: Mention | undefined;
  for (const [i, m] of mentions.entries()) {
    while (passed < stops.length && stops[passed]! <= m.span.start) passed++;
    if (isBare(m, text, locale)) {
      const sentence = stops[passed - 1] ?? 0;
      const lent = fromNext(m, mentions[i + 1], text) ?? fromBefore(m, i, out, text, sentence);
      if (lent) out[i] = lent;
      else if (sum && isMillions(m) && standsAlone(m, text, locale)) out[i] = lend(m, sum, 1);
    }
    if (isSum(out[i]!)) sum = out[i];
  }
  return out;
}
