import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import type { BuildTools } from '../../server/src/build/build.ts';
import { extractFacts } from '../../server/src/build/extract.ts';
import { readSource } from '../../server/src/build/readSource.ts';
import { statedDate } from '../../server/src/build/referenceDate.ts';
import type { BuiltFact } from '../../server/src/build/types.ts';
import type { Quantity, Value } from '../../server/src/engine/values/types.ts';
import { conversion } from '../../server/src/engine/values/units.ts';
import { sameDate } from './dates.ts';
import { docx, paragraph, pdf } from './documents.ts';

/**
 * What a person read in a source: one figure or date, and what is known of it. No `role` or `direction` means that it has none
 * that changes what the figure says; `?` that it may be read either way.
 */
export interface Expected {
  /** The words as they stand; found in order of reading. */
  readonly at: string;
  readonly value?: number;
  /** UCUM or ISO 4217; `%` for a share. */
  readonly unit?: string;
  readonly dimension?: string;
  readonly per?: string;
  /** EDTF, with -Q1 and -H1 for quarters and halves. */
  readonly date?: string;
  readonly clock?: string;
  readonly role?: string;
  readonly direction?: string;
  readonly own?: string;
  readonly of?: string;
  /** The role, also where it only colours what the figure says. */
  readonly is?: string;
  /** What the subject is named by. */
  readonly about?: string;
  /** Known to be wrong; measured, not tested. */
  readonly open?: boolean;
}

interface Case {
  readonly file: string;
  readonly text?: string;
  readonly pages?: readonly (readonly string[])[];
  readonly blocks?: readonly (
    | string
    | { readonly style?: string; readonly text?: string; readonly rows?: string[][] }
  )[];
  readonly figures: readonly Expected[];
  /** Words that must give no fact. */
  readonly none?: readonly string[];
}

const HERE = dirname(fileURLToPath(import.meta.url));

/** Labelled articles: those that no rule was made on, and features with few and small figures, on which some were. */
export type Kind = 'unseen' | 'features';

/** Names of the labelled articles ("salmon.en"). */
export const articles = (kind: Kind = 'unseen'): string[] =>
  readdirSync(join(HERE, kind)).map((f) => f.replace(/\.yaml$/, ''));

const readCase = (name: string, kind: Kind): Case =>
  parse(readFileSync(join(HERE, kind, `${name}.yaml`), 'utf8')) as Case;

