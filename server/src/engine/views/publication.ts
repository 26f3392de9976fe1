import type { Published } from '../facts/published.ts';
import type { Source } from '../facts/types.ts';
import type { Mention } from '../mentions/types.ts';
import type { Say } from './say.ts';
import type { Finding } from './types.ts';

/** The words of a text, each once. */
export const wordsOf = (text: string): ReadonlySet<string> => new Set(text.match(/[\p{L}\p{N}]+/gu));

/**
 * The source whose date of publication a date is: the same day, month or year, with the source's title or publisher in the
 * same block, whose text and words are given. Such a date dates a document, and says nothing of what the document tells.
 */
export function publicationOf(
  { values }: Pick<Mention, 'values'>,
  text: string,
  words: () => ReadonlySet<string>,
  published: Published,
): Source | undefined {
  const dates = values.flatMap((value) => (value.type === 'date' && value.edtf !== '' ? [value.edtf] : []));
  if (dates.length === 0) return undefined;
  for (const edtf of dates)
    for (const word of words()) {
      const source = published(edtf, word).find((one) => isNamed(one, text));
      if (source) return source;
    }
  return undefined;
}

const isNamed = ({ title, publisher }: Source, text: string): boolean =>
  [title, publisher].some((name) => name && name.length > 2 && text.includes(name));

/** What is known at once of the finding of such a date. */
export const SAID_OF_SOURCE: Pick<Finding, 'verdict' | 'code' | 'fixes'> = {
  verdict: 'supported',
  code: 'fact.supported',
  fixes: [],
};

/** The finding of such a date: supported by the source itself. */
export function asPublication(finding: Finding, source: Source, say: Say): Finding {
  const { fact: _, hedge: __, values: ___, remarks: ____, runnerUp: _____, ...rest } = finding;
  const value = source.publisher ?? source.title ?? source.id;
  return {
    ...rest,
    ...SAID_OF_SOURCE,
    confidence: 1,
    message: say('message.publication', { surface: finding.surface, source: value }),
    citations: [{ evidence: { source: source.id }, source }],
    why: [],
  };
}
