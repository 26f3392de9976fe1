import { isMark, previous, type Scan, termAt } from './scan.ts';

/** Whether "his" or "her" stands before, maybe with a part of the years between ("her early 20s"). */
export function ofSomeone(scan: Scan, i: number): boolean {
  const start = isMark(scan, i - 1, '-') ? i - 1 : i;
  const before = previous(scan, start);
  const part = before && termAt(scan, before.at, 'modifier');
  const owner = part ? previous(scan, before.at) : before;
  return owner !== undefined && termAt(scan, owner.at, 'ofPeople') !== undefined;
}
