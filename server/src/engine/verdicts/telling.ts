import type { Situation } from './situation.ts';

/** Significant digits of a value as one writes it: 68,420 has four, 3 million has one. */
const significant = (n: number): number =>
  Math.abs(n)
    .toPrecision(10)
    .replace(/e.*$/, '')
    .replace('.', '')
    .replace(/^0+|0+$/g, '').length;

/** What a figure of one, two, three and more digits tells about which fact is meant: "3" little, "68,420" much. */
const TELLING = [0.2, 0.25, 0.55, 0.85] as const;
/** Fractions and multiples in words are few, whatever their decimals. */
const FORM_TELLING = 0.3;
const UNIT_TELLING = 0.15;

/** Distinctiveness of a written figure, 0..1. */
export function distinctiveness(s: Situation): number {
  const v = s.mention.values[0];
  if (!v) return 0;
  if (v.type === 'date')
    return /\d{4}-\d\d-\d\d/.test(v.edtf)
      ? 1
      : /-\d\d-\d\d$/.test(v.edtf)
        ? 0.8
        : /\d{4}-\d\d/.test(v.edtf)
          ? 0.6
          : 0.35;
  if (v.type !== 'quantity') return FORM_TELLING;
  if ((v.dimension === 'ratio' || v.dimension === 'times') && s.mention.notation.style !== 'digits')
    return FORM_TELLING;
  const digits = v.of ? significant(v.of.part) + significant(v.of.whole) - 1 : significant(v.low);
  const telling = TELLING[Math.min(3, digits)]!;
  return Math.min(1, telling + (v.unit !== '' && v.dimension !== 'ratio' && digits > 1 ? UNIT_TELLING : 0));
}
