import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Engine, readClaims } from '../../server/src/engine/check.ts';
import { type FactIndex, indexFacts } from '../../server/src/engine/facts/index.ts';
import { recognise } from '../../server/src/engine/mentions/recognise.ts';
import { readProse } from '../../server/src/engine/prose/index.ts';
import { toDoc } from '../../server/src/engine/prose/map.ts';
import { overlaps } from '../../server/src/engine/span.ts';
import { type Prepared, prepareDraft } from '../../server/src/engine/verdicts/match.ts';
import { mergeFacts } from '../../server/src/factbase/merge.ts';
import { parseFactFile } from '../../server/src/factbase/parse.ts';
import { readerOf } from '../../server/src/factbase/read.ts';
import { type Fixture, parseFixtures } from '../fixtures/fixture.ts';
import { type Domain, inLots, type LabelledDraft, readStrangers } from './corpus.ts';
import { readMarked } from './marked.ts';
import { readSeedDrafts } from './seed.ts';
import { signLots } from './signatures.ts';
import type { Label } from './truth.ts';

/** An unmarked figure is held to be about a fact that it agrees with when the fact's subject is as firmly named as this. */
const ANCHORED = 0.7;

/** The index of fact files, as a program reads them. */
export function readBase(files: readonly (readonly [name: string, text: string])[], engine: Engine): FactIndex {
  const readValue = readerOf((text, lang) => recognise(text, engine.locale(lang) ?? engine.locale('en')!, {}));
  const { base } = mergeFacts(files.map(([name, text]) => parseFactFile(text, name, readValue)));
  return indexFacts(base, engine.tools.lexicon);
}

function labelOf(prepared: Prepared, doc: { start: number; end: number }, fixture: Fixture): Label {
  const surface = fixture.text.slice(doc.start, doc.end);
  const mark = fixture.marks.find((m) => m.verdict === 'refuted' && overlaps(m, doc));
  if (mark) {
    // A fix covers the mark, which may be wider than the figure; several fixes stand side by side.
    const { start, end } = mark;
    const [correct, ...correctAlso] = mark.replacement === '' ? [] : mark.replacement.split(' | ');
    const right = correct === undefined ? {} : { correct, correctAlso };
    return {
      start,
      end,
      surface: fixture.text.slice(start, end),
      claim: mark.fact,
      verdict: 'disagrees',
      type: null,
      ...right,
    };
  }
  const agreed = prepared.measured.filter((m) => m.judgement.relation === 'agrees' && m.features.anchor >= ANCHORED);
  const best = agreed.reduce<(typeof agreed)[number] | undefined>(
    (a, m) => (!a || m.features.property > a.features.property ? m : a),
    undefined,
  );
  return { ...doc, surface, claim: best?.fact.fact.id ?? null, verdict: best ? 'agrees' : 'unsupported', type: null };
}

function readCase(fixture: Fixture, index: FactIndex, engine: Engine, name: string): LabelledDraft {
  const format = fixture.name.endsWith('.md') ? 'markdown' : fixture.name.endsWith('.html') ? 'html' : 'text';
  const prose = readProse(fixture.text, format, {
    profiles: engine.profiles,
    ...(fixture.lang ? { language: fixture.lang } : {}),
  });
  const date = fixture.date ?? prose.meta.get('date')?.value;
  const figures = prepareDraft(readClaims(prose, engine, date), index).map((prepared) => {
    const { claim } = prepared.situation;
    const doc = toDoc(claim.block, claim.mention.span);
    return { prepared, doc, label: labelOf(prepared, doc, fixture) };
  });
  const marks = fixture.marks
    .filter((m) => m.verdict === 'refuted')
    .map(
      (m): Label =>
        figures.find((f) => overlaps(f.doc, m))?.label ?? {
          start: m.start,
          end: m.end,
          surface: '',
          claim: m.fact,
          verdict: 'disagrees',
          type: null,
        },
    );
  return {
    name: `${name}: ${fixture.title}`,
    lang: fixture.lang ?? prose.blocks[0]?.lang ?? 'en',
    text: fixture.text,
    date,
    figures,
    labels: marks,
    weight: CASE,
  };
}

/** A case is a sentence or two, and tells what every checker should know: so many times a figure of a draft. */
const CASE = 10;

/** Lots of the drafts on the shipped base, which has many: they are held out by turns. */
const LOTS = 16;

/**
 * Cases in fixture form as labelled domains: one domain for each fact base, and several for the shipped one. `shipped` are the files of the shipped base, `marked` is a
 * folder of marked drafts on it with the fact that each figure is about, `seed` one without, and `strangers` one of labelled domains that have nothing to do with it.
 */
export function readCurated(
  folders: readonly string[],
  shipped: readonly (readonly [string, string])[],
  marked: string,
  seed: string,
  strangers: string,
  engine: Engine,
): Domain[] {
  const byFacts = new Map<string, { name: string; cases: Fixture[] }>();
  for (const folder of folders)
    for (const file of existsSync(folder) ? readdirSync(folder).sort() : []) {
      if (!file.endsWith('.txt')) continue;
      for (const fixture of parseFixtures(readFileSync(join(folder, file), 'utf8'))) {
        // What an author lets stand says nothing about matching.
        if (/\bstet\b|factcheck/.test(fixture.text)) continue;
        const key = fixture.facts ?? '';
        const entry = byFacts.get(key) ?? { name: fixture.facts === undefined ? 'shipped' : file, cases: [] };
        entry.cases.push(fixture);
        byFacts.set(key, entry);
      }
    }
  return [...byFacts].flatMap(([facts, { name, cases }]) => {
    const index = facts === '' ? readBase(shipped, engine) : readBase([[name, facts]], engine);
    const domain = {
      name,
      index,
      claims: new Map(index.frames.map((f) => [f.fact.id, new Set([f.fact.id])])),
      drafts: cases.map((c) => readCase(c, index, engine, name)),
    };
    if (facts !== '') return [domain];
    const more = [...readMarked(marked, index, engine), ...readSeedDrafts([seed], index, engine)];
    const all = { ...domain, drafts: [...domain.drafts, ...more], strangers: readStrangers(strangers, index, engine) };
    return signLots(inLots(all, LOTS), engine.tools.lexicon);
  });
}
