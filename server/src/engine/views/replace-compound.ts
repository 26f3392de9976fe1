import { spell } from '../locales/spellout.ts';
import type { Quantity } from '../values/types.ts';
import { conversion } from '../values/units.ts';
import type { TextEdit } from '../verdicts/types.ts';
import { digits, words, written } from './replace-number.ts';
import { type Context, edit, plain } from './replace-parts.ts';
import { unitFor } from './replace-unit.ts';

/** "Fünfjährig": the number is the first part of a word; it alone changes. */
function withinWord({ text, mention, writing }: Context, draft: Quantity, target: Quantity): TextEdit | undefined {
  const surface = text.slice(mention.span.start, mention.span.end);
  for (const set of writing.cardinals) {
    const old = spell(writing.spellout, set, draft.low);
    if (!old || !surface.toLowerCase().startsWith(old) || !/^\p{L}/u.test(surface.slice(old.length))) continue;
    const next = words(writing, target.low, { value: draft.low, surface: surface.slice(0, old.length) });
    const { start } = mention.span;
    return next === undefined ? undefined : edit({ start, end: start + old.length }, next);
  }
  return undefined;
}

/** "Une dizaine *de* patients" gives way to a number, and its link goes with it. */
function vagueEdits(context: Context, target: Quantity): TextEdit[] | undefined {
  const { text, mention, writing } = context;
  if (mention.notation.magnitude || mention.notation.unit || !Number.isInteger(target.low)) return undefined;
  const rest = text.slice(mention.span.end);
  const links = [
    writing.magnitudeLink,
    ...writing.elisions.filter((e) => e.other.trim() === writing.magnitudeLink).map((e) => e.vowel),
  ];
  const link = links.find((l) => l && plain(rest).startsWith(l)) ?? '';
  const gap = /^\s*/.exec(rest)![0].length;
  const end = link ? mention.span.end + gap + link.length : mention.span.end;
  const tail = link.endsWith("'") ? ' ' : '';
  const surface = text.slice(mention.span.start, mention.span.end);
  const number = words(writing, target.low, { value: 0, surface }) ?? digits(context, written(target.low, target.step));
  return [edit({ start: mention.span.start, end }, number + tail)];
}

/** A form of its own ("a quarter of an hour", "un demi-point") gives way to number and unit. */
export function wholeEdits(context: Context, draft: Quantity, target: Quantity): TextEdit[] | undefined {
  const { text, mention } = context;
  if (target.low !== target.high) return undefined;
  if (draft.vague) return draft.unit === '' && target.dimension === 'count' ? vagueEdits(context, target) : undefined;
  const inner = draft.unit === target.unit ? withinWord(context, draft, target) : undefined;
  if (inner) return [inner];
  const unit = unitFor(context, 'word', target, target.low);
  if (unit === undefined && target.dimension !== 'count') return undefined;
  const old = { value: 0, surface: text.slice(mention.span.start, mention.span.end) };
  const number = words(context.writing, target.low, old) ?? digits(context, written(target.low, target.step));
  return [edit(mention.span, unit ? `${number} ${unit}` : number)];
}

/** Seconds in the parts of "2 h 26 min 50 s", by how many parts are written. */
const COMPOUNDS: readonly (readonly number[])[] = [
  [3600, 60, 1],
  [3600, 60],
  [60, 1],
  [604800, 86400],
  [86400, 3600],
  [31557600, 2629800],
];

/** A duration in several units: each part that differs is replaced. */
export function compoundEdits(context: Context, draft: Quantity, target: Quantity): TextEdit[] | undefined {
  if (draft.dimension !== 'time' || target.dimension !== 'time' || draft.low !== draft.high) return undefined;
  const { text, mention } = context;
  const numbers = [...text.slice(mention.span.start, mention.span.end).matchAll(/\d+/g)];
  if (numbers.length < 2) return undefined;
  const toSeconds = (q: Quantity): number | undefined => {
    const factors = conversion(q.unit, 's');
    return factors && Math.round(q.low * ((factors[0] + factors[1]) / 2));
  };
  const [old, next] = [toSeconds(draft), toSeconds(target)];
  const said = numbers.map((m) => Number(m[0]));
  const parts = COMPOUNDS.find(
    (c) => c.length === said.length && c.reduce((sum, size, i) => sum + size * said[i]!, 0) === old,
  );
  if (!parts || next === undefined || next % parts.at(-1)! !== 0) return undefined;
  let rest = next;
  const edits: TextEdit[] = [];
  for (const [i, size] of parts.entries()) {
    const n = Math.floor(rest / size);
    rest -= n * size;
    const m = numbers[i]!;
    const start = mention.span.start + m.index;
    const padded = String(n).padStart(m[0].startsWith('0') || (i > 0 && m[0].length === 2 && size < 3600) ? 2 : 1, '0');
    if (n !== said[i]) edits.push(edit({ start, end: start + m[0].length }, padded));
  }
  return edits.length ? edits : undefined;
}
