import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startDraftMemory } from '../../server/src/engine/memory.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { loadChecker } from '../../server/src/lsp/loadChecker.ts';
import { sayIn } from '../../server/src/ui.ts';

const shipped = join(import.meta.dirname, '..', '..', 'facts');
const checker = loadChecker(sayIn('en'));
const facts = readFileSync(join(shipped, 'ai-strategy.facts.yaml'), 'utf8');
const { base } = mergeFacts([parseFactFile(facts, 'x:/f.facts.yaml', checker.readValue)]);
const draft = readFileSync(join(shipped, 'samples', 'draft.md'), 'utf8');
const TABLE = '\n\n| Fund | Amount |\n|---|---|\n| AI start-up fund | $5.8 billion |\n| Companies | 400 |\n\n';
/** Long enough to be told in several stretches. */
const long = Array.from(
  { length: 14 },
  (_, i) => `## Part ${i}\n\n${draft.replace(/^---[\s\S]*?\n---\n/, '')}${TABLE}`,
).join('');
const PIECES = [
  '$5.8 billion',
  'in May',
  '\n\n',
  '**',
  '# ',
  '<!-- stet -->',
  '12 %',
  'the AI start-up fund ',
  '---\ndate: 2024-01-01\n---\n',
  '- ',
  '\r\n',
  '\n| New | 12 |',
  TABLE,
];

describe('a check with a memory', () => {
  it.each([
    ['short', draft, 25],
    ['long', long, 12],
  ])('finds what a check without one finds, after any edits of a %s draft', (_, text, numRuns) => {
    expect(base.facts.length).toBeGreaterThan(5);
    const edit = fc.tuple(fc.nat(), fc.nat({ max: 30 }), fc.constantFrom(...PIECES));
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), (edits) => {
        const memory = startDraftMemory();
        let now = text;
        for (const [place, length, by] of edits) {
          checker.check({ text: now, format: 'markdown', memory }, base);
          const at = place % (now.length + 1);
          now = now.slice(0, at) + by + now.slice(at + length);
        }
        const { moved: _, ...found } = checker.check({ text: now, format: 'markdown', memory }, base);
        const { moved: __, ...fresh } = checker.check({ text: now, format: 'markdown' }, base);
        expect(found).toEqual(fresh);
      }),
      { numRuns, seed: 2 },
    );
  });
});
