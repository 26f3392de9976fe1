import type { Fact, Labels } from '../engine/facts/types.ts';
import { unitScale } from '../engine/values/units.ts';
import { KEYS, ROLES } from './keys.ts';
import { changing, entriesOf, type Reader, replacing, report } from './reader.ts';
import { said } from './said.ts';
import { choiceAt, flagAt, labelsIn, textAt, weightsIn, wordsAt } from './texts.ts';
import { type ReadFactValue, readFactValue } from './values.ts';
import type { Entry, Mapping, Node } from './yaml.ts';

/** What the properties of one subject share. */
interface Subject {
  readonly id: string;
  readonly labels: Labels;
  readonly not: readonly string[];
  readonly names: readonly string[];
  readonly lang: string | undefined;
  readonly auto: boolean;
}

/** `facts:`, subjects by id with their properties: the facts of one subject after the other. */
export function* readFacts(reader: Reader, node: Node | undefined): Generator<readonly Fact[]> {
  for (const [id, entry] of entriesOf(reader, node, 'subjects')) {
    checkId(reader, entry);
    reader.places.push({ kind: 'subject', span: entry.key.span, extent: entry.span, id });
    const at = entriesOf(reader, entry.value, 'subject', KEYS.fact);
    const subject = readSubject(reader, id, at);
    const properties = entriesOf(reader, at.get('properties')?.value, 'properties');
    if (!properties.size && !at.get('properties')?.value) {
      const message = said('problem.noProperties', { id });
      report(reader, 'factbase.no-value', entry.key.span, message, { severity: 'warning' });
    }
    const own = [...properties.values()].map((property) => readProperty(reader, subject, property));
    const read = own.filter((fact) => fact !== undefined);
    if (!hasWords(subject.labels) && (!read.length || read.some((fact) => !matchable(fact)))) {
      report(reader, 'factbase.no-words', entry.key.span, said('problem.noWords', { id }));
    }
    yield read;
  }
}

function readSubject(reader: Reader, id: string, at: ReadonlyMap<string, Entry>): Subject {
  const node = at.get('subject')?.value;
  const not = node?.kind === 'map' ? node.entries.find((e) => e.key.text === 'not') : undefined;
  return {
    id,
    labels: labelsIn(reader, node, 'subject', ['not']),
    not: wordsAt(reader, not),
    names: wordsAt(reader, at.get('names')),
    lang: textAt(reader, at.get('lang')),
    auto: flagAt(reader, at.get('auto')),
  };
}

function readProperty(reader: Reader, subject: Subject, entry: Entry): Fact | undefined {
  const property = entry.key.text;
  const id = `${subject.id}.${property}`;
  checkId(reader, entry);
  reader.places.push({ kind: 'property', span: entry.key.span, extent: entry.span, id });
  const node = entry.value;
  if (node?.kind !== 'map') {
    reportBare(reader, entry);
    return undefined;
  }
  const at = entriesOf(reader, node, 'property', KEYS.property);
  const lang = textAt(reader, at.get('lang')) ?? subject.lang ?? reader.lang;
  const read = readValues(reader, at, node, id, lang);
  const values = read.map((r) => r.value);
  const role = choiceAt(reader, at.get('role'), ROLES);
  const direction = choiceAt(reader, at.get('direction'), ['up', 'down'] as const);
  const per = perAt(reader, at.get('per'), lang);
  const own = textAt(reader, at.get('own'));
  const passage = textAt(reader, at.get('passage'));
  const words = labelsIn(reader, at.get('words')?.value, 'words');
  const signature = weightsIn(reader, at.get('signature'));
  const names = wordsAt(reader, at.get('names'));
  const auto = flagAt(reader, at.get('auto')) || subject.auto;
  const propertyLabels = labelsIn(reader, at.get('label')?.value, 'label');
  // "more than 400 companies" names what is counted as well as `of: companies` does.
  const head = read[0]?.head;
  const of = at.has('of') ? labelsIn(reader, at.get('of')?.value, 'of') : head ? { [lang]: [head] } : {};
  if (!values.length) return undefined;
  if (!auto && !at.has('evidence') && values.some((v) => !v.evidence.length)) {
    report(reader, 'factbase.no-evidence', entry.key.span, said('problem.noEvidence', { id }), {
      severity: 'information',
    });
  }
  return {
    id,
    subject: subject.id,
    property,
    labels: subject.labels,
    not: subject.not,
    propertyLabels,
    of,
    ...(role && { role }),
    ...(direction && { direction }),
    ...(per !== undefined && { per }),
    words,
    ...(signature && { signature }),
    names: [...subject.names, ...names],
    ...(own !== undefined && { own }),
    ...(passage !== undefined && { passage }),
    lang,
    values,
    auto,
    at: { file: reader.file, span: entry.span },
  };
}

