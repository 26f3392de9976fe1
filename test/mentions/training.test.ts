import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import type { Mention } from '../../server/src/engine/mentions/types.ts';
import type { Span } from '../../server/src/engine/span.ts';
import { LANGUAGES, localeOf } from '../../server/src/locales.ts';

// Labelled drafts beside the repository; without them there is nothing to measure.
const ROOT = join(import.meta.dirname, '../../../shared/training');

interface Label extends Span {
  readonly surface: string;
  readonly verdict: string;
}
interface Draft {
  readonly draft: string;
  readonly lang: string;
  readonly date: string;
  readonly mentions: readonly Label[];
}
interface Score {
  labels: number;
  exact: number;
  touched: number;
  spurious: number;
  misses: string[];
}

/** The figure's span and what stands beside it, each of which a label may take in. */
function spansOf(m: Mention): Span[] {
  const beside = [m.hedge?.span, m.per?.span, m.direction?.span, m.head?.span, m.lead, m.bound?.span].filter(
    (s) => s !== undefined,
  );
  const spans: Span[] = [m.span];
  for (const b of beside)
    for (const s of [...spans]) spans.push({ start: Math.min(s.start, b.start), end: Math.max(s.end, b.end) });
  return spans;
}

function measure(dir: string, { draft, lang, date, mentions }: Draft, score: Score): void {
  const text = readFileSync(join(dir, draft), 'utf8');
  const front = /^---\n[\s\S]*?\n---\n/.exec(text)?.[0].length ?? 0;
  const body = ' '.repeat(front) + text.slice(front);
  const found = recognise(body, localeOf(lang), { refDate: date });
  for (const label of mentions) {
    if (label.start < front || label.verdict === 'not-a-claim') continue;
    score.labels++;
    const touching = found.filter((m) => m.span.start < label.end && m.span.end > label.start);
    if (touching.length) score.touched++;
    else score.misses.push(label.surface);
    if (touching.some((m) => spansOf(m).some((s) => s.start === label.start && s.end === label.end))) score.exact++;
  }
  score.spurious += found.filter((m) => !mentions.some((l) => l.start < m.span.end && l.end > m.span.start)).length;
}

function scores(): Map<string, Score> {
  const out = new Map<string, Score>();
  for (const domain of readdirSync(ROOT)) {
    const dir = join(ROOT, domain, 'drafts');
    if (!existsSync(dir)) continue;
    for (const file of readdirSync(dir).filter((f) => f.endsWith('.labels.json'))) {
      const draft = JSON.parse(readFileSync(join(dir, file), 'utf8')) as Draft;
      if (!LANGUAGES.includes(draft.lang)) continue;
      const score = out.get(draft.lang) ?? { labels: 0, exact: 0, touched: 0, spurious: 0, misses: [] };
      out.set(draft.lang, score);
      measure(dir, draft, score);
    }
  }
  return out;
}

describe.skipIf(!existsSync(ROOT))('labelled drafts', () => {
  it('finds at least 97 % of the labels of every language', () => {
    const all = scores();
    expect(all.size).toBeGreaterThan(1);
    for (const [lang, { labels, exact, touched, spurious, misses }] of all) {
      const share = (n: number): string => ((100 * n) / labels).toFixed(1);
      console.log(
        `${lang}: ${labels} labels, found ${share(touched)} %, exact ${share(exact)} %, ${spurious} beside them; missed: ${misses.join('; ')}`,
      );
      expect(touched / labels).toBeGreaterThanOrEqual(0.97);
    }
  });
});
