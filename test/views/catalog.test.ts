import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { CATALOGS } from '../../server/src/ui.ts';

const sources = readdirSync(join(import.meta.dirname, '../../server/src'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => readFileSync(join(import.meta.dirname, '../../server/src', path), 'utf8'))
  .join('\n');
const keys = Object.keys(CATALOGS.en!);

it('every message that the programs ask for is in the catalog', () => {
  const asked = [...sources.matchAll(/\bsay\(\s*'([\w.-]+)'/g)].map((match) => match[1]!);
  expect(asked.length).toBeGreaterThan(50);
  expect(asked.filter((key) => !keys.includes(key))).toEqual([]);
});

it('the catalog holds no message that nobody asks for', () => {
  // A key is asked for whole, or made of a part that the code writes and one that it looks up: `verdict.${verdict}`.
  const whole = new Set([...sources.matchAll(/'([a-z]\w*(?:\.[\w-]+)+)'/gi)].map((match) => match[1]!));
  const parts = [...sources.matchAll(/`([a-z]\w*\.(?:[\w-]+\.)*)\$\{/gi)].map((match) => match[1]!);
  expect(keys.filter((key) => !whole.has(key) && !parts.some((part) => key.startsWith(part)))).toEqual([]);
});
