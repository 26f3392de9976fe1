import type { Mention } from '../mentions/types.ts';
import type { DateSet } from '../values/types.ts';

/** Longest text between the two ends of an interval ("to the", "jusqu'au lundi"). */
const LONGEST_JOINT = 14;

const isDate = (m: Mention | undefined): m is Mention =>
  m !== undefined && (m.kind === 'date' || m.kind === 'daterange') && m.values[0]?.type === 'date';

/** Whether `b` ends the interval that the opener before `a` begins ("from 6 May to 3 June"). */
function closes(text: string, a: Mention, b: Mention): boolean {
  const joint = text.slice(a.span.end, b.span.start);
  return a.lead !== undefined && joint.length <= LONGEST_JOINT && !/[.;:!?\n,]/.test(joint);
}

/**
 * Joins the two written dates of an interval into one mention, as the `mentions` contract wants them. Checking keeps them
 * apart, since each can be right or wrong by itself.
 */
export function joinIntervals(text: string, mentions: readonly Mention[]): readonly Mention[] {
  const out: Mention[] = [];
  for (let i = 0; i < mentions.length; i++) {
    const a = mentions[i]!;
    const b = mentions[i + 1];
    if (!isDate(a) || !isDate(b) || !closes(text, a, b)) {
      out.push(a);
      continue;
    }
    const dates = (m: Mention): readonly DateSet[] => m.values.filter((v) => v.type === 'date');
    const ends = (x: string, last: boolean): string => x.split('/').at(last ? -1 : 0)!;
    const values = dates(a).flatMap((x) =>
      dates(b).map((y): DateSet => ({ type: 'date', edtf: `${ends(x.edtf, false)}/${ends(y.edtf, true)}` })),
    );
    const { bound: _, hedge: __, weekdayClash: ___, ...rest } = a;
    out.push({ ...rest, span: { start: a.span.start, end: b.span.end }, kind: 'daterange', values });
    i++;
  }
  return out;
}
