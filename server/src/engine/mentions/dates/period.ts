import { yearAt } from './absolute.ts';
import { type Fields, shiftUnit } from './fields.ts';
import { ordinalAt, roman } from './number.ts';
import type { Lead, Point } from './point.ts';
import { shiftedUnit, skipArticle, yearReference } from './relative.ts';
import { DASHES, digitsAt, gap, isCapital, isMark, type Part, type Scan, spanOf, termAt, termsAt } from './scan.ts';

interface Year {
  readonly end: number;
  readonly fields: Fields;
  readonly parts: readonly Part[];
  readonly resolved?: boolean;
  readonly unresolved?: boolean;
}

/** "2025-26", "2025/26", "2025–2026": two years in a row. */
export function yearPair(scan: Scan, i: number): Year | undefined {
  const first = digitsAt(scan, i, 4, 4);
  if (first === undefined || first < 1000 || first > 2150 || !isMark(scan, i + 1, `${DASHES}/`)) return undefined;
  const short = digitsAt(scan, i + 2, 2, 2);
  const long = digitsAt(scan, i + 2, 4, 4);
  if (short !== (first + 1) % 100 && long !== first + 1) return undefined;
  if (isMark(scan, i + 3, DASHES) && scan.tokens[i + 4]?.type === 'digits') return undefined;
  return {
    end: i + 3,
    fields: { year: first, yearPair: true },
    parts: [{ part: 'year', span: spanOf(scan, i, i + 3), form: 'numeric' }],
  };
}

/** The year of a quarter, season or half: written, a pair, or told ("of this year"). Behind a space, "of" or a comma. */
function yearOf(scan: Scan, i: number): Year | undefined {
  let p = gap(scan, i);
  if (isMark(scan, p, ',/-')) p = gap(scan, p + 1);
  // Prepositions overlap ("de", "de l'", "de l'année"): each is tried, the longest first.
  for (const of of termsAt(scan, p))
    if (of.value.is === 'of' || of.value.is === 'in') {
      const year = yearHere(scan, gap(scan, of.end));
      if (year) return year;
    }
  return yearHere(scan, p) ?? theYear(scan, p);
}

/** "of the year", "de l'année": it says no more than that a year has more of them. */
function theYear(scan: Scan, p: number): Year | undefined {
  for (const of of termsAt(scan, p)) {
    if (of.value.is !== 'of') continue;
    const at = skipArticle(scan, gap(scan, of.end));
    const word = termAt(scan, at, 'unit');
    if (word?.value.unit === 'a' && !word.value.plural)
      return { end: word.end, fields: {}, parts: [{ part: 'year', span: spanOf(scan, at, word.end), form: 'long' }] };
  }
  return undefined;
}

function yearHere(scan: Scan, p: number): Year | undefined {
  const word = termAt(scan, p, 'yearWord', 'fiscalWord');
  const at = word ? gap(scan, word.end) : p;
  const pair = yearPair(scan, at);
  if (pair) return pair;
  const year = yearAt(scan, at);
  if (year) return { end: year.end, fields: { year: year.value }, parts: [year.part] };
  const told = yearReference(scan, p);
  if (!told) return undefined;
  const part: Part = { part: 'year', span: spanOf(scan, told.from, told.end), form: 'long' };
  if (told.year === undefined) return { end: told.end, fields: {}, parts: [part], unresolved: true };
  return { end: told.end, fields: { year: told.year }, parts: [part], resolved: true };
}

function point(from: number, end: number, fields: Fields, parts: readonly Part[], year: Year | undefined): Point {
  return {
    from,
    to: year?.end ?? end,
    readings: [year ? { ...fields, ...year.fields } : fields],
    parts: year ? [...parts, ...year.parts] : parts,
    ...(year?.resolved ? { resolved: true } : {}),
    ...(year?.unresolved ? { unresolved: true } : {}),
  };
}

