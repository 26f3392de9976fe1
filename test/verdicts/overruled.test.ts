// Which vetoes give way where the draft tells the fact's story, and which never do.
import { expect, test } from 'vitest';
import { isOverruled } from '../../server/src/engine/verdicts/vetoes.ts';

const none = { sameStory: 0, stated: 0, digits: 0, likeness: 0, swapped: 0, datePart: 0 };
const told = { ...none, sameStory: 0.9 };
const stated = { ...none, stated: 0.9 };
const SO_FAR = 'the figure is what has come so far';
const ELSEWHERE = 'the figure is said of another country or organisation';
const UNSPOKEN = 'nothing here speaks of the fact';

test.each([
  [SO_FAR, none, false],
  [SO_FAR, told, true],
  [SO_FAR, stated, true],
  [ELSEWHERE, told, false],
  [ELSEWHERE, { ...told, swapped: 0.6 }, true],
  [ELSEWHERE, { ...none, swapped: 1 }, false],
  [UNSPOKEN, told, false],
  [UNSPOKEN, { ...told, digits: 0.7 }, true],
  ['the figure is denied', { ...told, digits: 1 }, false],
  ['another subject is named, which the fact excludes', { ...told, digits: 1 }, false],
] as const)('%s', (veto, said, overruled) => {
  expect(isOverruled(veto, { auto: true }, said, 0.8)).toBe(overruled);
  if (veto === SO_FAR) expect(isOverruled(veto, { auto: false }, said, 0.8)).toBe(false);
});

test('all that is known of the figure speaks for it', () => {
  expect(isOverruled(ELSEWHERE, { auto: true }, told, 0.9)).toBe(true);
  expect(isOverruled(ELSEWHERE, { auto: true }, none, 0.9)).toBe(false);
  expect(isOverruled('another subject is named, which the fact excludes', { auto: false }, none, 0.9)).toBe(true);
  expect(isOverruled('the figure is a part, and the fact the whole', { auto: false }, told, 0.9)).toBe(false);
  expect(isOverruled('the figure is denied', { auto: true }, told, 0.9)).toBe(false);
});
