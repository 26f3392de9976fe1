import { readDigits } from '../digits.ts';
import { endsFree } from './component.ts';
import { edtf, type Fields } from './fields.ts';
import { jointAt, type Stretch } from './joint.ts';
import type { Lead, Point } from './point.ts';
import { digitsAt, gap, isAlone, isMark, type Part, type Scan, spanOf, termAt } from './scan.ts';

/** A year told from an epoch on, astronomically: 1 BC is 0. */
interface EraYear {
  readonly value: number;
  readonly end: number;
  readonly part: Part;
}

/** 10,000 BC is the year −9999, the first that four digits write. */
const MOST = 10_000;

/** The words of an era behind token `end`: what they make of a year. "BC" and "AD" stand in capitals, before nothing they could name. */
function eraBehind(scan: Scan, end: number): { readonly end: number; readonly before: boolean } | undefined {
  const at = gap(scan, end);
  const term = termAt(scan, at, 'eraAfter', 'eraBackAfter');
  if (!term || (at === end && !scan.lexicon.ideographic)) return undefined;
  return term.end === at + 1 && !isAbbreviated(scan, at)
    ? undefined
    : { end: term.end, before: term.value.is === 'eraBackAfter' };
}

/** Years from this one on are told with an era by nobody, but "BC" and "CE" are names as well ("the 2018 BC election"). */
const RECENT = 1800;

const isAbbreviated = ({ tokens }: Scan, i: number): boolean => tokens[i]!.text === tokens[i]!.text.toUpperCase();

/** "44 BC", "3 000 av. J.-C.", "79 n. Chr.", "AD 79", "公元前221年" at token `i`, with the words of the era. */
export function eraYearAt(scan: Scan, i: number): EraYear | undefined {
  const opener = termAt(scan, i, 'eraBefore', 'eraBackBefore');
  if (opener && (scan.lexicon.ideographic || isAbbreviated(scan, i))) {
    const at = gap(scan, opener.end);
    const value = digitsAt(scan, at, 1, 4);
    if (value === undefined || value === 0 || !(scan.lexicon.ideographic || isAlone(scan, at))) return undefined;
    const mark = termAt(scan, gap(scan, at + 1), 'yearMark');
    return made(scan, at, at + 1, mark?.end ?? at + 1, value, opener.value.is === 'eraBackBefore');
  }
  if (scan.tokens[i]?.type !== 'digits') return undefined;
  const read = readDigits(scan.tokens, i, scan.locale.figures);
  const value = read?.values[0];
  if (!read || value === undefined || !Number.isInteger(value) || value < 1 || value > MOST) return undefined;
  const era = eraBehind(scan, read.end);
  return era && !(value >= RECENT && scan.tokens[era.end - 1]!.type === 'word' && !read.group && names(scan, era.end))
    ? made(scan, i, read.end, era.end, value, era.before)
    : undefined;
}

/** Whether a word follows that the letters before it could name. */
const names = (scan: Scan, end: number): boolean => {
  const next = scan.tokens[gap(scan, end)];
  return next?.type === 'word' && !scan.lexicon.functionWords.has(next.folded);
};

function made(scan: Scan, i: number, digits: number, end: number, year: number, before: boolean): EraYear {
  const part: Part = { part: 'year', span: spanOf(scan, i, digits), form: 'numeric' };
  return { value: before ? 1 - year : year, end, part };
}

/** A year of an era as a date of its own. */
export function eraYear(scan: Scan, i: number): Point | undefined {
  const year = isMark(scan, i - 1, '.,-–/:') ? undefined : eraYearAt(scan, i);
  return year && { from: i, to: year.end, readings: [{ year: year.value }], parts: [year.part] };
}

/** A century with the words of an era behind it: "5th century BC" are the years −499 to −400. */
export function ofEra(scan: Scan, century: Point): Point {
  const era = eraBehind(scan, century.to);
  const n = century.readings[0]?.century;
  if (!era || n === undefined || !endsFree(scan, era.end - 1)) return century;
  const fields: Fields = era.before ? { years: [-100 * (n + 1) + 1, -100 * n] } : { century: n };
  return { ...century, to: era.end, readings: [fields] };
}

/** "264–146 BC", "de 27 av. J.-C. à 14 ap. J.-C.": two years of an era, which is told behind the last or behind both. */
export function eraYears(scan: Scan, i: number, lead: Lead): Stretch | undefined {
  const own = eraYearAt(scan, i);
  const bare = own ? undefined : digitsAt(scan, i, 1, 4);
  if (!own && (bare === undefined || bare === 0 || isMark(scan, i - 1, '.,-–/:'))) return undefined;
  const joint = jointAt(scan, own?.end ?? i + 1);
  const last = joint && !(joint.and && !lead.open) ? eraYearAt(scan, joint.end) : undefined;
  if (!last) return undefined;
  const part: Part = own?.part ?? { part: 'year', span: spanOf(scan, i, i + 1), form: 'numeric' };
  const first = own?.value ?? (last.value <= 0 ? 1 - bare! : bare!);
  if (first >= last.value) return undefined;
  return { from: i, to: last.end, edtf: edtf({ years: [first, last.value] }), parts: [part, last.part] };
}
