import type { TextDocument } from 'vscode-languageserver-textdocument';
import { sourceLine } from '../../engine/views/cite.ts';
import { KEYS, ROLES } from '../../factbase/keys.ts';
import { describeKey, type Level, levelOf } from '../../factbase/levels.ts';
import { type FactPlace, factPlaceAt } from '../../factbase/place.ts';
import type { BaseInForce } from '../factFiles.ts';
import { toOffset } from '../fromLsp.ts';
import { type CompletionItem, CompletionItemKind, type CompletionList, type Position } from '../languageServer.ts';
import type { Server } from '../running.ts';
import { toRange } from '../toLsp.ts';

/** In a fact file: keys, ids of sources and facts, roles, units, dates. */
export async function completeFacts(
  { checker, client, today }: Server,
  base: BaseInForce,
  document: TextDocument,
  position: Position,
): Promise<CompletionList> {
  const offset = toOffset(document, position);
  const place = factPlaceAt(document.getText(), offset);
  const { units, languages } = await checker();
  // The YAML extension offers the keys and the fixed values by the schema; ids, units and dates it does not know.
  const schema = !client.yamlExtension;
  const items = place.key
    ? valuesFor(place.key, place, base, { units, languages, today: today(), locale: client.locale, schema })
    : schema
      ? keysFor(levelOf(place.path), place, languages)
      : [];
  const word = /[^\s]*$/.exec(place.typed)?.[0] ?? '';
  const range = toRange(document, { start: offset - word.length, end: offset });
  return {
    isIncomplete: false,
    items: items.map((item) => ({ ...item, textEdit: { range, newText: item.insertText ?? item.label } })),
  };
}

function keysFor(
  level: Level | undefined,
  { taken, typed }: FactPlace,
  languages: readonly string[],
): CompletionItem[] {
  if (!level || /\s/.test(typed)) return [];
  const keys = level === 'languages' ? languages : level === 'subject' ? [...languages, 'not'] : KEYS[level];
  const open = new Set(['sources', 'facts', 'seen', 'subject', 'properties', 'values']);
  return keys
    .filter((key) => !taken.has(key))
    .map((key, i) => ({
      label: key,
      kind: CompletionItemKind.Property,
      insertText: open.has(key) ? `${key}:` : `${key}: `,
      sortText: String(i).padStart(2, '0'),
      ...documented(describeKey(level, key)),
    }));
}

const documented = (text: string | undefined): { documentation?: string } => (text ? { documentation: text } : {});

interface Known {
  readonly units: readonly string[];
  readonly languages: readonly string[];
  readonly today: string;
  readonly locale: string;
  /** Also what the schema says. */
  readonly schema: boolean;
}

function valuesFor(key: string, place: FactPlace, base: BaseInForce, known: Known): CompletionItem[] {
  const fixed = (values: readonly string[]): CompletionItem[] =>
    known.schema ? values.map((label) => ({ label, kind: CompletionItemKind.EnumMember })) : [];
  switch (key) {
    case 'source':
      return [...base.base.sources.values()].map((source) => ({
        label: source.id,
        kind: CompletionItemKind.Reference,
        detail: sourceLine(source, known.locale),
      }));
    case 'supersededBy':
      return base.base.facts.map((fact) => ({
        label: fact.id,
        kind: CompletionItemKind.Reference,
        detail: fact.values.map(({ text }) => text).join(' / '),
      }));
    case 'role':
      return fixed(ROLES);
    case 'direction':
      return fixed(['up', 'down']);
    case 'by':
    case 'auto':
      return fixed(['true', 'false']);
    case 'lang':
    case 'language':
      return fixed(known.languages);
    case 'value':
      // A unit follows a figure.
      return /\d\S*\s+(?:\p{L}+\s+)?\p{L}*$|\d\s*%?$/u.test(place.typed)
        ? known.units.map((label) => ({ label, kind: CompletionItemKind.Unit }))
        : [];
    case 'date':
    case 'asOf':
    case 'validUntil':
    case 'published':
      return datesFrom(known.today);
    default:
      return [];
  }
}

/** Forms of a date, by today's. */
function datesFrom(today: string): CompletionItem[] {
  const [year, month] = today.split('-') as [string, string];
  const quarter = 33 + Math.floor((Number(month) - 1) / 3);
  const forms = [today, `${year}-${month}`, year, `${year}-22`, `${year}-${quarter}`, `${year}-${month}-01/${today}`];
  const names = ['day', 'month', 'year', 'summer of a year (21–24: seasons)', 'quarter of a year (33–36)', 'stretch'];
  return forms.map((label, i) => ({
    label,
    detail: names[i]!,
    kind: CompletionItemKind.Value,
    sortText: String(i),
  }));
}
