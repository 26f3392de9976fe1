import type { Locale } from '../locales/types.ts';
import { overlaps, type Span } from '../span.ts';
import { inCell } from './cells.ts';
import { cutText } from './cut.ts';
import { datesIn } from './dates/index.ts';
import { findFigures } from './figures.ts';
import { tokensOf } from './tokens.ts';
import type { Mention, RecogniseOptions } from './types.ts';

/**
 * Every figure and date of a block's prose, sorted, never overlapping; offsets are in `text`. Never throws; linear in time.
 * Where a figure and a date overlap, a bare number gives way ("between 2014 and 2020"); else the longer one stands, of
 * equal length the date.
 */
export function recognise(text: string, locale: Locale, options: RecogniseOptions = {}): readonly Mention[] {
  const cut = cutText(text, locale.dates.starts.words);
  const tokens = tokensOf(cut);
  const { mentions: dates, silent } = datesIn(cut, locale, options);
  const figures = outside(findFigures(tokens, locale), silent);
  return merge(
    locale.dates.ideographic ? counted(dates, figures) : dates,
    options.labels ? inCell(figures, options.labels, locale) : figures,
  );
}

/** Lengths that are no denominator of a figure behind them: "1日12000人" counts people of one day. */
function counted(dates: readonly Mention[], figures: readonly Mention[]): readonly Mention[] {
  const pers = new Set(figures.flatMap((m) => (m.per ? [`${m.per.span.start}/${m.per.span.end}`] : [])));
  return pers.size === 0 ? dates : dates.filter((m) => !pers.has(`${m.span.start}/${m.span.end}`));
}

/** A number or interval of numbers without unit, sign or magnitude word. */
const isBare = (m: Mention): boolean =>
  (m.kind === 'number' || m.kind === 'ordinal' || m.kind === 'range') && !m.notation.unit && !m.notation.magnitude;

/** The mentions that touch none of `spans`; both lists are sorted. */
function outside(mentions: readonly Mention[], spans: readonly Span[]): readonly Mention[] {
  let at = 0;
  return mentions.filter((m) => {
    while (at < spans.length && spans[at]!.end <= m.span.start) at++;
    return at === spans.length || !overlaps(m.span, spans[at]!);
  });
}

/** "9点至12点半": the sign of hours is one of points as well. */
const hasPoints = (m: Mention): boolean => m.values.some((v) => v.type === 'quantity' && v.dimension === 'points');

const size = (m: Mention): number => m.span.end - m.span.start;

function beats(m: Mention, last: Mention, isDate: ReadonlySet<Mention>): boolean {
  if (isDate.has(m) !== isDate.has(last)) {
    const [date, figure] = isDate.has(m) ? [m, last] : [last, m];
    // "3分の1" is no three minutes: a form longer than the date keeps its words.
    const isForm = figure.notation.style === 'form' && size(figure) > size(date);
    // "21万2000": the date's digits are the end of a longer number.
    const isPart = figure.kind === 'number' && figure.span.start < date.span.start && figure.span.end >= date.span.end;
    // "de 9 h à 18 h": two hours of the day, not as many of them.
    const isHours =
      figure.kind === 'range' && (figure.notation.unit?.code === 'h' || hasPoints(figure) || !figure.notation.unit);
    // "1997年至2002年": two years of the calendar, not as many of them.
    const isYears = figure.kind === 'range' && figure.notation.unit?.code === 'a' && date.values[0]?.type === 'date';
    if ((isHours && date.kind === 'time') || isYears) return isDate.has(m);
    if (isBare(figure) && !isForm && !isPart) return isDate.has(m);
  }
  return size(m) > size(last) || (size(m) === size(last) && isDate.has(m) && !isDate.has(last));
}

/** Joins two sorted lists. Both are free of overlaps in themselves, so only neighbours can collide. */
export function merge(dates: readonly Mention[], figures: readonly Mention[]): readonly Mention[] {
  const out: Mention[] = [];
  const all = [...dates, ...figures].sort((a, b) => a.span.start - b.span.start || size(b) - size(a));
  const isDate = new Set(dates);
  for (const m of all) {
    let last = out[out.length - 1];
    let keep = true;
    while (last && last.span.end > m.span.start) {
      const longer = beats(m, last, isDate);
      if (!longer) {
        keep = false;
        break;
      }
      out.pop();
      last = out[out.length - 1];
    }
    if (keep) out.push(m);
  }
  return out;
}
