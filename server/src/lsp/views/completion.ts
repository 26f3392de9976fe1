import type { Fact, FactBase } from '../../engine/facts/types.ts';
import type { Block } from '../../engine/prose/types.ts';
import { sourceLine } from '../../engine/views/cite.ts';
import { escapeMarkdown } from '../../engine/views/escape.ts';
import { labelOf } from '../../engine/views/label.ts';
import type { Checked } from '../drafts.ts';
import { toOffset } from '../fromLsp.ts';
import {
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  CompletionTriggerKind,
  MarkupKind,
} from '../languageServer.ts';
import type { Server } from '../running.ts';
import { toRange } from '../toLsp.ts';
import { findFacts } from './searchFacts.ts';

/** Characters before the caret in which a subject's words are looked for: about a sentence. */
const REACH = 240;
const MAX_ITEMS = 20;

/** After a subject's words, its facts as one writes them in the draft's language. */
export async function completeDraft(
  { checker, client }: Server,
  checked: Checked,
  params: CompletionParams,
): Promise<CompletionList> {
  const { document, base, result } = checked;
  const offset = toOffset(document, params.position);
  const block = blockBefore(checked, offset);
  const before = document.getText().slice(Math.max(block?.doc.start ?? offset, offset - REACH), offset);
  const typed = /[\p{L}\p{N}.,$€£%-]*$/u.exec(before)?.[0] ?? '';
  const lead = lastSentence(before.slice(0, before.length - typed.length));
  const asked = params.context?.triggerKind !== CompletionTriggerKind.TriggerCharacter;
  const facts = factsAfter(base.base, lead, typed, asked);
  const { write } = await checker();
  const lang = block?.lang || result?.language || 'en';
  const range = toRange(document, { start: offset - typed.length, end: offset });
  const items = facts.slice(0, MAX_ITEMS).flatMap((fact, i) => {
    return fact.values
      .filter(({ supersededBy }) => !supersededBy)
      .map((value): CompletionItem => {
        const text = write(value, fact, lang);
        const sources = new Set(value.evidence.map(({ source }) => source));
        const cited = [...sources].map((id) =>
          escapeMarkdown(sourceLine(base.base.sources.get(id) ?? { id }, client.locale)),
        );
        return {
          label: text,
          kind: CompletionItemKind.Value,
          detail: [labelOf(fact, lang), value.period].filter(Boolean).join(', '),
          documentation: { kind: MarkupKind.Markdown, value: cited.map((line) => `- ${line}`).join('\n') },
          sortText: String(i).padStart(3, '0'),
          // What is typed belongs to the value, or to a word by which it was found.
          filterText: `${typed} ${text}`,
          textEdit: { range, newText: text },
        };
      });
  });
  return { isIncomplete: true, items };
}

/** The block that an offset is in, or right behind: blanks at its end are no part of it. */
function blockBefore({ document, result }: Checked, offset: number): Block | undefined {
  const block = result?.prose.blocks.findLast(({ doc }) => doc.start <= offset);
  const behind = block && document.getText().slice(block.doc.end, offset);
  return behind !== undefined && /^[ \t\u00a0\u202f]*$/.test(behind) ? block : undefined;
}

const lastSentence = (text: string): string => text.slice(text.search(/[^.!?…]*(?:[.!?…](?!\s)[^.!?…]*)*$/));

/**
 * Facts whose subject is named in the sentence so far, those first whose property is named too. While typing, only right
 * behind words of subject or property; when asked for and no subject is named, those that are like the last words.
 */
function factsAfter(base: FactBase, lead: string, typed: string, asked: boolean): readonly Fact[] {
  const text = ` ${fold(lead)} `;
  const last = / (\S+) $/.exec(text)?.[1] ?? '';
  const named = wordings.get(base) ?? base.facts.map(wordingOf);
  wordings.set(base, named);
  const scored = named.flatMap(({ fact, subjects, properties }) => {
    const subject = longest(text, subjects);
    if (subject === '') return [];
    const property = longest(text, properties);
    const near = [subject, property].some((words) => words !== '' && words.endsWith(last));
    return asked || near ? [{ fact, score: subject.length + 2 * property.length }] : [];
  });
  if (scored.length > 0) return scored.sort((a, b) => b.score - a.score).map(({ fact }) => fact);
  if (!asked) return [];
  const words = `${lead} ${typed}`.match(/[\p{L}\p{N}]{3,}/gu)?.slice(-2) ?? [];
  const queries = [words.join(' '), words.at(-1) ?? ''].filter((query) => query !== '');
  return queries.map((query) => findFacts(base, query)).find((facts) => facts.length > 0) ?? [];
}

/** Folded names of a fact's subject and property, longest first. */
interface Wording {
  readonly fact: Fact;
  readonly subjects: readonly string[];
  readonly properties: readonly string[];
}

/** Made once for each state of a fact base. */
const wordings = new WeakMap<FactBase, readonly Wording[]>();

function wordingOf(fact: Fact): Wording {
  const folded = (labels: readonly string[]): readonly string[] =>
    [...new Set(labels.map(fold))].filter((label) => label !== '').sort((a, b) => b.length - a.length);
  return {
    fact,
    subjects: folded([...Object.values(fact.labels).flat(), ...(fact.auto ? fact.names : [])]),
    properties: folded([...Object.values(fact.propertyLabels).flat(), fact.property.replaceAll('-', ' ')]),
  };
}

/** The longest of some folded labels that stands in a folded text; '' if none does. */
const longest = (text: string, labels: readonly string[]): string =>
  labels.find((label) => text.includes(` ${label} `)) ?? '';

/** Letters and digits without case and accents, words parted by one blank. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
