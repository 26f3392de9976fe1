import { describe, expect, it } from 'vitest';
import { readProse, toDoc } from '../../server/src/engine/prose/index.ts';
import type { Format } from '../../server/src/engine/prose/types.ts';
import { applySuppressions } from '../../server/src/engine/views/suppress.ts';
import type { Finding } from '../../server/src/engine/views/types.ts';
import { sayIn } from '../../server/src/ui.ts';
import cases from './suppress.yaml';

interface Case {
  readonly name: string;
  readonly format?: Format;
  readonly draft: string;
  readonly left: readonly string[];
}

const FACTS: Readonly<Record<string, string>> = { '5.8': 'fund.amount', '7.1': 'plan.sites', '9.9': 'fund.other' };

describe('suppression comments', () => {
  for (const { name, format = 'markdown', draft, left } of cases as readonly Case[]) {
    it(name, () => {
      const prose = readProse(draft, format);
      const findings = prose.blocks.flatMap((block) =>
        [...block.text.matchAll(/\d\.\d/g)].map((match): Finding => {
          const agrees = match[0] === '9.9';
          return {
            span: toDoc(block, { start: match.index, end: match.index + 3 }),
            surface: match[0],
            kind: 'number',
            lang: 'en',
            verdict: agrees ? 'supported' : 'refuted',
            code: agrees ? 'fact.supported' : 'fact.refuted',
            fact: FACTS[match[0]]!,
            confidence: 1,
            message: '',
            citations: [],
            fixes: [],
            why: [],
          };
        }),
      );
      const said = applySuppressions(draft, prose, findings, sayIn('en'));
      expect(said.map((finding) => (finding.code === 'stet.unused' ? 'unused' : finding.surface))).toEqual(left);
    });
  }
});
