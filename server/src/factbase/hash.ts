/**
 * A short fingerprint of texts, for cache keys and revisions; not for security. FNV-1a over UTF-16 units in two lanes of
 * 32 bits (the second with another offset), so that it needs no platform library and runs in a browser.
 */
export function contentHash(...texts: readonly string[]): string {
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  for (const text of texts) {
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      a = Math.imul(a ^ unit, 0x01000193);
      b = Math.imul(b ^ (unit + i), 0x01000193);
    }
    // A mark between texts, so that moving a character from one to the next shows.
    a = Math.imul(a ^ 0x10000, 0x01000193);
    b = Math.imul(b ^ 0x10000, 0x01000193);
  }
  return (a >>> 0).toString(36).padStart(7, '0') + (b >>> 0).toString(36).padStart(7, '0');
}
