/**
 * How well facts are taken out of labelled sources: for every figure of the keys, whether it became a fact with the right value,
 * unit and denominator; whether the figures whose direction a draft turns round have one; how well claims of the two sources were
 * put together; and, for the articles that no rule was made on, whether role, direction and own name are right too.
 * `npm run accuracy:extraction -- [-v] [domain …]` (`-v` prints every fault)
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildTools, buildFacts } from '../../server/src/build/build.ts';
import { extractFacts } from '../../server/src/build/extract.ts';
import { mergeFacts } from '../../server/src/build/merge.ts';
import { readSource } from '../../server/src/build/readSource.ts';
import { inferredDate, statedDate } from '../../server/src/build/referenceDate.ts';
import { loadBuildTools } from '../../server/src/build/tools.ts';
import type { BuiltFact } from '../../server/src/build/types.ts';
import { neutralText } from '../../server/src/build/valueText.ts';
import { DOMAINS, domains, type KeyMention, keyOf, mark, unmark } from '../build/domains.ts';
import { articles, judgeArticle } from '../build/unseen.ts';
import { fits, hasPer } from './extractionKey.ts';

interface Tally {
  all: number;
  fact: number;
  seen: number;
  value: number;
  unit: number;
  per: number;
  right: number;
}

const fresh = (): Tally => ({ all: 0, fact: 0, seen: 0, value: 0, unit: 0, per: 0, right: 0 });
const percent = (a: number, b: number): string => (b === 0 ? '–' : `${((100 * a) / b).toFixed(1)} %`);

interface Placed {
  readonly key: KeyMention;
  readonly fact: BuiltFact | undefined;
}

async function measure(
  domain: string,
  tools: BuildTools,
  said: string[],
  totals: Map<string, Tally>,
): Promise<Placed[]> {
  const key = keyOf(domain);
  const files = readdirSync(join(DOMAINS, domain, 'sources'));
  const docs = await Promise.all(
    files.map(async (file) => {
      const text = readFileSync(join(DOMAINS, domain, 'sources', file), 'utf8');
      const mentions = key.filter((m) => m.source === `sources/${file}`);
      const read = (t: string) => readSource(file, new TextEncoder().encode(t), { profiles: tools.profiles });
      return { file, mentions, doc: await read(text), marked: await read(mark(text, mentions)) };
    }),
  );
  const stated = docs.map((d) => statedDate(d.doc, tools.recognise));
  const newest = stated
    .map((s) => s?.date)
    .filter((d) => d !== undefined)
    .sort()
    .at(-1);
  const placed: Placed[] = [];
  docs.forEach(({ file, doc, marked, mentions }, d) => {
    const date = (stated[d] ?? inferredDate(doc, newest, tools.recognise))?.date;
    const { facts, seen } = extractFacts(doc, `s${d}`, date, tools);
    const dated = stated[d] !== undefined;
    const places = marked.blocks.map((b) => unmark(b.text).at);
    mentions.forEach((m, i) => {
      const block = places.findIndex((p) => p.has(i));
      const at = places[block]?.get(i);
      const hits = at ? facts.filter((f) => f.at.block === block && f.at.start < at.end && at.start < f.at.end) : [];
      const best = hits.find((f) => fits(f, m, dated).value) ?? hits[0];
      const t = totals.get(m.kind) ?? fresh();
      totals.set(m.kind, t);
      t.all++;
      placed.push({ key: m, fact: best });
      const surface = m.surface.replace(/&nbsp;/g, ' ');
      if (!best) {
        // The day on which the source was written is kept with the source.
        const isSeen = seen.some((s) => surface.includes(s.text) || s.text.includes(surface) || s.text === m.value);
        if (isSeen) t.seen++;
        said.push(
          `${isSeen ? 'seen   ' : 'missing'} ${domain}/${file}: ${surface} [${m.kind} ${m.value} ${m.unit ?? ''}]`,
        );
        return;
      }
      t.fact++;
      const { value, unit } = fits(best, m, dated);
      const per = hasPer(best, m);
      if (value) t.value++;
      if (unit) t.unit++;
      if (per) t.per++;
      if (value && unit && per) t.right++;
      if (best.per && m.unit !== null && !/\b(?:per|par|al|pour|je|por)\b|par$/.test(m.unit) && m.kind !== 'percent') {
        said.push(
          `extra   ${domain}/${file}: ${surface} [${m.kind} ${m.value} ${m.unit}] ← ${best.values[0]!.text} per ${best.per}`,
        );
      }
      const faults = [!value && 'value', !unit && 'unit', !per && 'per'].filter(Boolean).join('+');
      if (faults) {
        const got = JSON.stringify(best.values[0]!.value);
        said.push(
          `${faults.padEnd(7)} ${domain}/${file}: ${surface} [${m.kind} ${m.value} ${m.unit ?? ''}] ← ${best.values[0]!.text} ${best.per ?? ''} ${got}`,
        );
      }
    });
  });
  return placed;
}

/** Pairs of mentions of one claim that merging joined, and joined pairs that are not of one claim. */
function measureMerging(
  placed: readonly Placed[],
  tools: BuildTools,
  domain: string,
  said: string[],
): { wanted: number; joined: number; right: number } {
  const facts = [...new Set(placed.map((p) => p.fact).filter((f) => f !== undefined))].sort(
    (a, b) => a.sourceId.localeCompare(b.sourceId) || a.order - b.order,
  );
  const merged = mergeFacts(facts, (v, lang) => neutralText(v, lang, tools.recognise));
  const evidenceKey = (e: unknown): string => JSON.stringify(e);
  const clusterOf = new Map<string, number>();
  merged.forEach((f, i) => {
    for (const v of f.values) for (const e of v.evidence) clusterOf.set(evidenceKey(e), i);
  });
  const clusters = placed.map((p) => p.fact && clusterOf.get(evidenceKey(p.fact.values[0]!.evidence[0])));
  let wanted = 0;
  let joined = 0;
  let right = 0;
  placed.forEach((a, i) => {
    for (let j = i + 1; j < placed.length; j++) {
      const b = placed[j]!;
      if (!a.fact || !b.fact || a.fact === b.fact) continue;
      const same = a.key.claim === b.key.claim;
      const together = clusters[i] !== undefined && clusters[i] === clusters[j];
      if (same) wanted++;
      if (together) joined++;
      if (same && together) right++;
      if (same !== together)
        said.push(
          `${same ? 'apart  ' : 'joined '} ${domain}: ${a.key.claim} ${a.key.surface} | ${b.key.claim} ${b.key.surface}`,
        );
    }
  });
  return { wanted, joined, right };
}

