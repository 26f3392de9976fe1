import { isMap, isScalar, parseDocument, type Scalar } from 'yaml';
import type { WordWeights } from '../../server/src/engine/facts/types.ts';

const WIDTH = 120;

interface Cut {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The end of the line in which an offset stands. */
const lineEnd = (text: string, offset: number): number => {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end;
};

/** A YAML scalar as it stands in a flow mapping. */
const quoted = (word: string): string =>
  /^[\p{L}][\p{L}\p{N} '’.-]*$/u.test(word) && !isBent(word) ? word : JSON.stringify(word);
/** Words that YAML takes for something else. */
const isBent = (word: string): boolean =>
  typeof (parseDocument(word).contents as Scalar).value !== 'string' || /^(?:y|n|yes|no|on|off)$/i.test(word);

/** A signature as lines of a fact file, `indent` spaces in. */
function write(signature: WordWeights, indent: number): string {
  const pad = ' '.repeat(indent);
  const lines = [`${pad}signature:`];
  for (const [lang, words] of Object.entries(signature)) {
    let line = `${pad}  ${lang}: {`;
    const entries = Object.entries(words).map(([word, weight]) => `${quoted(word)}: ${weight}`);
    entries.forEach((entry, i) => {
      const piece = ` ${entry}${i + 1 < entries.length ? ',' : ' }'}`;
      if (line.length + piece.length <= WIDTH) line += piece;
      else {
        lines.push(line);
        line = `${pad}   ${piece}`;
      }
    });
    lines.push(line);
  }
  return lines.join('\n');
}

/** A fact file with the signatures of its facts put in, or put in place of those that it has; all else stays as it is. */
export function writeSignatures(text: string, signatures: ReadonlyMap<string, WordWeights>): string {
  const cuts: Cut[] = [];
  const facts = parseDocument(text).get('facts');
  if (!isMap(facts)) return text;
  for (const { key: subject, value } of facts.items) {
    const properties = isMap(value) ? value.get('properties') : undefined;
    if (!isMap(properties) || !isScalar(subject)) continue;
    for (const { key: property, value: node } of properties.items) {
      if (!isScalar(property) || !isMap(node)) continue;
      const old = node.items.find(({ key }) => isScalar(key) && key.value === 'signature');
      if (old) cuts.push(lines(text, (old.key as Scalar).range![0], (old.value as Scalar).range![1]));
      const signature = signatures.get(`${subject.value}.${property.value}`);
      if (!signature) continue;
      const first = (node.items[0]!.key as Scalar).range![0];
      const indent = first - text.lastIndexOf('\n', first - 1) - 1;
      const last = text.slice(0, node.range![1]).trimEnd().length;
      const end = lineEnd(text, last);
      cuts.push({ start: end, end, text: `\n${write(signature, indent)}` });
    }
  }
  return cuts
    .sort((a, b) => b.start - a.start)
    .reduce((done, { start, end, text: put }) => done.slice(0, start) + put + done.slice(end), text);
}

/** The whole lines of a range, with the line break before them. */
function lines(text: string, from: number, to: number): Cut {
  const start = Math.max(0, text.lastIndexOf('\n', from));
  return { start, end: lineEnd(text, text.slice(0, to).trimEnd().length), text: '' };
}