/** `per: square metre` is the denominator that "5 per square metre" has; a code (`m2`) or an unknown noun stands as it is. */
function perAt(reader: Reader, entry: Entry | undefined, lang: string): string | undefined {
  const text = textAt(reader, entry);
  if (text === undefined) return undefined;
  // "kW.h" is a code; its parts would be read one by one.
  if (/[.[/]/.test(text) && unitScale(text)) return text;
  for (const language of new Set([lang, 'en'])) {
    const reading = reader.readValue(`5 euros per ${text}`, 'value', language);
    const value = 'value' in reading ? reading.value : undefined;
    if (value?.type === 'quantity' && value.per) return value.per;
  }
  return text;
}

/** The items of `values:`, each with the property's own period, evidence and so on where it has none; or the one value. */
function readValues(
  reader: Reader,
  at: ReadonlyMap<string, Entry>,
  node: Mapping,
  id: string,
  lang: string,
): readonly ReadFactValue[] {
  const list = at.get('values');
  const one = at.get('value') ?? at.get('date');
  if (!list) {
    const value = readFactValue(reader, at, node, id, lang);
    return value ? [value] : [];
  }
  if (one) report(reader, 'factbase.shape', one.key.span, said('problem.oneOrValues', { key: one.key.text }));
  if (list.value?.kind !== 'list') {
    report(reader, 'factbase.shape', list.key.span, said('problem.values'));
    return [];
  }
  const values: ReadFactValue[] = [];
  const shared = [...at].filter(([key]) => key !== 'value' && key !== 'date');
  for (const item of list.value.items) {
    const own = entriesOf(reader, item, 'value', KEYS.value);
    if (item.kind !== 'map') continue;
    const value = readFactValue(reader, new Map([...shared, ...own]), item, id, lang);
    if (value) values.push(value);
  }
  return values;
}

/** `amount: 8.5 billion`, where `amount: { value: 8.5 billion }` belongs. */
function reportBare(reader: Reader, entry: Entry): void {
  const { key, value } = entry;
  if (value?.kind !== 'scalar') {
    const message = said(value ? 'problem.propertyList' : 'problem.propertyEmpty', { key: key.text });
    report(reader, 'factbase.no-value', key.span, message);
    return;
  }
  const kind = 'why' in reader.readValue(value.text, 'date', reader.lang) ? 'value' : 'date';
  const written = reader.text.slice(value.span.start, value.span.end);
  const safe = value.style === 'plain' && /[,:{}[\]#]/.test(written) ? JSON.stringify(value.text) : written;
  report(reader, 'factbase.shape', value.span, said('problem.bare'), {
    fix: replacing(said('problem.fix.under', { key: kind }), value.span, `{ ${kind}: ${safe} }`),
  });
}

// "subject.property" has one dot, and an id is one word, so that `stet id` and the command line can name it.
function checkId(reader: Reader, entry: Entry): void {
  if (/^[^\s.]+$/.test(entry.key.text)) return;
  const fixed = entry.key.text
    .trim()
    .replace(/[\s.]+/g, '-')
    .replace(/^-|-$/g, '');
  report(reader, 'factbase.id', entry.key.span, said('problem.id'), {
    severity: 'warning',
    ...(fixed && { fix: changing(entry.key.span, fixed) }),
  });
}

const WORD = /\p{L}{2}|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const hasWords = (labels: Labels): boolean => Object.values(labels).some((words) => words.some((w) => WORD.test(w)));
const matchable = (fact: Fact): boolean =>
  [...Object.values(fact.words).flat(), ...fact.names].some((w) => WORD.test(w));
