import type { NumberWord } from '../locales/numerals.ts';

/** Running value of a numeral: `group` below the next scale, `total` above it. */
export interface State {
  group: number;
  total: number;
  slot: number;
  scale: number;
  ordinal: boolean;
}
export const fresh = (): State => ({ group: 0, total: 0, slot: Infinity, scale: Infinity, ordinal: false });

/** Adds a word to the numeral; false when it cannot follow. */
export function accept(s: State, w: NumberWord, started: boolean): boolean {
  if (s.ordinal && !(w.ordinal && w.kind === 'add' && w.value < s.slot)) return false;
  if (w.kind === 'add') {
    if (started && (w.value === 0 || w.value >= s.slot)) return false;
    s.group += w.value;
    s.slot = w.slot;
  } else if (w.kind === 'half') {
    if (!started || s.group === 0) return false;
    s.group += w.value;
    s.slot = 0;
  } else if (w.kind === 'hundred') {
    if (s.group === 0 ? !w.bare && !started : s.group >= 100 || s.group % 1 !== 0) return false;
    if (s.group === 0 && started && s.slot <= 100) return false;
    if (w.upTo !== undefined && s.group > w.upTo) return false;
    s.group = (s.group || 1) * w.value;
    s.slot = w.slot;
  } else if (!acceptScale(s, w, started)) return false;
  if (w.ordinal) s.ordinal = true;
  return true;
}

function acceptScale(s: State, w: NumberWord, started: boolean): boolean {
  if (!started || (s.group === 0 && s.total === 0)) {
    if (!w.bare) return false;
    s.total = w.value;
  } else if (w.value < s.scale) {
    if (s.group === 0 && s.slot > w.value && !w.bare) return false;
    s.total += (s.group || 1) * w.value;
  } else {
    // "mil millones", "hundred thousand million": the scale multiplies all before it.
    s.total = (s.total + s.group) * w.value;
  }
  s.group = 0;
  s.scale = w.value;
  s.slot = w.slot || 0;
  return true;
}