/** "third quarter of 2026", "Q3 2025", "T3", "premier semestre", "H1 2025". */
function quarterOrHalf(scan: Scan, i: number, lead: Lead): Point | undefined {
  const named = labelled(scan, i, true) ?? ordinalUnit(scan, i);
  if (!named) return undefined;
  const { end, n, unit, label } = named;
  if (n < 1 || n > (unit === 'quarter' ? 4 : 2)) return undefined;
  const year = yearOf(scan, end);
  const part: Part = { part: unit, span: spanOf(scan, i, end), form: label ? 'abbreviated' : 'long' };
  const fields: Fields = unit === 'quarter' ? { quarter: n } : { half: n };
  if (year) return point(i, end, fields, [part], year);
  if (unit === 'half')
    return halfOfMonth(scan, i, end, n, part) ?? (scan.lexicon.yearBeforeNoun && !label ? undefined : bare());
  return bare();
  function bare(): Point | undefined {
    // "T3", "H2", "S1" alone are names of other things; "Q3" needs a date's preposition.
    return label && !(lead.dated && isCapital(scan.tokens[i])) ? undefined : point(i, end, fields, [part], undefined);
  }
}

function halfOfMonth(scan: Scan, i: number, end: number, half: number, part: Part): Point | undefined {
  const of = termAt(scan, gap(scan, end), 'of');
  const at = of ? gap(scan, of.end) : undefined;
  const month = at === undefined ? undefined : termAt(scan, at, 'month');
  if (!month || at === undefined) return undefined;
  const name: Part = { part: 'month', span: spanOf(scan, at, month.end), form: 'long' };
  return point(i, month.end, { month: month.value.n, half }, [part, name], yearOf(scan, month.end));
}

interface Named {
  readonly end: number;
  readonly n: number;
  readonly unit: 'quarter' | 'half';
  readonly label: boolean;
}

function labelled(scan: Scan, i: number, sure: boolean): Named | undefined {
  const name = termAt(scan, i, 'quarterName', 'halfName');
  if (name)
    return { end: name.end, n: name.value.n, unit: name.value.is === 'quarterName' ? 'quarter' : 'half', label: false };
  const label = termAt(scan, i, 'quarterLabel', 'halfLabel');
  const n = label ? digitsAt(scan, label.end, 1, 1) : undefined;
  if (!label || n === undefined || !(sure || isCapital(scan.tokens[i])) || scan.tokens[label.end + 1]?.type === 'word')
    return undefined;
  return { end: label.end + 1, n, unit: label.value.is === 'quarterLabel' ? 'quarter' : 'half', label: true };
}

function ordinalUnit(scan: Scan, i: number): Named | undefined {
  const last = termAt(scan, i, 'lastOf');
  const ordinal = last ? { value: 0, end: last.end, ordinal: true } : ordinalAt(scan, i);
  if (!ordinal?.ordinal) return undefined;
  const unit = termAt(scan, gap(scan, ordinal.end), 'unit');
  if (!unit || (unit.value.unit !== 'quarter' && unit.value.unit !== 'half')) return undefined;
  if (!last) return { end: unit.end, n: ordinal.value, unit: unit.value.unit, label: false };
  // "The last quarter" alone is the one before this; with a year it is the year's last.
  return (
    yearOf(scan, unit.end) && {
      end: unit.end,
      n: unit.value.unit === 'quarter' ? 4 : 2,
      unit: unit.value.unit,
      label: false,
    }
  );
}

/** "2016 Q3", "2016H2", "2025 first quarter". */
function yearThenQuarter(scan: Scan, i: number): Point | undefined {
  const year = yearAt(scan, i);
  if (!year) return undefined;
  let p = gap(scan, year.end);
  if (isMark(scan, p, '-')) p++;
  const named = labelled(scan, p, true) ?? ordinalUnit(scan, skipArticle(scan, p));
  if (!named || named.n < 1 || named.n > (named.unit === 'quarter' ? 4 : 2)) return undefined;
  const part: Part = { part: named.unit, span: spanOf(scan, p, named.end), form: named.label ? 'abbreviated' : 'long' };
  return point(i, named.end, { year: year.value, [named.unit]: named.n }, [year.part, part], undefined);
}

/** "spring 2025", "l'été 2024", "winter of 2024-25"; alone only after a determiner or preposition of dates. */
function season(scan: Scan, i: number, lead: Lead): Point | undefined {
  const hit = termAt(scan, i, 'season');
  if (!hit) return undefined;
  const part: Part = { part: 'season', span: spanOf(scan, i, hit.end), form: 'long' };
  const year = yearOf(scan, hit.end);
  if (year && !(year.unresolved && hit.value.guarded && !lead.dated)) {
    const { yearPair: _, ...rest } = year.fields;
    return point(i, hit.end, { season: hit.value.n, ...rest }, [part], { ...year, fields: rest });
  }
  if (isMark(scan, hit.end, '-')) return undefined;
  // "The spring of a watch".
  if (hit.value.guarded && termAt(scan, gap(scan, hit.end), 'of')) return undefined;
  const stands = hit.value.guarded ? lead.season || lead.modified : lead.dated || lead.article;
  return stands && !(scan.lexicon.lowerCase && isCapital(scan.tokens[i]))
    ? point(i, hit.end, { season: hit.value.n }, [part], undefined)
    : undefined;
}

