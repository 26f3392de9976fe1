// Bytes that are kept between runs, with what tells whether they can be trusted: who wrote them, from which content, and whether
// they are whole.
import { hashOf } from '../engine/facts/pack.ts';

/** "DFCF" in the byte order of the machine: a file of another kind, or of a machine with another order, is not opened. */
const MAGIC = 0x46434644;
/** Raised when the layout of the bytes changes. */
const FORMAT = 6;
/** Words of 32 bits: magic, format, program, content (8), length, checksums (4). */
const HEAD = 16;

/** Puts a head before `payload`, whose length is a multiple of 8. `key`: 64 hexadecimal digits. */
export function seal(payload: Uint8Array, key: string, program: string): Uint8Array {
  const bytes = new Uint8Array(4 * HEAD + payload.length);
  bytes.set(payload, 4 * HEAD);
  const body = bytes.subarray(4 * HEAD);
  new Uint32Array(bytes.buffer, 0, HEAD).set(headOf(body, key, program));
  return bytes;
}

/** The payload, where the bytes are whole and were written by this program from this content; undefined otherwise. */
export function unseal(found: Uint8Array, key: string, program: string): Uint8Array | undefined {
  // Small files are read into a pool: numbers are only seen at multiples of their size.
  const bytes = found.byteOffset % 8 === 0 ? found : Uint8Array.from(found);
  if (bytes.length < 4 * HEAD || bytes.length % 8 !== 0) return undefined;
  const head = new Uint32Array(bytes.buffer, bytes.byteOffset, HEAD);
  const body = bytes.subarray(4 * HEAD);
  // Cheap to tell first: most that cannot be used is old.
  if (head[0] !== MAGIC || head[1] !== FORMAT || head[2] !== hashOf(program)) return undefined;
  return headOf(body, key, program).every((word, i) => word === head[i]) ? body : undefined;
}

function headOf(body: Uint8Array, key: string, program: string): Uint32Array {
  const content = Array.from({ length: 8 }, (_, i) => Number.parseInt(key.slice(8 * i, 8 * i + 8), 16));
  return Uint32Array.of(MAGIC, FORMAT, hashOf(program), ...content, body.length, ...checksums(body));
}

/** Four lanes of FNV-1a over words of 32 bits: they do not wait for one another. Against accidents, not against malice. */
function checksums(body: Uint8Array): readonly number[] {
  const words = new Uint32Array(body.buffer, body.byteOffset, body.length >> 2);
  let a = 0x811c9dc5;
  let b = 0x9747b28c;
  let c = 0x1b873593;
  let d = 0xcc9e2d51;
  const whole = words.length & ~3;
  for (let i = 0; i < whole; i += 4) {
    a = Math.imul(a ^ words[i]!, 0x01000193);
    b = Math.imul(b ^ words[i + 1]!, 0x01000193);
    c = Math.imul(c ^ words[i + 2]!, 0x01000193);
    d = Math.imul(d ^ words[i + 3]!, 0x01000193);
  }
  for (let i = whole; i < words.length; i++) a = Math.imul(a ^ words[i]!, 0x01000193);
  return [a >>> 0, b >>> 0, c >>> 0, d >>> 0];
}

/** SHA-256 of a file's bytes as 64 hexadecimal digits; undefined where the host has no Web Crypto. */
export async function contentKey(bytes: Uint8Array): Promise<string | undefined> {
  const { subtle } = globalThis.crypto ?? {};
  if (!subtle) return undefined;
  const digest = new Uint8Array(await subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
