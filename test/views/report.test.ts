import { describe, expect, it } from 'vitest';
import { readProse, toDoc } from '../../server/src/engine/prose/index.ts';
import type { Verdict } from '../../server/src/engine/verdicts/types.ts';
import { type ReportedDraft, reportOn } from '../../server/src/engine/views/report.ts';
import { reportHtml } from '../../server/src/engine/views/reportHtml.ts';
import { reportMarkdown } from '../../server/src/engine/views/reportMarkdown.ts';
import { listContents, sayCoverage, summarise } from '../../server/src/engine/views/reportSummary.ts';
import { layOut } from '../../server/src/engine/views/reportText.ts';
import type { Finding } from '../../server/src/engine/views/types.ts';
import { sayIn } from '../../server/src/ui.ts';

const options = { say: sayIn('en'), locale: 'en-GB' };
const VERDICT: Readonly<Record<string, Verdict>> = {
  '1': 'supported',
  '2': 'refuted',
  '3': 'doubtful',
  '4': 'disputed',
  '5': 'outdated',
  '6': 'unsupported',
  '7': 'refuted',
};

/** Each digit of the text is a figure, with the verdict above; 7 is let stand. `sources` are cited by figures in turn. */
function draft(text: string, sources: readonly string[] = ['one', 'two']): ReportedDraft {
  const prose = readProse(text, 'markdown');
  const all = prose.blocks.flatMap((block) =>
    [...block.text.matchAll(/\d/g)].map((match, i): Finding => {
      const verdict = VERDICT[match[0]]!;
      const id = sources[i % sources.length]!;
      return {
        span: toDoc(block, { start: match.index, end: match.index + 1 }),
        surface: match[0],
        kind: 'number',
        lang: 'en',
        verdict,
        code: `fact.${verdict}`,
        confidence: 1,
        message: '',
        citations:
          verdict === 'unsupported'
            ? []
            : [
                { evidence: { source: id, quote: { exact: `q${i}` }, locator: '3' }, source: { id, title: `T ${id}` } },
                { evidence: { source: id, quote: { exact: `q${i}` }, locator: '4' }, source: { id, title: `T ${id}` } },
              ],
        fixes: verdict === 'refuted' ? [{ replacement: '9', edits: [], safe: true }] : [],
        why: [],
      };
    }),
  );
  return {
    path: 'd.md',
    text,
    language: 'en',
    prose,
    findings: all.filter(({ surface }) => surface !== '7'),
    letStand: all.filter(({ surface }) => surface === '7'),
    factOf: () => undefined,
  };
}

describe('the report', () => {
  it('numbers figures in reading order, those let stand among them', () => {
    const { figures } = reportOn(draft('One 1 and 7.\n\nThen 2.'), options);
    expect(figures.map(({ number, surface, line, letStand }) => [number, surface, line, letStand])).toEqual([
      [1, '1', 1, false],
      [2, '7', 1, true],
      [3, '2', 3, false],
    ]);
  });

  it('lists a source once, and cites it by letter and place', () => {
    const many = Array.from({ length: 28 }, (_, i) => `s${i}`);
    const { figures, sources } = reportOn(draft(`${'1 '.repeat(29)}6.`, many), options);
    expect(sources.map(({ letter }) => letter).slice(24)).toEqual(['Y', 'Z', 'AA', 'AB']);
    expect(figures[27]!.quotes).toEqual([{ source: 'AB', place: '§ 3', quote: 'q27' }]);
    expect(figures[28]!.quotes[0]!.source).toBe('A');
    expect(figures[29]!.quotes).toEqual([]);
  });

  it('says what a wrong figure should read, and of others nothing', () => {
    const { figures } = reportOn(draft('1 2 3 6'), options);
    expect(figures.map(({ correction }) => correction)).toEqual(['', '9', '', '']);
  });

  it('sums up: what wants a look first, each figure once', () => {
    const report = reportOn(draft('1 1 2 3 4 5 6 7'), options);
    const lines = summarise(report, options);
    expect(lines.map(({ sign, figures }) => [sign, figures.map(({ number }) => number)])).toEqual([
      ['✗', [3]],
      ['?', [4]],
      ['≠', [5]],
      ['↻', [6]],
      ['○', [7]],
      ['✓', [1, 2]],
      ['stet', [8]],
    ]);
    expect(sayCoverage(report.figures, options)).toBe('With a source: 7 of 8 figures (87%)');
  });

  it('never rounds coverage up to all', () => {
    const { figures } = reportOn(draft(`${'1 '.repeat(299)}6`), options);
    expect(sayCoverage(figures, options)).toContain('(99%)');
    expect(sayCoverage([], options)).toBe('');
  });

  it('lists several drafts with what was found in each', () => {
    const reports = ['1 2', '6'].map((text) => reportOn(draft(text), options));
    const { columns, lines } = listContents(reports, options);
    expect(columns.map(({ sign }) => sign)).toEqual(['✗', '○', '✓']);
    expect(lines.map(({ figures, counts }) => [figures, ...counts])).toEqual([
      [2, 1, 0, 1],
      [1, 0, 1, 0],
    ]);
    expect(reportHtml([draft('1'), draft('2')], options)).toContain('<section class="cover">');
    expect(reportHtml([draft('1')], options)).not.toContain('<section class="cover">');
  });

  it('gives the title once, with its figures', () => {
    const twice = draft('---\ntitle: The 2 funds\n---\n\n# The 2 funds\n\nText.');
    const shown = (d: ReportedDraft): unknown => {
      const { title, sections } = layOut(reportOn(d, options));
      return [title.map(({ text, figure }) => (figure ? `[${text}]` : text)).join(''), sections.length];
    };
    expect(shown(twice)).toEqual(['The [2] funds', 1]);
    expect(shown(draft('# The 2 funds\n\nText.'))).toEqual(['The [2] funds', 1]);
    expect(shown(draft('Text.'))).toEqual(['d.md', 1]);
  });

  it('notes what is no figure', () => {
    const plain = draft('1\n\nOne.');
    const note: Finding = {
      ...plain.findings[0]!,
      span: { start: 3, end: 6 },
      code: 'stet.unused',
      message: 'Unused.',
    };
    const report = reportOn({ ...plain, findings: [...plain.findings, note] }, options);
    expect([report.figures.length, report.notes]).toEqual([1, [{ line: 3, message: 'Unused.' }]]);
  });

  it('of a draft without figures is a report all the same', () => {
    const empty = draft('No figure.');
    expect(reportHtml([empty], options)).toContain('0 figures');
    expect(reportMarkdown([empty], options)).toContain('0 figures');
  });
});
