/** `[a, b]` for `[ a, b ]` where a list is all that stands after a key. */
export const tightLists = (text: string): string => text.replace(/^(\s*(?:- )?[\w-]+: )\[ (.*) \]$/gm, '$1[$2]');

/** Writing a file anew changes the spacing a person chose; lines that differ in nothing else are put back as they were. */
export function restoreLines(old: string, text: string): string {
  const bare = (line: string): string => line.replace(/\s+/g, '');
  const places = new Map<string, number[]>();
  const before = old.split('\n');
  before.forEach((line, i) => {
    const key = bare(line);
    if (key) places.set(key, [...(places.get(key) ?? []), i]);
  });
  let last = -1;
  const lines = text.split('\n').map((line) => {
    const at = places.get(bare(line))?.find((i) => i > last);
    if (at === undefined) return line;
    last = at;
    // Indentation has a meaning and stays as written now.
    return line.slice(0, line.length - line.trimStart().length) + before[at]!.trimStart();
  });
  return lines.join('\n');
}