interface Label {
  readonly fact: string | null;
  readonly type: string | null;
  readonly verdict: string;
  readonly surface: string;
}

/** Figures that a draft gets wrong in direction alone: the source must have told one. */
function measureDirections(placed: readonly Placed[], domain: string, said: string[]): { all: number; right: number } {
  const folder = join(DOMAINS, domain, 'drafts');
  const labels = readdirSync(folder)
    .filter((f) => f.endsWith('.labels.json'))
    .flatMap((f) => (JSON.parse(readFileSync(join(folder, f), 'utf8')) as { mentions: Label[] }).mentions)
    .filter((l) => l.type === 'direction' && l.verdict === 'disagrees');
  let right = 0;
  for (const l of labels) {
    const fact = placed.find((p) => p.key.id === l.fact)?.fact;
    const value = fact?.values[0]?.value;
    // "Doubled" goes up by itself.
    if (fact?.direction || (value?.type === 'quantity' && value.dimension === 'times' && value.low !== 1)) right++;
    else
      said.push(
        `turned  ${domain}: ${l.fact} ${l.surface} ← ${fact?.values[0]?.text ?? 'no fact'} ${fact?.role ?? ''}`,
      );
  }
  return { all: labels.length, right };
}

async function measureArticles(tools: BuildTools, said: string[]): Promise<string> {
  let all = 0;
  let right = 0;
  const faults = new Map<string, number>();
  for (const name of articles()) {
    const { figures, unwanted } = await judgeArticle(name, tools);
    for (const { expected, fact, faults: list } of figures) {
      all++;
      if (list.length === 0) right++;
      else said.push(`article ${name}: ${expected.at} ← ${fact?.values[0]?.text ?? 'no fact'}: ${list.join(', ')}`);
      for (const kind of new Set(list.map((f) => f.replace(/:.*/, '')))) faults.set(kind, (faults.get(kind) ?? 0) + 1);
    }
    for (const u of unwanted) said.push(`article ${name}: ${u} is a fact`);
  }
  const told = [...faults].map(([kind, n]) => `${kind} ${n}`).join(', ');
  return `articles: ${all} figures, everything right ${percent(right, all)}; faults: ${told}`;
}

const args = process.argv.slice(2);
const verbose = args.includes('-v');
const chosen = args.filter((a) => !a.startsWith('-'));
const tools = loadBuildTools();
const said: string[] = [];
const totals = new Map<string, Tally>();
const merging = { wanted: 0, joined: 0, right: 0 };
const directions = { all: 0, right: 0 };
let extra = 0;
for (const domain of domains()) {
  if (chosen.length > 0 && !chosen.some((c) => domain.includes(c))) continue;
  const placed = await measure(domain, tools, said, totals);
  const turned = measureDirections(placed, domain, said);
  directions.all += turned.all;
  directions.right += turned.right;
  const m = measureMerging(placed, tools, domain, said);
  merging.wanted += m.wanted;
  merging.joined += m.joined;
  merging.right += m.right;
  const folder = join(DOMAINS, domain, 'sources');
  const inputs = readdirSync(folder).map((file) => ({
    path: file,
    bytes: readFileSync(join(folder, file)),
    sha256: '',
  }));
  extra += (await buildFacts(inputs, tools)).facts.length;
}
const unseen = chosen.length === 0 ? await measureArticles(tools, said) : '';
if (verbose) for (const line of said.sort()) console.log(line);
const sum = fresh();
for (const [kind, t] of [...totals].sort()) {
  for (const k of Object.keys(sum) as (keyof Tally)[]) sum[k] += t[k];
  console.log(
    `${kind.padEnd(9)} ${String(t.all).padStart(5)}  fact ${percent(t.fact, t.all).padStart(7)}  right ${percent(t.right, t.all).padStart(7)}`,
  );
}
console.log(
  `all       ${String(sum.all).padStart(5)}  fact ${percent(sum.fact, sum.all)} (seen ${sum.seen}), value ${percent(sum.value, sum.all)}, unit ${percent(sum.unit, sum.all)}, denominator ${percent(sum.per, sum.all)}, all right ${percent(sum.right, sum.all)}, right or kept as seen ${percent(sum.right + sum.seen, sum.all)}`,
);
console.log(
  `direction: ${directions.all} figures that a draft turns round, ${percent(directions.right, directions.all)} have it`,
);
console.log(
  `merging: ${merging.wanted} pairs of one claim, recall ${percent(merging.right, merging.wanted)}, precision ${percent(merging.right, merging.joined)}; ${extra} facts in all`,
);
if (unseen) console.log(unseen);