/** "the 1990s", "les années 90", "die 1990er Jahre", "the nineties". */
function decade(scan: Scan, i: number): Point | undefined {
  const before = termAt(scan, i, 'decadeBefore');
  const at = before ? gap(scan, before.end) : i;
  const word = termAt(scan, i, 'decade') ?? termAt(scan, at, 'decade');
  let end = word?.end;
  let year: number | undefined = word?.value.n;
  if (!word) {
    const apostrophe = isMark(scan, at, "'’‘") ? at + 1 : at;
    year = digitsAt(scan, apostrophe, 4, 4) ?? digitsAt(scan, apostrophe, 2, 2);
    if (year === undefined) return undefined;
    const after =
      termAt(scan, apostrophe + 1, 'decadeAfter') ??
      (before ? undefined : termAt(scan, gap(scan, apostrophe + 1), 'decadeAfter'));
    if (!before && (!after || after.end === apostrophe + 1)) return undefined;
    end = after?.end ?? apostrophe + 1;
    if (scan.tokens[end]?.type === 'word' && !scan.lexicon.ideographic) return undefined;
  } else if (!before && scan.lexicon.functionWords.has(scan.tokens[i]!.folded)) return undefined;
  if (year === undefined || year % 10 !== 0 || (year > 99 && (year < 1000 || year > 2100))) return undefined;
  if (year < 20 && year > 0 && !before) return undefined;
  // Two digits: the century is the last one that has the decade behind it.
  const full = year > 99 ? year : year >= 30 ? 1900 + year : 2000 + year;
  const part: Part = { part: 'decade', span: spanOf(scan, i, end!), form: word ? 'long' : 'numeric' };
  return point(i, end!, { decade: full / 10 }, [part], undefined);
}

/** "the 21st century", "XIXe siècle", "siglo XIX", "19. Jahrhundert". */
function century(scan: Scan, i: number): Point | undefined {
  const before = termAt(scan, i, 'centuryBefore');
  const at = before ? gap(scan, before.end) : i;
  const letters = scan.tokens[at];
  const ordinal = ordinalAt(scan, at);
  let n = ordinal?.ordinal || before ? ordinal?.value : undefined;
  if (n === undefined && scan.lexicon.ideographic) n = digitsAt(scan, at, 1, 2);
  let end = ordinal?.end ?? at + 1;
  if (n === undefined && letters?.type === 'word') {
    // The ending is part of the word token in "XIXe", a word of its own in "XIX e".
    const stem = /^([ivxl]+)(?:[eᵉ]|ème|de|ste)?$/.exec(letters.folded)?.[1];
    n = stem && /^[IVXL]/.test(letters.text) ? roman(stem) : undefined;
    end = termAt(scan, at + 1, 'ordinal')?.end ?? at + 1;
  }
  if (n === undefined && before) n = digitsAt(scan, at, 1, 2);
  if (n === undefined || n < 1 || n > 30) return undefined;
  if (!before) {
    const unit =
      termAt(scan, gap(scan, end), 'unit') ?? (isMark(scan, end, '-') ? termAt(scan, end + 1, 'unit') : undefined);
    if (unit?.value.unit !== 'century') return undefined;
    end = unit.end;
  }
  return point(i, end, { century: n - 1 }, [{ part: 'century', span: spanOf(scan, i, end), form: 'long' }], undefined);
}

/** "fiscal 2025", "FY2025", "exercice 2025", "saison 2025-26": a year that a word before it makes one. */
function fiscal(scan: Scan, i: number, lead: Lead): Point | undefined {
  const word = termAt(scan, i, 'fiscalWord', 'yearWord');
  if (word) {
    const p = gap(scan, word.end);
    const year = yearPair(scan, p) ?? plainYear(scan, p);
    const two = year || p > word.end ? undefined : digitsAt(scan, p, 2, 2);
    if (two !== undefined)
      return point(
        i,
        p + 1,
        { year: 2000 + two },
        [{ part: 'year', span: spanOf(scan, i, p + 1), form: 'abbreviated' }],
        undefined,
      );
    // The label is no part of the date: the figure alone is what a fix would change.
    return year && point(p, year.end, {}, [], year);
  }
  const pair = yearPair(scan, i);
  return pair && standsAlone(scan, i) && (lead.year || pair.fields.year! > 1800)
    ? point(i, pair.end, {}, [], pair)
    : undefined;
}

