import { percentile } from '../drive/numbers.mjs';

const UNITS = [
  [/^memory\./, 'MB'],
  [/./, 'ms'],
];
const unitOf = (name) => UNITS.find(([pattern]) => pattern.test(name))[1];

const round = (n) =>
  n === undefined || Number.isNaN(n)
    ? '–'
    : n >= 100
      ? n.toFixed(0)
      : n >= 10
        ? n.toFixed(1)
        : n.toFixed(n < 1 ? 3 : 2);

const said = {
  ratio: (v) => `${round(v)} ×`,
  atLeast: (v) => `${round(v)} ×`,
  less: (v) => `${round(v)} ms`,
  exponent: round,
};
const sayValue = ({ kind, unit }, value) => (said[kind] ?? ((v) => `${round(v)} ${unit}`))(value);
const SIGNS = { ratio: '≤', atLeast: '≥', less: '≤', only: '≤', exponent: '≤' };

/** The goals as rows: what, ours, the other, the ratio, the goal, whether it is met. */
export function goalTable(judged) {
  const rows = judged.map((row) => [
    row.text,
    round(row.ours),
    row.other === undefined ? '' : round(row.other),
    sayValue(row, row.value),
    row.limit === undefined ? '' : `${SIGNS[row.kind]} ${sayValue(row, row.limit)}`,
    row.met === undefined ? '' : row.met ? 'yes' : 'no',
  ]);
  return markdown(['', 'ours', 'other', 'value', 'goal', 'met'], rows);
}

/** All measures: median, p95, p99 and how many. */
export function measureTable(samples) {
  const rows = Object.keys(samples).map((name) => [
    `\`${name}\``,
    ...[0.5, 0.95, 0.99].map((p) => round(percentile(samples[name], p))),
    unitOf(name),
    String(samples[name].length),
  ]);
  return markdown(['measure', 'p50', 'p95', 'p99', 'unit', 'samples'], rows);
}

function markdown(head, rows) {
  const widths = head.map((cell, i) => Math.max(cell.length, 3, ...rows.map((row) => row[i].length)));
  const line = (cells) =>
    `| ${cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))).join(' | ')} |`;
  const rule = `|${widths.map((w, i) => (i === 0 ? '-'.repeat(w + 2) : `${'-'.repeat(w + 1)}:`)).join('|')}|`;
  return [line(head), rule, ...rows.map(line)].join('\n');
}
