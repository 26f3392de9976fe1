import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { extractFacts } from '../../server/src/build/extract.ts';
import { readSource } from '../../server/src/build/readSource.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';

const tools = loadBuildTools();
const FOLDER = join(dirname(fileURLToPath(import.meta.url)), 'years');

/** Lines "day of writing, sentence with a [date] => the date as EDTF". Lines that begin with "#" are known gaps. */
for (const file of readdirSync(FOLDER).sort())
  describe(`years and weeks that a sentence leaves out, ${file}`, () => {
    const lines = readFileSync(join(FOLDER, file), 'utf8').split('\n');
    for (const line of lines.filter((l) => l.includes('=>') && !l.startsWith('#')))
      test(line, async () => {
        const [written, wanted] = line.split(' => ') as [string, string];
        const [day, sentence] = [written.slice(0, 10), written.slice(11)];
        const bytes = new TextEncoder().encode(sentence.replace(/[[\]]/g, ''));
        const language = file.slice(0, 2);
        const doc = await readSource('a.txt', bytes, { profiles: tools.profiles, language });
        const { facts } = extractFacts(doc, 's', day, tools);
        const [start, end] = [sentence.indexOf('['), sentence.indexOf(']') - 1];
        const value = facts.find((f) => f.at.start < end && start < f.at.end)?.values[0]?.value;
        expect(value?.type === 'date' ? value.edtf : undefined).toBe(wanted);
      });
  });
