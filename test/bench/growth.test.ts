// What an edit costs, counted instead of timed: it may not grow with the draft or with the fact base.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { check } from '../../server/src/engine/check.ts';
import { type FactIndex, indexFacts, type Lookup } from '../../server/src/engine/facts/index.ts';
import { type DraftMemory, startDraftMemory } from '../../server/src/engine/memory.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { loadFacts } from '../../server/src/factbase/load.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { nodeFiles } from '../../server/src/files/node.ts';
import { localeOf } from '../../server/src/locales.ts';
import { loadEngine } from '../../server/src/resources.ts';
import { makeDraft } from './generate/drafts.mjs';
import { writeFacts } from './generate/facts.mjs';
import { editAt } from './parts/edits.mjs';

const engine = loadEngine();
const folder = mkdtempSync(join(tmpdir(), 'growth-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What was done since the counts were last set to nothing. */
const counts = { leaves: 0, blocks: 0, characters: 0, matched: 0, weighed: 0, facts: 0, entries: 0 };
type Counts = typeof counts;
const reset = (): void => {
  for (const key of Object.keys(counts) as (keyof Counts)[]) counts[key] = 0;
};

/** A map that tells what is put into it. */
function telling<K extends object, V>(map: WeakMap<K, V>, tell: (value: V) => void): WeakMap<K, V> {
  const { set } = map;
  map.set = (key, value) => {
    tell(value);
    return set.call(map, key, value);
  };
  return map;
}

function countingMemory(): DraftMemory {
  const memory = startDraftMemory();
  telling(memory.prose.inline, () => counts.leaves++);
  telling(memory.parts, ({ blocks }) => {
    counts.blocks += blocks.length;
    for (const { block } of blocks) counts.characters += block.text.length;
  });
  telling(memory.worlds, ({ supports }) => {
    telling(supports, (blocks) => {
      counts.matched += blocks.flat().length;
    });
  });
  telling(memory.findings, ({ outlines }) => {
    counts.weighed += outlines.length;
  });
  return memory;
}

/** A list that counts the entries that are looked at. */
const counting = <T>(list: readonly T[], key: 'facts' | 'entries'): readonly T[] =>
  new Proxy(list, {
    get(target, property) {
      if (typeof property === 'string' && /^\d+$/.test(property)) counts[key]++;
      return Reflect.get(target, property);
    },
  });

const countingLookup = (lookup: Lookup<readonly number[]>): Lookup<readonly number[]> => ({
  has: (key) => lookup.has(key),
  get(key) {
    const found = lookup.get(key);
    return found && counting(found, 'entries');
  },
});

async function indexOf(facts: number): Promise<FactIndex> {
  const at = join(folder, String(facts));
  writeFacts(at, facts);
  const uris = readdirSync(at).map((name) => pathToFileURL(join(at, name)).href);
  const readValue = readerOf((text, lang) => recognise(text, localeOf(lang)));
  const { base } = await loadFacts(nodeFiles, uris, readValue);
  return countingIndex(indexFacts(base, engine.tools.lexicon));
}

function countingIndex(index: FactIndex): FactIndex {
  const worlds = index.worlds.sizes.map((_, world) => {
    const own = index.worlds.indexOf(world);
    return own === index ? undefined : countingIndex(own);
  });
  const counted: FactIndex = {
    ...index,
    worlds: { ...index.worlds, indexOf: (world) => worlds[world] ?? counted },
    frames: counting(index.frames, 'facts'),
    frameAt(at) {
      counts.facts++;
      return index.frameAt(at);
    },
    postings: countingLookup(index.postings),
    digits: countingLookup(index.digits),
  };
  return counted;
}

/** The most that one of the edits cost. */
function costOfEdits(draft: string, index: FactIndex): Counts {
  const memory = countingMemory();
  const worst = { ...counts };
  for (const key of Object.keys(worst) as (keyof Counts)[]) worst[key] = 0;
  let text = draft;
  check({ text, format: 'markdown', memory }, index, engine);
  for (let i = 0; i < 12; i++) {
    const { from, to, text: by } = editAt(text, i);
    text = text.slice(0, from) + by + text.slice(to);
    reset();
    check({ text, format: 'markdown', memory }, index, engine);
    for (const key of Object.keys(worst) as (keyof Counts)[]) worst[key] = Math.max(worst[key], counts[key]);
  }
  return worst;
}

/** Bounds for one edit of these drafts, whatever their length and that of the base. */
const BOUNDS: Counts = {
  // The leaves of one list, or of one table.
  leaves: 12,
  // A heading says something of the blocks below it: those of a section.
  blocks: 24,
  characters: 4000,
  // The figures of those blocks.
  matched: 40,
  // … and of one stretch of the draft, whose figures speak for one another.
  weighed: 250,
  // Candidates of the figures that are matched, and the other facts of their passages.
  facts: 40 * 60,
  entries: 40 * 6000,
};

let small: FactIndex;
let large: FactIndex;
beforeAll(async () => {
  small = await indexOf(300);
  large = await indexOf(3000);
});

test.each(['en', 'fr'])('an edit costs no more in a long draft against many facts (%s)', (lang) => {
  const short = makeDraft(lang, 1000);
  const long = makeDraft(lang, 5000);
  for (const cost of [costOfEdits(short, small), costOfEdits(long, large)]) {
    for (const key of Object.keys(BOUNDS) as (keyof Counts)[]) expect(cost[key], key).toBeLessThanOrEqual(BOUNDS[key]);
    // Something was counted at all.
    expect(Math.min(...Object.values(cost))).toBeGreaterThan(0);
  }
});

test('the words that a figure is seen among do not grow with its paragraph', () => {
  const most = (words: number): number => {
    const sentences = makeDraft('en', words)
      .split('\n')
      .filter((line) => /^[A-Z].*\.$/.test(line));
    const memory = startDraftMemory();
    let found = 0;
    let claims = 0;
    telling(memory.parts, ({ blocks }) => {
      for (const claim of blocks.flatMap((block) => block.claims)) {
        found = Math.max(found, claim.frame.near.length);
        claims++;
      }
    });
    check({ text: sentences.join('\n'), format: 'markdown', memory }, small, engine);
    expect(claims).toBeGreaterThan(words / 40);
    return found;
  };
  expect(most(4000)).toBeLessThanOrEqual(1.2 * most(1500));
});

test('the facts that a figure is measured against do not grow with the base', async () => {
  const draft = makeDraft('en', 1000);
  const cost = (index: FactIndex): Counts => {
    reset();
    check({ text: draft, format: 'markdown' }, index, engine);
    return { ...counts };
  };
  // In a file of a few facts all of them are measured.
  const [few, many] = [cost(await indexOf(1000)), cost(large)];
  expect(few.facts).toBeGreaterThan(0);
  expect(many.facts).toBeLessThanOrEqual(1.5 * few.facts);
});
