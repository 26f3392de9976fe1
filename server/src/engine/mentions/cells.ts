import type { Locale, Unit } from '../locales/types.ts';
import type { Quantity } from '../values/types.ts';
import { readAmount } from './amounts.ts';
import { kindOf } from './found.ts';
import { perAfter } from './per.ts';
import type { Scan } from './scan.ts';
import { type Token, tokenise } from './tokens.ts';
import { longest } from './trie.ts';
import type { Mention } from './types.ts';
import { tidy } from './written.ts';

/** What a table's header or row label says of the bare numbers beside it ("Amount ($bn)", "CA, en M€", "Share (%)"). */
interface Told {
  /** What one written unit counts of `readings`' unit: 1e9 for "$bn", 0.01 for "%". */
  readonly factor: number;
  readonly reading?: Unit;
  /** What the numbers are counted by ("euros per square metre", "visits a month"). */
  readonly per?: string;
}

const OPENS = new Set(['(', '[', ',', '/', '–', '-', ':']);
const CLOSES = new Set([')', ']', '.', ':']);

/** A unit or magnitude that fills `text`, read as if "1" stood before it, or behind its currency ("$bn"). */
function toldBy(text: string, locale: Locale): Told | undefined {
  const prefix = longest(locale.figures.prefixes, tokenise(text), 0);
  const cut = prefix ? tokenise(text)[prefix.end - 1]!.end : 0;
  const forms = prefix ? [`${text.slice(0, cut)}1${text.slice(cut)}`, `1 ${text}`] : [`1 ${text}`];
  for (const form of forms) {
    const tokens = tokenise(form);
    const scan: Scan = { tokens, locale, f: locale.figures };
    const amount = readAmount(scan, 0);
    if (!amount || amount.minor || amount.sign) continue;
    const reading = amount.unit?.readings[0];
    if (!reading && !amount.number.magnitude) continue;
    const per = amount.end < tokens.length ? perAfter(scan, amount.end, reading?.dimension === 'money') : undefined;
    if ((per?.end ?? amount.end) !== tokens.length) continue;
    const factor = tidy(amount.number.values[0]! * (reading?.factor ?? 1));
    return { factor, ...(reading && { reading }), ...(per && { per: per.value }) };
  }
  return undefined;
}

/** What stands behind a word for "per" is no unit: "visits *a month*". */
function countedBy(tokens: readonly Token[], i: number, end: number, locale: Locale): Told | undefined {
  const link = skipBack(tokens, i);
  if (link < 1 || longest(locale.figures.per.links, tokens, link)?.end !== link + 1) return undefined;
  const per = perAfter({ tokens, locale, f: locale.figures }, skipBack(tokens, link) + 1, false);
  return per?.end === end ? { factor: 1, per: per.value } : undefined;
}

/** The token before `i`, a space aside. */
const skipBack = (tokens: readonly Token[], i: number): number => (tokens[i - 1]?.type === 'space' ? i - 2 : i - 1);

/** Whether a unit may begin at token `i` of a label: at its start, behind a bracket or comma, or behind a function word. */
function opensUnit(tokens: readonly Token[], i: number, locale: Locale): boolean {
  const before = tokens[i - 1]?.type === 'space' ? tokens[i - 2] : tokens[i - 1];
  return before === undefined || OPENS.has(before.text) || locale.figures.stop.has(before.folded);
}

function toldIn(label: string, locale: Locale): Told | undefined {
  const tokens = tokenise(label);
  let end = tokens.length;
  while (end > 0 && (tokens[end - 1]!.type === 'space' || CLOSES.has(tokens[end - 1]!.text))) end--;
  if (end === 0) return undefined;
  for (let i = 0; i < end; i++) {
    if (tokens[i]!.type === 'space' || !opensUnit(tokens, i, locale)) continue;
    const rest = (from: number): string => label.slice(tokens[from]!.start, tokens[end - 1]!.end);
    const counted = countedBy(tokens, i, end, locale);
    // "Share per cent": here the word is a part of the unit.
    // "Members won in *a* year": one year, and no unit of the members.
    const isOne = i > 0 && locale.figures.articles.has(tokens[skipBack(tokens, i)]?.folded ?? '');
    const told = counted
      ? (toldBy(rest(skipBack(tokens, i)), locale) ?? counted)
      : isOne
        ? undefined
        : toldBy(rest(i), locale);
    // A letter alone is a row's name ("A") rather than a unit, and so is a month ("Julio").
    const isName =
      i === 0 && end === 1 && tokens[0]!.type === 'word' && (tokens[0]!.text.length === 1 || isMonth(tokens, locale));
    if (told && !isName) return told;
  }
  // "Passengers per day (forecast)"
  const noted = /^(.*\S)\s*[([][^()[\]]*[)\]]\s*$/u.exec(label);
  return noted ? toldIn(noted[1]!, locale) : undefined;
}

const isMonth = (tokens: readonly Token[], locale: Locale): boolean =>
  longest(locale.dates.terms, tokens, 0)?.value.some((term) => term.is === 'month') ?? false;

/** A number that says nothing of its own size or unit. */
const isBare = (m: Mention): boolean =>
  (m.kind === 'number' || m.kind === 'range') &&
  m.notation.style === 'digits' &&
  !m.notation.unit &&
  !m.notation.magnitude &&
  m.values.every((v) => v.type === 'quantity' && v.dimension === 'count' && !v.vague);

function inUnit(m: Mention, { factor, reading, per }: Told): Mention {
  const codes = reading?.code.split('|') ?? [''];
  const values = m.values.flatMap((v) =>
    codes.map((unit): Quantity => {
      const q = v as Quantity;
      const [low, high, step] = [q.low, q.high, q.step].map((n) => tidy(n * factor)) as [number, number, number];
      return {
        ...q,
        dimension: reading?.dimension ?? 'count',
        unit,
        low,
        high,
        step,
        exact: q.exact && factor === 1,
        ...(per && { per }),
      };
    }),
  );
  const kind = m.kind === 'range' ? 'range' : reading?.dimension === 'ratio' ? 'percent' : kindOf(values[0]);
  return {
    ...m,
    kind,
    values,
    ...(per && { per: { span: m.span, per } }),
    notation: { ...m.notation, told: { factor } },
  };
}

/**
 * The mentions of a table cell with the unit and magnitude that its column's header or its row's label tells, the nearest
 * that tells any first. Figures with a unit of their own keep it.
 */
export function inCell(mentions: readonly Mention[], labels: readonly string[], locale: Locale): readonly Mention[] {
  if (!mentions.some(isBare)) return mentions;
  for (const label of labels) {
    const told = toldIn(label, locale);
    if (told) return mentions.map((m) => (isBare(m) ? inUnit(m, told) : m));
  }
  return mentions;
}
