import { describe, expect, it } from 'vitest';
import { check } from '../../server/src/engine/check.ts';
import { indexFacts } from '../../server/src/engine/facts/index.ts';
import { startDraftMemory } from '../../server/src/engine/memory.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import type { Finding } from '../../server/src/engine/views/types.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { loadEngine } from '../../server/src/resources.ts';
import data from './cases.yaml';

const { facts, cases, none } = data as {
  readonly facts: string;
  readonly cases: readonly { readonly draft: string; readonly finds: readonly string[] }[];
  readonly none: readonly string[];
};
const engine = loadEngine();
const readValue = readerOf((text, lang) => recognise(text, engine.locale(lang) ?? engine.locale('en')!, {}));
const { base } = mergeFacts([parseFactFile(facts, 'bridge', readValue)]);
const index = indexFacts(base, engine.tools.lexicon);
const memory = startDraftMemory();

const findingsIn = (text: string): readonly Finding[] =>
  check({ text, format: 'markdown', date: '2025-07-20', memory }, index, engine).findings;
const told = (text: string): string[] =>
  findingsIn(text)
    .filter(({ elsewhere }) => elsewhere)
    .map(({ code, surface, elsewhere }) => `${code} ${surface} ← ${elsewhere?.surface}`);

describe('a draft that contradicts itself', () => {
  it.each(cases)('$finds', ({ draft, finds }) => {
    expect(told(draft)).toEqual(finds);
  });

  it.each(none)('is not this one: %s', (draft) => {
    expect(told(draft)).toEqual([]);
    expect(findingsIn(draft).filter(({ code }) => code === 'stet.unused')).toEqual([]);
  });

  it('says where, in the place that both have now', () => {
    const { draft } = cases.find(({ finds }) => finds[0]?.startsWith('draft.'))!;
    for (const text of [draft, `# Light\n\n${draft}`, draft]) {
      const [found] = findingsIn(text).filter(({ code }) => code === 'draft.inconsistent');
      const { span, elsewhere, message } = found!;
      expect(text.slice(span.start, span.end)).toBe('850');
      expect(text.slice(elsewhere!.span.start, elsewhere!.span.end)).toBe('580');
      const line = text.slice(0, elsewhere!.span.start).split('\n').length;
      expect(message).toBe(`“850” and “580” on line ${line} cannot both be true.`);
    }
  });

  it('is told of a wrong figure behind what is wrong with it', () => {
    const [first] = findingsIn(cases[0]!.draft).filter(({ elsewhere }) => elsewhere);
    expect(first!.message).toMatch(/52,000 \(City of Harwick\)\. Line 1 has “52,000”\.$/);
  });
});
