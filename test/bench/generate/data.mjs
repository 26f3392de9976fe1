// The drafts and fact bases of a run, made once and kept until what makes them changes.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeDraft } from './drafts.mjs';
import { writeFacts } from './facts.mjs';

const HERE = fileURLToPath(new URL('.', import.meta.url));
export const DATA = join(HERE, '../data');
export const LANGUAGES = ['en', 'fr'];

const DRAFTS = { '1k': 1000, '10k': 10_000, '100k': 100_000 };
const FACTS = { tiny: 5, '1k': 1000, '10k': 10_000, '100k': 100_000 };

/** The file of a draft: `size` is 1k, 10k or 100k words. */
export function draftPath(size, lang) {
  const path = join(DATA, `draft-${size}.${lang}.md`);
  keep(path, () => writeFileSync(path, makeDraft(lang, DRAFTS[size])));
  return path;
}

export const draftText = (size, lang) => readFileSync(draftPath(size, lang), 'utf8');

/** The folder of a base of `size` facts: tiny, 1k, 10k or 100k. */
export function baseFolder(size) {
  const folder = join(DATA, `base-${size}`);
  keep(folder, () => writeFacts(join(folder, 'facts'), FACTS[size]));
  return folder;
}

export const factFiles = (size) => {
  const folder = join(baseFolder(size), 'facts');
  return readdirSync(folder).map((name) => join(folder, name));
};

function keep(path, make) {
  cleanOnce();
  if (!existsSync(path)) make();
}

let isClean = false;

/** Throws away what an earlier state of the makers has made. */
function cleanOnce() {
  if (isClean) return;
  isClean = true;
  const makers = readdirSync(HERE)
    .sort()
    .map((name) => readFileSync(join(HERE, name)));
  const stamp = createHash('sha256').update(Buffer.concat(makers)).digest('hex');
  const file = join(DATA, 'stamp');
  if (existsSync(file) && readFileSync(file, 'utf8') === stamp) return;
  rmSync(DATA, { recursive: true, force: true });
  mkdirSync(DATA, { recursive: true });
  writeFileSync(file, stamp);
}
