import { expect, it } from 'vitest';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { judge } from '../../server/src/engine/verdicts/judge.ts';
import { replace } from '../../server/src/engine/views/replace.ts';
import { LANGUAGES, localeOf } from '../../server/src/locales.ts';
import { fact } from '../values/make.ts';
import { cases } from './measure.ts';
import { perturbations } from './perturb.ts';

/** Share of fixes that may read otherwise than they were meant (ambiguous words, frames of other figures). */
const SLIPS = 0.02;

it('writes figures that read back as the fact, for any fact', () => {
  let fixes = 0;
  const slips: string[] = [];
  const texts = new Map(cases.filter((c) => LANGUAGES.includes(c.lang)).map((c) => [c.text, c]));
  for (const [text, c] of texts) {
    const locale = localeOf(c.lang);
    const read = (t: string) => recognise(t, locale, { refDate: c.date });
    for (const m of read(text)) {
      for (const [kind, right] of perturbations(m.values[0]!)) {
        const base = fact('1');
        const entry = { ...base.values[0]!, value: right, text: '' };
        const held = { ...base, values: [entry] };
        if (judge(m, held).relation !== 'disagrees') continue;
        const made = replace(text, m, entry, held, locale);
        if (!made) continue;
        fixes++;
        const after = made.edits.toReversed().reduce((t, e) => t.slice(0, e.start) + e.text + t.slice(e.end), text);
        const moved = made.edits
          .filter((e) => e.end <= made.span.start)
          .reduce((s, e) => s + e.text.length - (e.end - e.start), 0);
        const start = made.span.start + moved;
        const end = start + made.replacement.length;
        const again = read(after).filter((x) => x.span.start < end && start < x.span.end);
        if (again.some((x) => judge(x, held).relation === 'agrees')) continue;
        slips.push(`${c.lang} ${kind}: ${text.slice(made.span.start, made.span.end)} → ${made.replacement}`);
      }
    }
  }
  expect(fixes).toBeGreaterThan(500);
  expect(slips.length / fixes, slips.slice(0, 20).join('\n')).toBeLessThanOrEqual(SLIPS);
});
