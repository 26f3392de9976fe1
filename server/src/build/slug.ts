import { contentHash } from '../factbase/hash.ts';

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ı: 'i',
};

/**
 * A short ASCII name for an id, of at most `words` words and 48 characters. Text without Latin letters gets a name from its
 * fingerprint, so that it stays the same from build to build.
 */
export function slug(text: string, words = 5): string {
  const plain = text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[ßæœøđðþłı]/g, (c) => LETTERS[c]!)
    .replace(/['\u2019]s?\b/g, ' ');
  const parts = plain.match(/[a-z0-9]+/g)?.slice(0, words) ?? [];
  let out = '';
  for (const part of parts) {
    if (out && out.length + part.length + 1 > 48) break;
    out += (out ? '-' : '') + part.slice(0, 48);
  }
  return /[a-z]/.test(out) ? out : text.trim() ? `x-${contentHash(text).slice(0, 6)}` : '';
}

/** The first of `id`, `id-2`, `id-3` … that is not taken; takes it. */
export function takeId(id: string, taken: Set<string>): string {
  let free = id;
  for (let n = 2; taken.has(free); n++) free = `${id}-${n}`;
  taken.add(free);
  return free;
}
