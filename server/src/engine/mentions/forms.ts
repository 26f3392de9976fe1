import type { Unit } from '../locales/types.ts';
import { magnitudeAt } from './magnitudes.ts';
import type { Scan } from './scan.ts';
import { longest } from './trie.ts';
import { unitAt } from './units.ts';
import { skipSpace, tidy } from './written.ts';

/** A fraction, multiple or vague quantity. Token indexes, half-open; `numberEnd` is behind the words proper. */
export interface Form {
  readonly end: number;
  readonly numberEnd: number;
  readonly low: number;
  readonly high: number;
  readonly step: number;
  readonly type: 'share' | 'number' | 'times' | 'vague' | 'of';
  readonly unit?: { readonly start: number; readonly end: number; readonly readings: readonly Unit[] };
  readonly of?: { readonly part: number; readonly whole: number };
  /** A whole that was counted: what it counts may stand behind it. */
  readonly ofCounted?: true;
  readonly parts?: readonly (readonly [number, number])[];
  /** In digits ("3/4"): a unit may follow without a link word. */
  readonly isWritten?: boolean;
}

/** Unit or magnitude behind a form, with the words that may link them ("half *a* million", "une dizaine *de* jours"). */
export function scaled(scan: Scan, form: Form, links: Scan['f']['unitLinks']): Form {
  const { tokens, f } = scan;
  let at = skipSpace(tokens, form.end);
  const link = longest(links, tokens, at);
  if (link) at = skipSpace(tokens, link.end);
  const m = magnitudeAt(tokens, at, f, (x) => !x.money && x.form.length > 3 && x.factor >= 1000);
  let out = form;
  if (m && at > form.end) {
    out = {
      ...form,
      end: m.end,
      low: tidy(form.low * m.factor),
      high: tidy(form.high * m.factor),
      type: form.type === 'share' ? 'number' : form.type,
    };
    at = skipSpace(tokens, m.end);
    const again = longest(f.unitLinks, tokens, at);
    if (again) at = skipSpace(tokens, again.end);
  }
  const unit = unitAt(scan, at, false);
  const spaced = form.type === 'number' || form.isWritten === true || f.myriads !== undefined;
  const fits = unit && (link || m || spaced) && unit.readings[0]!.dimension !== 'ratio';
  return fits
    ? { ...out, end: unit.end, unit: { start: at, ...unit }, type: out.type === 'share' ? 'number' : out.type }
    : out;
}

/** "hundreds of", "une dizaine", "plusieurs milliers d'euros". */
export function vagueAt(scan: Scan, i: number): Form | undefined {
  const hit = longest(scan.f.vague, scan.tokens, i);
  // "(thousands)" is a table's unit.
  if (!hit || (scan.tokens[i - 1]?.text === '(' && scan.tokens[hit.end]?.text === ')')) return undefined;
  const [low, high] = hit.value;
  return scaled(scan, { end: hit.end, numberEnd: hit.end, low, high, step: 0, type: 'vague' }, scan.f.unitLinks);
}
