import { cachedDataVersionTag } from 'node:v8';
import { expect, test } from 'vitest';
import { optimiseLater } from '../../server/src/files/patience.ts';

test('compiled code is kept under V8’s own flags, however patient the program is', () => {
  const own = cachedDataVersionTag();
  const { during } = optimiseLater();
  const patient = cachedDataVersionTag();
  expect(patient).not.toBe(own);
  expect(during(cachedDataVersionTag)).toBe(own);
  expect(() =>
    during(() => {
      throw new Error('while it was kept');
    }),
  ).toThrow('while it was kept');
  expect(cachedDataVersionTag()).toBe(patient);
});

test.each(['9.4.146', '99.1', 'unknown'])('V8 %s is left as it is', (version) => {
  const before = cachedDataVersionTag();
  expect(optimiseLater(version).during(() => 'done')).toBe('done');
  expect(cachedDataVersionTag()).toBe(before);
});
