import { readEdtf } from '../../server/src/engine/values/edtf.ts';
import type { Quantity } from '../../server/src/engine/values/types.ts';
import { said } from '../../server/src/factbase/said.ts';
import type { ReadValue } from '../../server/src/factbase/types.ts';

/** A reader of plain numbers and EDTF, so that these tests are about the file format and not about recognition. */
export const readPlain: ReadValue = (text, kind) => {
  if (kind === 'date') {
    return readEdtf(text)
      ? { value: { type: 'date', edtf: text }, deadline: false, rest: '' }
      : { why: said('problem.read.date') };
  }
  if (/^\d{4}-\d\d/.test(text)) return { why: said('problem.read.isDate'), belongs: 'date' };
  const number = /-?[\d][\d,. ]*/.exec(text)?.[0];
  if (number === undefined) return { why: said('problem.read.none') };
  const n = Number(number.replace(/[, ]/g, ''));
  const value: Quantity = { type: 'quantity', dimension: 'count', unit: '', low: n, high: n, step: 1, exact: true };
  return { value, deadline: false, rest: '' };
};
