import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Fact } from '../../server/src/engine/facts/types.ts';
import type { Locale } from '../../server/src/engine/locales/types.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import type { Mention } from '../../server/src/engine/mentions/types.ts';
import type { Quantity, Value } from '../../server/src/engine/values/types.ts';
import { type Replacement, replace } from '../../server/src/engine/views/replace.ts';
import { fact } from '../values/make.ts';

/** A wrong figure in a sentence, the value that is right, and what a careful sub-editor types over `surface`. */
export interface Case {
  readonly domain: string;
  readonly lang: string;
  readonly date: string;
  readonly type: string;
  readonly text: string;
  readonly start: number;
  readonly surface: string;
  readonly value: Value;
  /** The right figure as a source has it. */
  readonly factText: string;
  readonly correct: readonly string[];
}

export type Outcome = 'exact' | 'other' | 'none' | 'unread';

export const cases: readonly Case[] = readFileSync(
  process.env.CASES ?? join(import.meta.dirname, 'cases.jsonl'),
  'utf8',
)
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

const same = (s: string): string => s.replace(/[\u00a0\u202f\u2009]/g, ' ').replace(/’/g, "'");

function factOf({ value, type, factText }: Case, mention: Mention): Fact {
  // The right value of a wrong direction is the other direction.
  const told =
    mention.direction?.direction ?? mention.values.find((v): v is Quantity => v.type === 'quantity')?.direction;
  const direction = type !== 'direction' ? undefined : told === 'up' ? 'down' : 'up';
  const right: Value = direction && value.type === 'quantity' ? { ...value, direction } : value;
  const deadline = type === 'deadline';
  return { ...fact('1'), values: [{ value: right, text: factText, deadline, evidence: [] }] };
}

export interface Attempt {
  readonly outcome: Outcome;
  /** What was replaced by what. */
  readonly got: string;
  readonly mention?: Mention;
  readonly made?: Replacement;
  readonly fact?: Fact;
}

/** Recognises and replaces the wrong figure of a case. */
export function attempt(c: Case, locale: Locale): Attempt {
  const end = c.start + c.surface.length;
  const mentions = recognise(c.text, locale, { refDate: c.date }).filter(
    (m) => m.span.start < end && c.start < m.span.end,
  );
  const mention = mentions.find((m) => m.values[0]?.type === c.value.type) ?? mentions[0];
  if (!mention) return { outcome: 'unread', got: '' };
  const fact = factOf(c, mention);
  const made = replace(c.text, mention, fact.values[0]!, fact, locale);
  if (!made) return { outcome: 'none', got: c.text.slice(mention.span.start, mention.span.end), mention };
  const got = c.text.slice(0, made.span.start) + made.replacement + c.text.slice(made.span.end);
  const right = c.correct.some((t) => same(c.text.slice(0, c.start) + t + c.text.slice(end)) === same(got));
  return {
    outcome: right ? 'exact' : 'other',
    got: `${c.text.slice(made.span.start, made.span.end)} → ${made.replacement}`,
    mention,
    made,
    fact,
  };
}
