import { endsBefore } from '../mentions/ages.ts';
import type { Scan } from '../mentions/scan.ts';
import { longest } from '../mentions/trie.ts';
import type { Mention } from '../mentions/types.ts';
import { skipSpace } from '../mentions/written.ts';
import type { MentionView } from './mentionView.ts';

/** Years; what is told to be older is a time of the earth, and no age. */
const OLDEST_THING = 10_000;

/** An age is a quantity in the contract and no duration: "29 years old" with the words that say so; `views[k]` shows `mentions[k]`. */
export function joinAges(
  scan: Pick<Scan, 'tokens' | 'f'>,
  mentions: readonly Mention[],
  views: readonly MentionView[],
): readonly MentionView[] {
  if (!mentions.some((m) => m.kind === 'duration')) return views;
  const { tokens, f } = scan;
  const starts = new Map(tokens.map((t, i) => [t.start, i]));
  const ends = new Map(tokens.map((t, i) => [t.end, i + 1]));
  return views.map((view, k) => {
    const value = mentions[k]!.values[0];
    const [from, to] = [starts.get(mentions[k]!.span.start), ends.get(mentions[k]!.span.end)];
    // "il y a 66 millions d'années" tells nobody's age.
    const isOne =
      value?.type === 'quantity' && value.low === value.high && !(value.unit === 'a' && value.low > OLDEST_THING);
    if (mentions[k]!.kind !== 'duration' || !isOne || from === undefined || to === undefined) return view;
    const next = tokens[skipSpace(tokens, to)];
    const at = next?.folded === '-' ? to : skipSpace(tokens, to);
    const behind = longest(f.ages.after, tokens, at);
    const { hedge, notation } = mentions[k]!;
    const first = Math.min(from, (hedge && starts.get(hedge.span.start)) ?? from);
    const isSaid =
      behind !== undefined ||
      endsBefore(scan, f.ages.verbs, first) ||
      endsBefore(scan, f.ages.before, first) ||
      longest(f.ages.after, tokens, to - 1)?.end === to;
    if (!isSaid) return view;
    const end = behind ? tokens[behind.end - 1]!.end : view.end;
    return { start: notation.number?.start ?? view.start, end, kind: 'quantity', value: value.low, unit: value.unit };
  });
}
