import type { Source } from '../facts/types.ts';
import type { Mention } from '../mentions/types.ts';
import type { Say } from './say.ts';
import type { Finding } from './types.ts';

/**
 * The source whose date of publication a date is: the same day, month or year, with the source's title or publisher in the
 * same block. Such a date dates a document, and says nothing of what the document tells.
 */
export function publicationOf(
  { values }: Pick<Mention, 'values'>,
  text: string,
  sources: Iterable<Source>,
): Source | undefined {
  const dates = values.flatMap((value) => (value.type === 'date' && value.edtf !== '' ? [value.edtf] : []));
  if (dates.length === 0) return undefined;
  for (const source of sources) {
    const { published } = source;
    if (!published || !dates.some((edtf) => fits(edtf, published))) continue;
    if ([source.title, source.publisher].some((name) => name && name.length > 2 && text.includes(name))) return source;
  }
  return undefined;
}

/** "2025-07", "2025" and "XXXX-07-16" are looser forms of 2025-07-16. */
const fits = (edtf: string, published: string): boolean =>
  published === edtf ||
  published.startsWith(`${edtf}-`) ||
  (/^XXXX-/.test(edtf) && published.slice(4) === edtf.slice(4));

/** The finding of such a date: supported by the source itself. */
export function asPublication(finding: Finding, source: Source, say: Say): Finding {
  const { fact: _, hedge: __, values: ___, remarks: ____, runnerUp: _____, ...rest } = finding;
  const value = source.publisher ?? source.title ?? source.id;
  return {
    ...rest,
    verdict: 'supported',
    code: 'fact.supported',
    confidence: 1,
    message: say('message.publication', { surface: finding.surface, source: value }),
    citations: [{ evidence: { source: source.id }, source }],
    fixes: [],
    why: [],
  };
}