/** Nothing of a longer number or code stands before the digits. */
function standsAlone(scan: Scan, i: number): boolean {
  const before = scan.tokens[i - 1];
  return before?.type !== 'word' && !(before?.type === 'mark' && '.,:/-–_+#$€£¥'.includes(before.text));
}

function plainYear(scan: Scan, p: number): Year | undefined {
  const year = yearAt(scan, p);
  return year && { end: year.end, fields: { year: year.value }, parts: [year.part] };
}

/** "week 12", "KW 12", "semaine 31 de 2025". */
function week(scan: Scan, i: number): Point | undefined {
  const label = termAt(scan, i, 'weekLabel');
  const at = label ? gap(scan, label.end) : i;
  const n = label ? digitsAt(scan, at, 1, 2) : undefined;
  if (n === undefined || n < 1 || n > 53 || at === i) return undefined;
  const part: Part = { part: 'day', span: spanOf(scan, i, at + 1), form: 'numeric' };
  const year = yearOf(scan, at + 1);
  if (!year?.fields.year) return undefined;
  return point(i, at + 1, { week: n }, [part], year);
}

/** A calendar period longer than a day, without modifier. */
export function period(scan: Scan, i: number, lead: Lead): Point | undefined {
  const type = scan.tokens[i]?.type;
  if (type !== 'word' && type !== 'digits' && !isMark(scan, i, "'’‘")) return undefined;
  return (
    yearThenQuarter(scan, i) ??
    decade(scan, i) ??
    century(scan, i) ??
    quarterOrHalf(scan, i, lead) ??
    season(scan, i, lead) ??
    week(scan, i) ??
    fiscal(scan, i, lead)
  );
}

/** "fin 2027", "mid-July", "the end of last summer", "fin du mois": a modifier and the period it narrows. */
export function modified(
  scan: Scan,
  i: number,
  inner: (at: number, lead: Lead) => Point | undefined,
  lead: Lead,
): Point | undefined {
  const hit = termAt(scan, i, 'modifier');
  if (!hit) return undefined;
  const at = skipArticle(scan, gap(scan, hit.end));
  const sure: Lead = { ...lead, from: i, dated: true, article: true, year: 'strong', open: false, modified: true };
  const base = inner(at, sure) ?? thisUnit(scan, gap(scan, hit.end));
  if (!base || base.readings.some((f) => f.day !== undefined)) return undefined;
  const part: Part = { part: 'modifier', span: spanOf(scan, i, hit.end), form: 'long' };
  const readings = base.unresolved
    ? base.readings
    : base.readings.map((f) => narrowDays({ ...f, modifier: hit.value.part }));
  return { ...base, from: i, readings, parts: [part, ...base.parts] };
}

/** A span of days ("last week") is cut in three; other fields carry the modifier to `edtf`. */
function narrowDays(f: Fields): Fields {
  if (!f.days || !f.modifier) return f;
  const [a, b] = f.days;
  const third = Math.floor((b - a + 1) / 3);
  const cut = { start: [a, a + third], mid: [a + third, b - third], end: [b - third, b] } as const;
  return { days: cut[f.modifier] };
}

/** "the end of the month": the unit alone is the current one. */
function thisUnit(scan: Scan, i: number): Point | undefined {
  const unit = termAt(scan, skipArticle(scan, i), 'unit');
  if (!unit || unit.value.symbol || !['mo', 'a', 'wk', 'quarter', 'decade', 'century'].includes(unit.value.unit))
    return undefined;
  const shifted = shiftedUnit(scan, i);
  return shifted ?? currentUnit(scan, i, unit.end, unit.value.unit);
}

function currentUnit(scan: Scan, i: number, end: number, unit: string): Point {
  const name: Part['part'] = unit === 'mo' ? 'month' : unit === 'a' ? 'year' : 'day';
  const part: Part = { part: name, span: spanOf(scan, i, end), form: 'long' };
  const fields = scan.reference === undefined ? undefined : shiftUnit(unit, scan.reference, 0);
  return fields
    ? { from: i, to: end, readings: [fields], parts: [part], resolved: true }
    : { from: i, to: end, readings: [{}], parts: [part], unresolved: true };
}
