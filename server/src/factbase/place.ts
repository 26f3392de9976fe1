/** Where in a fact file the caret is, told from the lines around it: this also works in a file that is just being typed. */
export interface FactPlace {
  /** Keys from the top of the file down to the mapping that the caret is in. */
  readonly path: readonly string[];
  /** The key whose value is being typed; absent where a key is. */
  readonly key?: string;
  /** What is typed of the key or value so far. */
  readonly typed: string;
  /** Keys that the mapping has already. */
  readonly taken: ReadonlySet<string>;
}

/** One line of a block mapping: where its text begins, with and without the dashes of list items. */
interface Line {
  readonly dash: number | undefined;
  readonly column: number;
  readonly key: string | undefined;
}

const KEY = /^["']?([^\s"'#:{}[\],][^"'#:{}[\],]*?)["']?\s*:(?:\s|$)/;

/** The place at an offset. YAML in block style, and braces within one line. */
export function factPlaceAt(text: string, offset: number): FactPlace {
  const lines = text.split(/\r\n|\n|\r/);
  const before = text.slice(0, offset).split(/\r\n|\n|\r/);
  const row = before.length - 1;
  const typedLine = before[row]!;
  const own = readLine(typedLine) ?? { dash: undefined, column: typedLine.length, key: undefined };
  const { inside, rest } = flowOf(typedLine.slice(own.column));
  const value = /^["']?([\w$-]+)["']?:\s+["']?(.*)$/s.exec(rest);
  const above = ancestors(lines.slice(0, row), own);
  const path = [...above.path, ...inside.filter((key) => key !== '')];
  const taken =
    inside.length > 0
      ? new Set([...typedLine.matchAll(/([\w-]+):/g)].map((m) => m[1]!))
      : siblings(lines, row, own, above.taken);
  return value ? { path, key: value[1]!, typed: value[2]!, taken } : { path, typed: rest.replace(/^["']/, ''), taken };
}

function readLine(line: string): Line | undefined {
  const lead = /^(\s*)((?:-\s+)*)(-$)?/.exec(line)!;
  const column = lead[0].length;
  const rest = line.slice(column);
  if (rest.startsWith('#') || (rest === '' && !lead[2] && !lead[3])) return undefined;
  const dashed = Boolean(lead[2] || lead[3]);
  return { dash: dashed ? lead[1]!.length : undefined, column, key: KEY.exec(rest)?.[1] };
}

/** Keys of the open braces in a line, outermost first ('' for a brace without one), and what is typed since the last comma or brace. */
function flowOf(line: string): { inside: readonly string[]; rest: string } {
  const inside: string[] = [];
  let from = 0;
  for (const [i, char] of [...line].entries()) {
    if (char === '{') {
      inside.push(/([\w$-]+):\s*\[?\s*$/.exec(line.slice(from, i))?.[1] ?? '');
      from = i + 1;
    } else if (char === '}') {
      inside.pop();
      from = i + 1;
    } else if (char === ',' && inside.length > 0) from = i + 1;
  }
  return { inside, rest: line.slice(from).trimStart() };
}

/** Keys above a line that it is nested in, outermost first, and the keys of its own mapping on the way. */
function ancestors(above: readonly string[], own: Line): { path: readonly string[]; taken: Set<string> } {
  const path: string[] = [];
  const taken = new Set<string>();
  // A list may stand at the column of its own key: half a column more lets that key in.
  let column = own.dash === undefined ? own.column : own.dash + 0.5;
  let isOwn = own.dash === undefined;
  for (const text of above.toReversed()) {
    const line = readLine(text);
    if (!line) continue;
    if (isOwn && line.key && line.column === column) taken.add(line.key);
    if (line.column < column && line.key !== undefined) path.unshift(line.key);
    if (line.column < column || (line.column === column && line.dash !== undefined)) {
      column = line.dash === undefined ? Math.min(column, line.column) : line.dash + 0.5;
      isOwn = false;
    }
    if (column <= 0) break;
  }
  return { path, taken };
}

function siblings(lines: readonly string[], row: number, own: Line, above: ReadonlySet<string>): ReadonlySet<string> {
  const taken = new Set(above);
  for (const text of lines.slice(row + 1)) {
    const line = readLine(text);
    if (!line) continue;
    if (line.column < own.column || line.dash !== undefined) break;
    if (line.column === own.column && line.key) taken.add(line.key);
  }
  return taken;
}
