import { expect, test } from 'vitest';
import { extractFacts } from '../../server/src/build/extract.ts';
import { readSource } from '../../server/src/build/readSource.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';
import { fits } from '../accuracy/extractionKey.ts';

const tools = loadBuildTools();

test('a year that is left open is right only where the document has no date of its own', async () => {
  const bytes = new TextEncoder().encode('The mill at Holm opened on 9 October.');
  const doc = await readSource('a.txt', bytes, { profiles: tools.profiles, language: 'en' });
  const [fact] = extractFacts(doc, 's', undefined, tools).facts;
  expect(fact?.values[0]?.value).toMatchObject({ edtf: 'XXXX-10-09' });
  const key = { kind: 'date', value: '2026-10-09', unit: null, surface: '9 October' };
  const mention = { ...key, id: 'm1', claim: 'c1', source: 'sources/a.txt', start: 27, end: 36 };
  expect(fits(fact!, mention, false).value).toBe(true);
  expect(fits(fact!, mention, true).value).toBe(false);
});
