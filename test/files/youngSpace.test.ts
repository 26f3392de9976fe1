import { cachedDataVersionTag } from 'node:v8';
import { expect, test } from 'vitest';
import { holdYoungSpace } from '../../server/src/files/youngSpace.ts';

test('compiled code is kept under V8’s own flags, however small the room for new objects is', () => {
  const own = cachedDataVersionTag();
  const { during } = holdYoungSpace();
  const held = cachedDataVersionTag();
  expect(held).not.toBe(own);
  expect(during(cachedDataVersionTag)).toBe(own);
  expect(() =>
    during(() => {
      throw new Error('while it was kept');
    }),
  ).toThrow('while it was kept');
  expect(cachedDataVersionTag()).toBe(held);
});

test.each(['9.4.146', '99.1', 'unknown'])('V8 %s is left as it is', (version) => {
  const before = cachedDataVersionTag();
  expect(holdYoungSpace(version).during(() => 'done')).toBe('done');
  expect(cachedDataVersionTag()).toBe(before);
});