function bytesOf(c: Case): Uint8Array {
  if (c.pages) return pdf(c.pages);
  if (!c.blocks) return new TextEncoder().encode(c.text);
  const cell = (text: string): string => `<w:tc>${paragraph(text)}</w:tc>`;
  const row = (cells: readonly string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
  return docx(
    c.blocks
      .map((b) => {
        if (typeof b === 'string') return paragraph(b);
        return b.rows ? `<w:tbl>${b.rows.map(row).join('')}</w:tbl>` : paragraph(b.text ?? '', b.style);
      })
      .join(''),
  );
}

export interface Judged {
  readonly expected: Expected;
  readonly fact: BuiltFact | undefined;
  /** What is not as the label has it; empty where all is right. */
  readonly faults: readonly string[];
}

/** Every labelled figure of an article with the fact that was made of it, and the facts that stand where there should be none. */
export async function judgeArticle(
  name: string,
  tools: BuildTools,
  kind: Kind = 'unseen',
): Promise<{ figures: Judged[]; unwanted: string[]; facts: readonly BuiltFact[] }> {
  const c = readCase(name, kind);
  const language = name.split('.')[1]!;
  const doc = await readSource(c.file, bytesOf(c), { profiles: tools.profiles, language });
  const { facts } = extractFacts(doc, 's', statedDate(doc, tools.recognise)?.date, tools);
  const offset = (f: BuiltFact, end: 'start' | 'end'): number => doc.blocks[f.at.block]!.doc.start + f.at[end];
  let from = 0;
  const figures = c.figures.map((expected) => {
    const at = placeOf(doc.text, expected.at, from);
    if (at < 0) return { expected, fact: undefined, faults: ['not in the text'] };
    from = at + expected.at.length;
    const hits = facts.filter((f) => offset(f, 'start') < from && at < offset(f, 'end'));
    const judged = hits.map((fact) => ({ expected, fact, faults: faultsOf(fact, expected) }));
    return (
      judged.sort((a, b) => a.faults.length - b.faults.length)[0] ?? { expected, fact: undefined, faults: ['fact'] }
    );
  });
  const unwanted = (c.none ?? []).filter((n) => facts.some((f) => f.values[0]!.evidence[0]!.quote?.exact.includes(n)));
  return { figures, unwanted, facts };
}

/** Where the words stand as words of their own, from an offset on. */
function placeOf(text: string, words: string, from: number): number {
  for (let at = text.indexOf(words, from); at >= 0; at = text.indexOf(words, at + 1))
    if (!/[\p{L}\p{N}]$/u.test(text.slice(0, at)) && !/^[\p{L}\p{N}]/u.test(text.slice(at + words.length))) return at;
  return -1;
}

const close = (a: number, b: number): boolean => Math.abs(Math.abs(a) - Math.abs(b)) <= 0.002 * Math.abs(b);

/** Roles that change what a figure says; the others only colour it. */
const TELLING = new Set(['change', 'previous', 'part', 'deadline', 'label']);

function faultsOf(fact: BuiltFact, e: Expected): string[] {
  const faults: string[] = [];
  const { value } = fact.values[0]!;
  if (!hasValue(value, e)) faults.push('value');
  if (e.unit && e.unit !== '%' && value.type === 'quantity' && !conversion(value.unit, e.unit)) faults.push('unit');
  if (e.dimension && !(value.type === 'quantity' && value.dimension === e.dimension)) faults.push('unit');
  const per = fact.per ?? (value.type === 'quantity' ? value.per : undefined);
  if (e.per !== undefined && !(value.type === 'quantity' && value.unit.includes('/')) && per !== e.per)
    faults.push('per');
  const role = fact.role && TELLING.has(fact.role) ? fact.role : undefined;
  if (e.role !== '?' && e.role !== role) faults.push(`role:${fact.role ?? 'none'}`);
  // The way from an earlier level to the present one says nothing of that level itself.
  if (e.direction !== '?' && role !== 'previous' && fact.direction !== e.direction)
    faults.push(`direction:${fact.direction ?? 'none'}`);
  const names = `${fact.own ?? ''} ${fact.subject} ${fact.property.join(' ')}`;
  if (e.own && !names.includes(e.own)) faults.push(`own:${fact.own ?? 'none'}`);
  if (e.is && fact.role !== e.is) faults.push(`is:${fact.role ?? 'none'}`);
  if (e.about && !fact.subject.includes(e.about)) faults.push(`about:${fact.subject}`);
  if (e.of && !`${fact.of ?? ''} ${fact.words.join(' ')}`.toLowerCase().includes(e.of.toLowerCase())) faults.push('of');
  return faults;
}

function hasValue(value: Value, e: Expected): boolean {
  if (e.date !== undefined) return value.type === 'date' && sameDate(value.edtf, e.date);
  if (e.clock !== undefined) return value.type === 'clock' && value.iso === e.clock;
  return value.type === 'quantity' && e.value !== undefined && hasNumber(value, e);
}

function hasNumber(q: Quantity, e: Expected): boolean {
  const scales =
    e.unit === '%' ? (q.dimension === 'ratio' ? [100] : []) : e.unit ? (conversion(q.unit, e.unit) ?? [1]) : [1];
  const numbers = [q.low, q.high, ...(q.of ? [q.of.part, q.of.whole] : [])].filter((n) => Number.isFinite(n));
  if (q.vague && q.low <= e.value! && e.value! <= q.high) return true;
  return numbers.some((n) => scales.some((s) => close(n * s, e.value!)));
}
