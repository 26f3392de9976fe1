#!/usr/bin/env node
// Turns the marked-up sources and drafts of this folder into texts, labels and fact keys (offsets: UTF-16 code units).
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
/** A domain's texts and labels stand where the domain does: among those that the models are trained on, or not. */
const FOLDERS = ['domains', 'unseen'].map((name) => path.join(path.dirname(here), name));
const folderOf = (domain) => FOLDERS.find((f) => fs.existsSync(path.join(f, domain))) ?? FOLDERS[1];
const VERDICTS = { '': 'agrees', d: 'disagrees', c: 'compatible', u: 'unsupported', n: 'not-a-claim' };
const SPACES = { plain: ' ', no: '\u00a0', narrow: '\u202f' };
const TYPES = {
  d: 'swap digit magnitude neighbour month day year unit currency denominator direction hedge fraction multiple count ordinal deadline duration time weekday'.split(
    ' ',
  ),
  c: 'rounded looser hedged derived converted conflict form denied'.split(' '),
  u: 'rival other-year other-project other-event near-subject part forecast general history hypothetical previous other-study personal'.split(
    ' ',
  ),
};
const WORDS =
  /(?<![\p{L}-])(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred|thousand|million|half|third|quarter|dozen|twice|double[ds]?|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|cent|mille|moitié|tiers|quart|dizaine|douzaine|double|triple|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|hälfte|drittel|due|tre|quattro|cinque|sei|sette|otto|dieci|metà|twee|drie|vijf|zes|zeven|negen|tien|helft|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|mitad|dois|duas|três|quatro|sete|oito|dez|metade|january|february|march|april|june|july|august|september|october|november|december|janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre|(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|spring|summer|autumn|winter|printemps|été|automne|hiver|century|siècle|yesterday|hier|demain|tomorrow)(?![\p{L}-])/giu;
const problems = [];

const list = (dir) => fs.readdirSync(dir).sort();
const read = (file) => fs.readFileSync(file, 'utf8');
const write = (file, text) => {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
};
const json = (value) => `${JSON.stringify(value, null, 1)}\n`;

/** Removes the marks; each returned mark has the fields and the span of its surface in the clean text. */
function strip(text) {
  const marks = [];
  let clean = '';
  let at = 0;
  for (const m of text.matchAll(/\[\[(.+?)\]\]/g)) {
    clean += text.slice(at, m.index);
    const fields = m[1].split('|');
    marks.push({ fields, start: clean.length, end: clean.length + fields[0].length });
    clean += fields[0];
    at = m.index + m[0].length;
  }
  return { clean: clean + text.slice(at), marks };
}

function readSources(domain) {
  const facts = [];
  list(path.join(here, domain, 'sources')).forEach((name, index) => {
    const { clean, marks } = strip(read(path.join(here, domain, 'sources', name)));
    write(path.join(folderOf(domain), domain, 'sources', name), clean);
    marks.forEach(({ fields: [surface, claim, kind, value, unit, rounded], start, end }, n) => {
      if (!claim || !kind || !value) problems.push(`${domain}/${name}: ${surface} lacks claim, kind or value`);
      facts.push({
        id: `s${index + 1}-${String(n + 1).padStart(2, '0')}`,
        claim,
        source: `sources/${name}`,
        kind,
        value: /^-?\d+(\.\d+)?$/.test(value) ? Number(value) : value,
        unit: unit || null,
        surface,
        start,
        end,
        quote: clean.slice(Math.max(0, start - 70), end + 70).replace(/\s+/g, ' '),
        ...(rounded ? { rounded: true } : {}),
      });
    });
  });
  const claims = new Map();
  for (const f of facts) {
    const c = claims.get(f.claim);
    if (!c) claims.set(f.claim, { claim: f.claim, kind: f.kind, value: f.value, unit: f.unit, mentions: [f.id] });
    else {
      c.mentions.push(f.id);
      if (f.kind !== c.kind) problems.push(`${domain}: ${f.claim} is ${c.kind} and ${f.kind}`);
      if (f.value !== c.value && !f.rounded) c.conflict = [...(c.conflict ?? []), { mention: f.id, value: f.value }];
    }
  }
  const about =
    'Offsets: UTF-16 code units in the source file read as UTF-8. claims groups repeated mentions; "conflict" = the sources disagree. Draft labels use the first mention id in "fact" and the group in "claim".';
  write(
    path.join(folderOf(domain), domain, 'facts.json'),
    json({ about, domain, facts, claims: [...claims.values()] }),
  );
  return claims;
}

function labelDraft(domain, name, claims) {
  const [, number, lang] = /^(\d+)\.(\w\w)\.md$/.exec(name);
  const raw = read(path.join(here, domain, 'drafts', name));
  const [first] = raw.split('\n', 1);
  const genre = /genre=(\S+)/.exec(first)[1];
  const space = SPACES[/nbsp=(\w+)/.exec(first)?.[1] ?? 'plain'];
  const { clean, marks } = strip(raw.slice(first.length + 1).replaceAll('~', space));
  write(path.join(folderOf(domain), domain, 'drafts', name), clean);
  const where = `${domain}/${name}`;
  const mentions = marks.map(({ fields: [surface, claim, v = '', type, correct, also], start, end }) => {
    const group = claim ? claims.get(claim) : undefined;
    if (claim && !group) problems.push(`${where}: no claim ${claim}`);
    if (!(v in VERDICTS)) problems.push(`${where}: ${surface}: verdict ${v}`);
    if (v === 'd' && (!correct || correct === surface || !claim))
      problems.push(`${where}: ${surface} lacks a correction or claim`);
    if (v in TYPES && !TYPES[v].includes(type)) problems.push(`${where}: ${surface}: type ${type}`);
    if ((v === '' || v === 'c') && !claim) problems.push(`${where}: ${surface} agrees with no claim`);
    if (v === '' && group?.conflict) problems.push(`${where}: ${surface} agrees with a conflict`);
    return {
      start,
      end,
      surface,
      fact: group?.mentions[0] ?? null,
      claim: claim || null,
      verdict: VERDICTS[v],
      type: type || null,
      ...(group ? { factMentions: group.mentions } : {}),
      ...(correct ? { correct } : {}),
      ...(also ? { correctAlso: also.split(';') } : {}),
    };
  });
  const date = /^date: (\S+)$/m.exec(clean);
  const auto = (m, surface, type) => {
    const start = m.index + m[0].indexOf(surface);
    mentions.push({
      start,
      end: start + surface.length,
      surface,
      fact: null,
      claim: null,
      verdict: 'not-a-claim',
      type,
      auto: true,
    });
  };
  auto(date, date[1], 'front-matter-date');
  for (const m of clean.matchAll(/\[\^\d+\]/g)) auto(m, m[0], 'footnote');
  mentions.sort((a, b) => a.start - b.start);
  for (const m of mentions)
    if (clean.slice(m.start, m.end) !== m.surface) problems.push(`${where}: ${m.surface} is not at ${m.start}`);
  for (const [i, m] of mentions.entries())
    if (m.start < (mentions[i - 1]?.end ?? 0)) problems.push(`${where}: ${m.surface} overlaps`);
  for (const m of clean.matchAll(/(?<![\p{L}\d])\d+/gu))
    if (!mentions.some((l) => m.index < l.end && m.index + m[0].length > l.start))
      problems.push(`${where}: unlabelled ${clean.slice(m.index - 20, m.index + 20)}`);
  if (process.argv.includes('-w'))
    for (const m of clean.matchAll(WORDS))
      if (!mentions.some((l) => m.index < l.end && m.index + m[0].length > l.start))
        console.log(`   ? ${where}: ${clean.slice(Math.max(0, m.index - 25), m.index + 25).replace(/\s+/g, ' ')}`);
  write(
    path.join(folderOf(domain), domain, 'drafts', `${number}.labels.json`),
    json({ draft: name, lang, genre, date: date[1], mentions }),
  );
  return { lang, mentions, clean, where };
}

const index = [];
const counts = {};
for (const domain of list(here).filter((d) => /^\d\d-/.test(d) && list(path.join(here, d, 'drafts')).length)) {
  const claims = readSources(domain);
  const drafts = list(path.join(here, domain, 'drafts'));
  index.push({
    domain,
    sources: list(path.join(here, domain, 'sources')).map((f) => `${domain}/sources/${f}`),
    drafts: drafts.map((f) => `${domain}/drafts/${f}`),
  });
  const sourced = [...claims.values()].reduce((n, c) => n + c.mentions.length, 0);
  console.log(domain, `${sourced} source mentions`);
  for (const name of drafts) {
    const { lang, mentions, clean } = labelDraft(domain, name, claims);
    const words = clean.split(/\s+/).length;
    const per = {};
    for (const m of mentions) {
      per[m.verdict] = (per[m.verdict] ?? 0) + 1;
      for (const k of [m.verdict, `${lang} ${m.verdict}`, ...(m.verdict === 'disagrees' ? [`  ${m.type}`] : [])])
        counts[k] = (counts[k] ?? 0) + 1;
    }
    console.log(' ', name, `${words} words`, JSON.stringify(per));
    if (process.argv.includes('-v'))
      for (const m of mentions.filter((x) => x.verdict === 'disagrees'))
        console.log(
          '     ',
          `${clean.slice(Math.max(0, m.start - 45), m.start)}[${m.surface} → ${m.correct}]${clean.slice(m.end, m.end + 30)}`.replace(
            /\s+/g,
            ' ',
          ),
          `(${m.type})`,
        );
  }
}
for (const folder of FOLDERS) {
  const file = path.join(folder, 'index.json');
  const known = JSON.parse(read(file)).filter((d) => !index.some((i) => i.domain === d.domain));
  const made = index.filter((i) => folderOf(i.domain) === folder);
  write(file, json([...known, ...made].sort((a, b) => a.domain.localeCompare(b.domain))));
}
console.log(counts);
if (problems.length) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}
