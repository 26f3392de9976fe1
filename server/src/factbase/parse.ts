import type { Fact, SeenValue, Source } from '../engine/facts/types.ts';
import { readSources } from './evidence.ts';
import { contentHash } from './hash.ts';
import { KEYS } from './keys.ts';
import { readFacts } from './properties.ts';
import { entriesOf, type Reader, report } from './reader.ts';
import { said } from './said.ts';
import { atOnce } from './slices.ts';
import { textAt, wordsAt } from './texts.ts';
import type { FactFile, Problem, ReadValue } from './types.ts';
import { readFigure } from './values.ts';
import { type Entry, type Node, readYaml } from './yaml.ts';

/**
 * Reads one fact file. `file` is its URI or path, used as it is in spans and problems. Never throws: a broken entry is reported
 * at its place and left out, whatever else is readable is in force. What depends on other files (unknown sources, a property
 * given twice) is found by `mergeFacts`.
 */
export function parseFactFile(text: string, file: string, readValue: ReadValue): FactFile {
  return atOnce(parseSteps(text, file, readValue));
}

/** The same in steps of one subject, so that a host with a single thread can attend to other things between them. */
export function* parseSteps(text: string, file: string, readValue: ReadValue): Generator<undefined, FactFile> {
  const problems: Problem[] = [];
  const tree = readYaml(text);
  const facts: Fact[] = [];
  const sources: Source[] = [];
  const seen: SeenValue[] = [];
  const reader: Reader = { file, text, readValue, lang: 'en', problems, places: [] };
  reportEncoding(reader);
  for (const root of tree.roots) {
    const at = entriesOf(reader, root, 'file', KEYS.file);
    const local: Reader = { ...reader, lang: textAt(reader, at.get('lang')) ?? reader.lang };
    sources.push(...readSources(local, at.get('sources')?.value));
    for (const read of readFacts(local, at.get('facts')?.value)) {
      facts.push(...read);
      yield;
    }
    seen.push(...readSeen(local, at.get('seen')));
  }
  for (const { span, message, limit } of tree.errors) {
    report(reader, limit ? 'factbase.too-large' : 'factbase.syntax', span, message);
  }
  return {
    file,
    facts,
    sources,
    seen,
    places: reader.places,
    cited: [...new Set(reader.places.filter((p) => p.kind === 'source-ref').map((p) => p.id))],
    problems: tidy(problems),
    text,
    hash: contentHash(file, text),
  };
}

/** `seen:`, figures of the sources that are no facts. */
function readSeen(reader: Reader, entry: Entry | undefined): readonly SeenValue[] {
  const list = entry?.value;
  if (!list) return [];
  if (list.kind !== 'list') {
    report(reader, 'factbase.shape', list.span, said('problem.seen'));
    return [];
  }
  return list.items.map((item) => readSeenValue(reader, item)).filter((value) => value !== undefined);
}

function readSeenValue(reader: Reader, node: Node): SeenValue | undefined {
  const at = entriesOf(reader, node, 'seen', KEYS.seen);
  if (node.kind !== 'map') return undefined;
  const lang = textAt(reader, at.get('lang')) ?? reader.lang;
  const source = textAt(reader, at.get('source')) ?? '';
  if (source) reader.places.push({ kind: 'source-ref', span: at.get('source')!.value!.span, id: source });
  const figure = readFigure(reader, at, node, '', lang);
  return figure && { value: figure.value, words: wordsAt(reader, at.get('words')), lang, source };
}

function reportEncoding(reader: Reader): void {
  const at = reader.text.indexOf('\uFFFD');
  if (at < 0) return;
  report(reader, 'factbase.encoding', { start: at, end: at + 1 }, said('problem.encoding'), { severity: 'warning' });
}

// One accident, one problem: what YAML makes of a bent scalar (stray keys, syntax errors) goes with it.
function tidy(problems: readonly Problem[]): readonly Problem[] {
  const bent = problems.filter((p) => p.code === 'factbase.bent-scalar');
  const echo = (p: Problem): boolean =>
    (p.code === 'factbase.syntax' || p.code === 'factbase.unknown-key') &&
    bent.some((b) => p.span.start >= b.span.start && p.span.start <= b.span.end);
  return problems.filter((p) => !echo(p)).sort((a, b) => a.span.start - b.span.start);
}
