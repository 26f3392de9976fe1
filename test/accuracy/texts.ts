import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Engine, readClaims } from '../../server/src/engine/check.ts';
import type { Claim } from '../../server/src/engine/claims/types.ts';
import { readProse } from '../../server/src/engine/prose/index.ts';

/** A long text that has nothing to do with any fact base. */
export interface Text {
  readonly name: string;
  readonly text: string;
  /** Words of its prose: code and markup left out. */
  readonly words: number;
  readonly claims: readonly Claim[];
}

const DOCUMENT =
  /^(?:readme|changelog|history|licen[cs]e|contributing|migration|upgrading|security|release-notes)|\.md$/i;
/** Packages that are installed on one platform and not on another. */
const PLATFORM = /(?:^|[-/@])(?:linux|darwin|win32|android|freebsd|openbsd|netbsd|sunos|aix|wasm32)(?:$|[-/])/;
/** Of a longer file only the beginning counts, so that no single text decides. */
const MOST = 60_000;
/** Cells of a generated table say the same thing again and again. */
const TABLE_SHARE = 0.3;

function* documents(folder: string): Generator<string> {
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const e of entries) {
    const path = join(folder, e.name);
    if (PLATFORM.test(e.name)) continue;
    if (e.isDirectory()) yield* documents(path);
    else if (e.isFile() && DOCUMENT.test(e.name) && !/\.(?:[cm]?[jt]s|json|map)$/.test(e.name)) yield path;
  }
}

const isTable = (text: string): boolean => {
  const lines = text.split('\n');
  return lines.filter((l) => l.startsWith('|')).length > TABLE_SHARE * lines.length;
};

/** English texts of the installed packages, each once, up to a number of words; the same ones for the same lock file. */
export function unrelatedTexts(root: string, engine: Engine, most: number): Text[] {
  const seen = new Set<string>();
  const found: Text[] = [];
  let total = 0;
  const folder = join(root, 'node_modules');
  for (const path of existsSync(folder) ? documents(folder) : []) {
    const text = readFileSync(path, 'utf8').slice(0, MOST);
    // A licence differs in the holder's name only.
    const body = text
      .replace(/^.*copyright.*$/gim, '')
      .replace(/\W+/g, '')
      .toLowerCase();
    const hash = createHash('sha256').update(body).digest('hex');
    if (seen.has(hash) || isTable(text)) continue;
    seen.add(hash);
    const prose = readProse(text, 'markdown', { profiles: engine.profiles });
    const words = prose.blocks.reduce((n, b) => n + (b.text.match(/\p{L}{2,}/gu)?.length ?? 0), 0);
    const claims = readClaims(prose, engine, prose.meta.get('date')?.value);
    found.push({ name: path.slice(folder.length + 1), text, words, claims });
    total += words;
    if (total >= most) break;
  }
  return found;
}
