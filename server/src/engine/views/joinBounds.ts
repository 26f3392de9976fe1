import type { MentionView } from './mentionView.ts';

/** A comma or one word that joins two bounds ("and", "but", "et", "mais"). */
const JOINT = /^(?:,\s+|,?\s+\p{L}{1,5}\s+)$/u;

const bound = (v: MentionView, side: 'low' | 'high'): number | undefined => {
  if (v.kind !== 'range' || typeof v.value !== 'object' || v.value === null || Array.isArray(v.value)) return undefined;
  const value = v.value as { low?: number; high?: number };
  return Object.keys(value).length === 1 ? value[side] : undefined;
};

/** Two open bounds beside each other told as one interval, as the contract wants them: "more than 300 but fewer than 400". */
export function joinBounds(text: string, views: readonly MentionView[]): readonly MentionView[] {
  const out: MentionView[] = [];
  for (const v of views) {
    const last = out[out.length - 1];
    const low = last && (bound(last, 'low') ?? bound(v, 'low'));
    const high = last && (bound(last, 'high') ?? bound(v, 'high'));
    const differs = last && bound(last, 'low') !== undefined ? bound(v, 'high') : bound(v, 'low');
    const joins = last && last.unit === v.unit && differs !== undefined && JOINT.test(text.slice(last.end, v.start));
    if (joins && low !== undefined && high !== undefined && low < high)
      out[out.length - 1] = { ...last, end: v.end, value: { low, high } };
    else out.push(v);
  }
  return out;
}
