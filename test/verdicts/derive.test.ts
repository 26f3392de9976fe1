import { describe, expect, it } from 'vitest';
import { derived } from '../../server/src/engine/verdicts/derive.ts';
import { value } from '../values/make.ts';
import cases from './derive.tsv';

describe('derived', () => {
  for (const line of cases.trim().split('\n').slice(1)) {
    const [from, draft, kind = ''] = line.split('\t') as [string, string, string?];
    it(`${draft} from ${from}: ${kind || 'no'}`, () => {
      expect(derived(value(draft), from.split(' ; ').map(value))?.kind ?? '').toBe(kind);
    });
  }
});
