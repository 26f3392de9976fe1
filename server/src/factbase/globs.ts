import type { Files } from '../files/files.ts';
import { join } from '../files/uri.ts';

/** Whether a path pattern has wildcards (`*`, `**`, `?`, `{a,b}`). */
export const isGlob = (pattern: string): boolean => /[*?{]/.test(pattern);

/** A pattern over paths with `/` as an expression: `*` and `?` stay within a segment, `**` crosses them, `{a,b}` is a choice. */
export function globPattern(pattern: string): RegExp {
  let depth = 0;
  const source = pattern.replace(/\*\*\/|\*\*|[*?{},]|[.+^$()|[\]\\]/g, (part) => {
    if (part === '**/') return '(?:[^/]+/)*';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    if (part === '{') {
      depth++;
      return '(?:';
    }
    if (part === '}' && depth > 0) {
      depth--;
      return ')';
    }
    if (part === ',' && depth > 0) return '|';
    return part === ',' ? part : `\\${part}`;
  });
  return new RegExp(`^${source}${')'.repeat(depth)}$`, 'u');
}

// Folders that hold no fact bases, and can hold very much.
const SKIPPED = new Set(['node_modules', '.git']);
const MAX_DEPTH = 12;

/** The files below `folder` (a URI) whose path relative to it fits `pattern`, sorted. */
export async function expandGlob(files: Files, folder: string, pattern: string): Promise<readonly string[]> {
  const segments = pattern.replace(/^\.\//, '').split('/');
  const fixed = segments.slice(0, -1).findIndex(isGlob);
  const plain = segments.slice(0, fixed < 0 ? segments.length - 1 : fixed);
  const root = plain.reduce((uri, segment) => stepInto(uri, segment), folder);
  const expression = globPattern(segments.slice(plain.length).join('/'));
  const isDeep = pattern.includes('**');
  const deep = isDeep ? MAX_DEPTH : segments.length - plain.length;
  const found: string[] = [];
  const walk = async (uri: string, path: string, depth: number): Promise<void> => {
    for (const { name, type, link } of await files.list(uri)) {
      if (link && isDeep) continue;
      if (type === 'file' && expression.test(path + name)) found.push(join(uri, name));
      if (type === 'folder' && depth > 1 && !SKIPPED.has(name))
        await walk(join(uri, name), `${path}${name}/`, depth - 1);
    }
  };
  await walk(root, '', deep);
  return found.sort();
}

/** One segment of a path from `uri`: a name, `.`, or `..`. */
export function stepInto(uri: string, segment: string): string {
  if (segment === '' || segment === '.') return uri;
  return segment === '..' ? uri.replace(/\/[^/]*\/?$/, '') : join(uri, segment);
}
