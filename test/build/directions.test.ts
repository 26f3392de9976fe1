import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { extractFacts } from '../../server/src/build/extract.ts';
import { readSource } from '../../server/src/build/readSource.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';

const tools = loadBuildTools();
const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'directions');

/**
 * Lines "sentence with a [figure] => change|previous|level up|down|none|any per:unit": whether the figure is a change, which way it goes or went,
 * what it is counted by. Lines that begin with "#" are known gaps.
 */
for (const file of readdirSync(FOLDER).sort())
  describe(`directions and denominators, ${file}`, () => {
    const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n');
    for (const line of lines.filter((l) => l.includes('=>') && !l.startsWith('#')))
      test(line, async () => {
        const [sentence, wanted] = line.split(' => ') as [string, string];
        const [kind, direction, per] = wanted.split(' ');
        const bytes = new TextEncoder().encode(sentence.replace(/[[\]]/g, ''));
        const language = file.slice(0, 2);
        const doc = await readSource('a.txt', bytes, { profiles: tools.profiles, language });
        const { facts } = extractFacts(doc, 's', '2025-06-01', tools);
        const [start, end] = [sentence.indexOf('['), sentence.indexOf(']') - 1];
        const fact = facts.find((f) => f.at.start < end && start < f.at.end);
        const value = fact?.values[0]?.value;
        expect({
          kind: fact?.role === 'change' || fact?.role === 'previous' ? fact.role : 'level',
          direction: direction === 'any' ? 'any' : (fact?.direction ?? 'none'),
          per: per ? `per:${fact?.per ?? (value?.type === 'quantity' ? value.per : undefined)}` : undefined,
        }).toEqual({ kind, direction, per });
      });
  });
