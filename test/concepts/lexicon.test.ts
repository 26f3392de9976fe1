import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const LOCALES = join(import.meta.dirname, '../../server/locales');
const LANGS = ['en', 'fr', 'de', 'es', 'it', 'pt', 'nl', 'zh', 'ja'];
/** Names that these write in Latin letters need no cell: they are looked up as English. */
const UNSPACED = ['zh', 'ja'];
const CONCEPTS = join(LOCALES, 'concepts');
const NAME_TYPES = ['country', 'city', 'region', 'place', 'continent', 'government', 'organisation', 'company'];
const FRAME_KEYS =
  'up down change level previous part total average each rank record forecast plan negation denial question hypothesis rumour attribution contrast anaphora clause coordination abbreviations titles period'.split(
    ' ',
  );

/** Forms that stand for several concepts: they widen a match, and each added one makes the words around it count for less. */
const MOST_SHARED_FORMS = 0.12;

const tables = readdirSync(CONCEPTS)
  .filter((f) => f.endsWith('.tsv') && f !== 'broader.tsv')
  .map((file) => {
    const [head = '', ...lines] = readFileSync(join(CONCEPTS, file), 'utf8').trimEnd().split('\n');
    return { file, header: head.split('\t'), rows: lines.map((line) => line.split('\t')) };
  });
const concepts = tables.filter((t) => t.file !== 'names.tsv');

describe.each(tables)('$file', ({ file, header, rows }) => {
  const names = file === 'names.tsv';

  it('has its header and as many cells in every row', () => {
    expect(header).toEqual(names ? ['id', 'type', 'of', ...LANGS] : ['id', 'tier', ...LANGS]);
    expect(rows.filter((row) => row.length !== header.length).map((row) => row[0])).toEqual([]);
  });

  it('is sorted by id', () => {
    const ids = rows.map((row) => row[0]!);
    expect(ids).toEqual([...ids].sort((a, b) => (a < b ? -1 : 1)));
  });

  it('leaves no cell empty, and no form empty, padded or twice in its cell', () => {
    const bad = rows.flatMap((row) =>
      row.slice(names ? 3 : 2).flatMap((cell, i) => {
        if (names && cell === '' && UNSPACED.includes(LANGS[i]!)) return [];
        const forms = cell.split('|');
        const wrong = forms.some((f) => f === '' || f !== f.trim()) || new Set(forms).size !== forms.length;
        return wrong ? [`${row[0]} ${LANGS[i]}: ${cell}`] : [];
      }),
    );
    expect(bad).toEqual([]);
  });

  it('has a known second column', () => {
    const known = names ? NAME_TYPES : ['1', '2', '3'];
    expect(rows.filter((row) => !known.includes(row[1]!)).map((row) => row[0])).toEqual([]);
  });
});

describe('all concepts together', () => {
  it('have ids of their own, in kebab case', () => {
    const ids = concepts.flatMap((t) => t.rows.map((row) => row[0]!));
    expect(ids.filter((id, i) => ids.indexOf(id) !== i)).toEqual([]);
    expect(ids.filter((id) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(id))).toEqual([]);
  });

  it.each(LANGS)('few forms stand for several concepts in %s', (lang) => {
    const at = LANGS.indexOf(lang) + 2;
    const owners = new Map<string, number>();
    for (const { rows } of concepts)
      for (const row of rows)
        for (const form of row[at]!.split('|'))
          owners.set(form.toLowerCase(), (owners.get(form.toLowerCase()) ?? 0) + 1);
    const shared = [...owners].filter(([, n]) => n > 1);
    expect(shared.length / owners.size).toBeLessThan(MOST_SHARED_FORMS);
    expect(shared.filter(([, n]) => n > 5)).toEqual([]);
  });

  it.each([
    ['rise', 'fall'],
    ['buy', 'sell'],
    ['open', 'close'],
    ['import', 'export'],
    ['win', 'lose'],
    ['start', 'end'],
    ['profit', 'loss'],
    ['hire', 'dismiss'],
    ['approve', 'reject'],
    ['high', 'low'],
    ['maximum', 'minimum'],
    ['tenant', 'landlord'],
    ['buyer', 'salesperson'],
    ['player', 'spectator'],
    ['pupil', 'teacher'],
    ['refugee', 'migrant'],
    ['army', 'navy'],
    ['airstrike', 'shelling'],
    ['suspect', 'victim'],
    ['acquit', 'convict'],
    ['gold-medal', 'silver-medal'],
    ['goal-sport', 'own-goal'],
    ['quarter-final', 'semi-final'],
    ['wedding', 'divorce'],
    ['boy', 'girl'],
    ['injure', 'die'],
    ['gross', 'net'],
    ['part-time', 'full-time'],
    ['devaluation', 'appreciation-currency'],
    ['wind-farm', 'solar-farm'],
    ['oak', 'beech'],
    ['hepatitis', 'cirrhosis'],
    ['frigate', 'destroyer'],
  ])('%s and %s share no form in any language', (one, other) => {
    const rows = concepts.flatMap((t) => t.rows);
    const cells = (id: string) => rows.find((row) => row[0] === id)!.slice(2);
    const both = cells(one).flatMap((cell, i) => {
      const forms = new Set(cells(other)[i]!.split('|'));
      return cell.split('|').filter((f) => forms.has(f));
    });
    expect(both).toEqual([]);
  });
});

describe('names', () => {
  it('belong to countries of the table', () => {
    const { rows } = tables.find((t) => t.file === 'names.tsv')!;
    const countries = new Set(rows.filter((row) => row[1] === 'country').map((row) => row[0]));
    expect(rows.filter((row) => row[2] && !countries.has(row[2])).map((row) => row[0])).toEqual([]);
    expect(new Set(rows.map((row) => row[0])).size).toBe(rows.length);
  });
});

describe.each(LANGS)('%s', (lang) => {
  const read = (file: string) => parse(readFileSync(join(LOCALES, lang, file), 'utf8')) as Record<string, unknown>;

  it('has function words', () => {
    const words = read('words.yaml').function as unknown[];
    expect(words.length).toBeGreaterThan(149);
    expect(words.filter((w) => typeof w !== 'string' || w !== w.toLowerCase())).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  });

  it('has every list of cues, each of lower-case phrases without repetition', () => {
    const frames = read('frames.yaml');
    expect(FRAME_KEYS.filter((key) => !(key in frames))).toEqual([]);
    for (const [key, cues] of Object.entries(frames)) {
      const list = cues as unknown[];
      expect(
        list.filter((c) => typeof c !== 'string' || c !== c.toLowerCase() || /\*./.test(c)),
        key,
      ).toEqual([]);
      expect(new Set(list).size, key).toBe(list.length);
    }
  });
});
