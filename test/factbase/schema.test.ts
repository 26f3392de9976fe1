import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { KEYS, MAX_CONTEXT, MAX_QUOTE, ROLES } from '../../server/src/factbase/keys.ts';

interface Schema {
  readonly description?: string;
  readonly const?: string;
  readonly $ref?: string;
  readonly maxLength?: number;
  readonly additionalProperties?: unknown;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly definitions?: Readonly<Record<string, Schema>>;
  readonly oneOf?: readonly Schema[];
}

const schema: Schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../facts/fact-base.schema.json'), 'utf8'));
const defined = (name: string): Schema => schema.definitions![name]!;
const quote = defined('place-in-source').properties!.quote!.oneOf!.find((s) => s.properties)!;

test.each<[keyof typeof KEYS, Schema]>([
  ['file', schema],
  ['source', defined('source')],
  ['fact', defined('fact')],
  ['property', defined('property')],
  ['value', defined('value')],
  ['evidence', defined('place-in-source')],
  ['quote', quote],
  ['seen', defined('seen')],
])('the schema has the keys of %s that the reader has', (level, part) => {
  expect(Object.keys(part.properties!).sort()).toEqual([...KEYS[level]].sort());
  expect(part.additionalProperties).toBe(false);
});

test('the schema has the roles and limits that the reader has', () => {
  expect(defined('property').properties!.role!.oneOf!.map((s) => s.const)).toEqual(ROLES);
  expect(quote.properties!.exact!.maxLength).toBe(MAX_QUOTE);
  expect(quote.properties!.prefix!.maxLength).toBe(MAX_CONTEXT);
  expect(quote.properties!.suffix!.maxLength).toBe(MAX_CONTEXT);
});

test('every key is described', () => {
  const described = (s: Schema): boolean =>
    Boolean(s.description ?? (s.$ref && defined(s.$ref.split('/').at(-1)!).description));
  const parts = [schema, quote, ...Object.values(schema.definitions!)];
  const mute = parts.flatMap((part) => Object.entries(part.properties ?? {}).filter(([, s]) => !described(s)));
  expect(mute.map(([key]) => key)).toEqual([]);
});
