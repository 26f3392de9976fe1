/** Lines of context around a change. */
const CONTEXT = 2;
/** Beyond this many lines on each side, the changed stretch is shown as a whole. */
const LARGEST = 3000;

/** The changes from one text to another, line by line: `-` gone, `+` new, two spaces unchanged, `…` left out. */
export function diffLines(before: string, after: string): string[] {
  const a = before.split('\n');
  const b = after.split('\n');
  let top = 0;
  while (top < a.length && top < b.length && a[top] === b[top]) top++;
  let end = 0;
  while (end < a.length - top && end < b.length - top && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const middle = compare(a.slice(top, a.length - end), b.slice(top, b.length - end));
  if (middle.length === 0) return [];
  const all = [...a.slice(0, top).map((l) => `  ${l}`), ...middle, ...a.slice(a.length - end).map((l) => `  ${l}`)];
  return shorten(all);
}

function compare(a: readonly string[], b: readonly string[]): string[] {
  if (a.length > LARGEST || b.length > LARGEST) return [...a.map((l) => `- ${l}`), ...b.map((l) => `+ ${l}`)];
  // Longest common subsequence by dynamic programming.
  const width = b.length + 1;
  const table = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      table[i * width + j] =
        a[i] === b[j]
          ? table[(i + 1) * width + j + 1]! + 1
          : Math.max(table[(i + 1) * width + j]!, table[i * width + j + 1]!);
  const out: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      out.push(`  ${a[i]}`);
      i++;
      j++;
    } else if (j >= b.length || (i < a.length && table[(i + 1) * width + j]! >= table[i * width + j + 1]!))
      out.push(`- ${a[i++]}`);
    else out.push(`+ ${b[j++]}`);
  }
  return out;
}

function shorten(lines: readonly string[]): string[] {
  const near = lines.map((_, i) =>
    lines.slice(Math.max(0, i - CONTEXT), i + CONTEXT + 1).some((l) => !l.startsWith('  ')),
  );
  const out: string[] = [];
  lines.forEach((line, i) => {
    if (near[i]) out.push(line);
    else if (i === 0 || near[i - 1]) out.push('…');
  });
  return out;
}
