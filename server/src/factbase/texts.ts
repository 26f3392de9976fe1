import type { Labels, WordWeights } from '../engine/facts/types.ts';
import { changing, entriesOf, kindOf, nearest, type Reader, report } from './reader.ts';
import { said } from './said.ts';
import type { Entry, Node, Scalar } from './yaml.ts';

/** The text of a scalar; anything else is reported. Absent and empty values give undefined. */
export function textAt(reader: Reader, entry: Entry | undefined): string | undefined {
  return scalarAt(reader, entry)?.text.trim() || undefined;
}

export function scalarAt(reader: Reader, entry: Entry | undefined): Scalar | undefined {
  if (!entry?.value) return undefined;
  if (entry.value.kind === 'scalar') return entry.value;
  const fault =
    entry.value.kind === 'dangling'
      ? said('problem.star')
      : said('problem.text', { key: entry.key.text, kind: kindOf(entry.value) });
  report(reader, 'factbase.shape', entry.value.span, fault);
  return undefined;
}

/** true and false as YAML 1.1 and 1.2 write them. */
export function flagAt(reader: Reader, entry: Entry | undefined): boolean {
  const scalar = scalarAt(reader, entry);
  if (!scalar) return false;
  if (/^(true|yes|on)$/i.test(scalar.text)) return true;
  if (!/^(false|no|off)$/i.test(scalar.text)) {
    report(reader, 'factbase.shape', scalar.span, said('problem.flag', { key: entry?.key.text ?? '' }));
  }
  return false;
}

/** One of a closed list of words. */
export function choiceAt<T extends string>(
  reader: Reader,
  entry: Entry | undefined,
  choices: readonly T[],
): T | undefined {
  const scalar = scalarAt(reader, entry);
  if (!scalar) return undefined;
  if ((choices as readonly string[]).includes(scalar.text)) return scalar.text as T;
  const near = nearest(scalar.text, choices);
  const message = said('problem.choice', { key: entry?.key.text ?? '', choices: choices.join(', ') });
  report(
    reader,
    'factbase.shape',
    scalar.span,
    message,
    near === undefined ? {} : { fix: changing(scalar.span, near) },
  );
  return undefined;
}

/** Words from a text, a list of texts, or a mapping of those by language, in order. */
export function wordsAt(reader: Reader, entry: Entry | undefined): readonly string[] {
  return Object.values(labelsIn(reader, entry?.value, entry?.key.text ?? '')).flat();
}

const LANGUAGE = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/;

/** Words by language: `{ en: [a, b], fr: c }`, or a text or list for words that belong to no language. `skip` names keys that mean something else. */
export function labelsIn(reader: Reader, node: Node | undefined, what: string, skip: readonly string[] = []): Labels {
  if (!node) return {};
  if (node.kind !== 'map') return { '': textsIn(reader, node, what) };
  const labels = new Map<string, readonly string[]>();
  for (const [lang, entry] of byLanguage(reader, node, skip))
    labels.set(lang, [...(labels.get(lang) ?? []), ...textsIn(reader, entry.value, what)]);
  return Object.fromEntries(labels);
}

/** The entries of a mapping by language, each with its language; keys that name none are reported. */
function* byLanguage(reader: Reader, node: Node, skip: readonly string[] = []): Generator<readonly [string, Entry]> {
  for (const [key, entry] of entriesOf(reader, node, 'words')) {
    if (skip.includes(key)) continue;
    if (LANGUAGE.test(key)) yield [key.split('-')[0]!.toLowerCase(), entry];
    else report(reader, 'factbase.unknown-key', entry.key.span, said('problem.language', { key }));
  }
}

/** How much words tell, by language: `{ en: { plant: 2.1, fund: -0.8 } }`. What is no number is reported and left out. */
export function weightsIn(reader: Reader, entry: Entry | undefined): WordWeights | undefined {
  if (!entry?.value) return undefined;
  const weights: Record<string, Readonly<Record<string, number>>> = {};
  for (const [lang, { value }] of byLanguage(reader, entry.value)) {
    const own = [...entriesOf(reader, value, 'words')].flatMap(([word, weight]): [string, number][] => {
      const text = textAt(reader, weight);
      const number = Number(text);
      if (text !== undefined && Number.isFinite(number)) return [[word, number]];
      report(reader, 'factbase.shape', weight.key.span, said('problem.number', { key: word }));
      return [];
    });
    weights[lang] = { ...weights[lang], ...Object.fromEntries(own) };
  }
  return weights;
}

function textsIn(reader: Reader, node: Node | undefined, what: string): readonly string[] {
  if (!node) return [];
  if (node.kind === 'scalar') return node.text.trim() ? [node.text.trim()] : [];
  if (node.kind === 'list') return node.items.flatMap((item) => textsIn(reader, item, what));
  report(reader, 'factbase.shape', node.span, said('problem.words', { key: what, kind: kindOf(node) }));
  return [];
}
