import type { CheckResult, Draft } from '../../server/src/engine/check.ts';
import type { FactBase, FactValue } from '../../server/src/engine/facts/types.ts';
import { readProse, toDoc } from '../../server/src/engine/prose/index.ts';
import { applySuppressions } from '../../server/src/engine/views/suppress.ts';
import type { Finding } from '../../server/src/engine/views/types.ts';
import { FileMissing, type Files } from '../../server/src/files/files.ts';
import { nameOf, normalise, parentOf } from '../../server/src/files/uri.ts';
import type { Checker } from '../../server/src/lsp/checker.ts';
import type { Host } from '../../server/src/lsp/server.ts';
import { sayIn } from '../../server/src/ui.ts';

/** Files in memory, with watching that the test drives. */
export interface MemoryFiles extends Files {
  write(uri: string, text: string): void;
  remove(uri: string): void;
}

export function memoryFiles(start: Readonly<Record<string, string>>): MemoryFiles {
  const texts = new Map(Object.entries(start).map(([uri, text]) => [normalise(uri), text]));
  const watchers = new Set<{ folders: ReadonlySet<string>; onChange: (uris: readonly string[]) => void }>();
  const tell = (uri: string): void => {
    for (const { folders, onChange } of watchers) if (folders.has(parentOf(normalise(uri)))) onChange([uri]);
  };
  return {
    async list(folder) {
      const prefix = `${normalise(folder).replace(/\/$/, '')}/`;
      const inside = [...texts.keys()].filter((uri) => uri.startsWith(prefix)).map((uri) => uri.slice(prefix.length));
      const names = new Map(
        inside.map((path) => [path.split('/')[0]!, path.includes('/') ? 'folder' : 'file'] as const),
      );
      return [...names].map(([name, type]) => ({ name: nameOf(`x:/${name}`), type }));
    },
    async read(uri) {
      const text = texts.get(normalise(uri));
      if (text === undefined) throw new FileMissing(uri);
      return new TextEncoder().encode(text);
    },
    watch(folders, onChange) {
      const watcher = { folders: new Set(folders.map(normalise)), onChange };
      watchers.add(watcher);
      return { dispose: () => void watchers.delete(watcher) };
    },
    write(uri, text) {
      texts.set(normalise(uri), text);
      tell(uri);
    },
    remove(uri) {
      texts.delete(normalise(uri));
      tell(uri);
    },
  };
}

const AMOUNT = /\$?(\d+(?:\.\d+)?) (billion|million)/g;

/**
 * A stand-in for the engine that knows one rule: every amount of a draft must be the first fact's. What is tested with it is
 * the server around it. It counts its calls, and fails on a draft that says so.
 */
export function fakeChecker(): Checker & { calls: number } {
  const self = {
    calls: 0,
    check(draft: Draft, base: FactBase): CheckResult {
      self.calls++;
      if (draft.text.includes('FAIL')) throw new Error('made to fail');
      const prose = readProse(draft.text, draft.format);
      const fact = base.facts[0]!;
      const held = fact.values[0]!.text;
      const findings: Finding[] = [];
      for (const block of prose.blocks) {
        for (const match of block.text.matchAll(AMOUNT)) {
          const span = toDoc(block, { start: match.index, end: match.index + match[0].length });
          const refuted = match[0] !== held;
          findings.push({
            span,
            surface: match[0],
            kind: 'money',
            lang: 'en',
            verdict: refuted ? 'refuted' : 'supported',
            code: refuted ? 'fact.refuted' : 'fact.supported',
            fact: fact.id,
            confidence: 0.9,
            message: refuted ? `Expected ${held}.` : 'Fits.',
            citations: fact.values[0]!.evidence.map((evidence) => {
              const source = base.sources.get(evidence.source);
              return { evidence, ...(source ? { source } : {}) };
            }),
            fixes: refuted ? [{ replacement: held, edits: [{ ...span, text: held }], safe: true }] : [],
            why: ['matched on *fund*'],
          });
        }
      }
      return {
        findings: applySuppressions(draft.text, prose, findings, sayIn('en')),
        prose,
        language: 'en',
        date: draft.fallbackDate!,
      };
    },
    write: (value: FactValue) => value.text,
    units: ['USD'],
    languages: ['en'],
    readValue: (text: string) => {
      const match = /^\$?([\d.]+) (billion|million)$/.exec(text);
      if (!match) return { why: { key: 'No figure can be read here.' } };
      const low = Number(match[1]) * (match[2] === 'billion' ? 1e9 : 1e6);
      const value = {
        type: 'quantity',
        dimension: 'money',
        unit: 'USD',
        low,
        high: low,
        step: 1,
        exact: false,
      } as const;
      return { value, deadline: false, rest: '' };
    },
  };
  return self;
}

export const fakeHost = (files: Files, checker: Checker): Host => ({
  files: () => files,
  loadChecker: async () => checker,
  say: sayIn,
  today: () => '2025-07-20',
});

/** A fact file with one amount. */
export const factFile = (amount: string): string => `sources:
  note:
    title: "A *note* [on](command:evil) funds"
    publisher: Example Press
    published: 2025-07-16
    url: https://example.org/note
facts:
  fund:
    subject: { en: [the fund] }
    properties:
      amount:
        value: ${amount}
        evidence:
          - source: note
            quote: { exact: "nearly ${amount}" }
`;
