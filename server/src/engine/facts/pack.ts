// Compact bytes for facts and their index: sections, lists of strings, numbers of variable length. Little-endian, as all machines
// that run this program are; one that is not finds no file that it can read, and makes its own.

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const encodeText = (text: string): Uint8Array => encoder.encode(text);

/** Whether `text` is what stands in `bytes` from `start` to `end`. */
export function isAt(text: Uint8Array, bytes: Uint8Array, start: number, end: number): boolean {
  if (text.length !== end - start) return false;
  for (let i = 0; i < text.length; i++) if (text[i] !== bytes[start + i]) return false;
  return true;
}

/** Sections begin at multiples of this, so that they can be viewed as numbers of up to 8 bytes. */
const ALIGNMENT = 8;
const aligned = (n: number): number => Math.ceil(n / ALIGNMENT) * ALIGNMENT;

/** Joins sections; `unpack` gives them back. */
export function pack(sections: readonly Uint8Array[]): Uint8Array {
  const head = aligned(4 * (2 * sections.length + 1));
  const total = sections.reduce((n, s) => n + aligned(s.length), head);
  const bytes = new Uint8Array(total);
  const numbers = new Uint32Array(bytes.buffer, 0, 2 * sections.length + 1);
  numbers[0] = sections.length;
  let at = head;
  sections.forEach((section, i) => {
    numbers[1 + 2 * i] = at;
    numbers[2 + 2 * i] = section.length;
    bytes.set(section, at);
    at += aligned(section.length);
  });
  return bytes;
}

/** The sections of packed bytes, as views. `bytes` begin at a multiple of 8 of their buffer. */
export function unpack(bytes: Uint8Array): readonly Uint8Array[] {
  const count = numbersIn(bytes)[0] ?? 0;
  const numbers = new Uint32Array(bytes.buffer, bytes.byteOffset, 2 * count + 1);
  return Array.from({ length: count }, (_, i) => {
    const start = numbers[1 + 2 * i]!;
    return bytes.subarray(start, start + numbers[2 + 2 * i]!);
  });
}

export const numbersIn = (bytes: Uint8Array): Uint32Array =>
  new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);

export const bytesOf = (numbers: Uint32Array | Float64Array): Uint8Array =>
  new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);

/** A growing run of bytes. */
export interface Writer {
  readonly length: () => number;
  /** A whole number from 0 to 2³²−1, in 1 to 5 bytes. */
  readonly number: (n: number) => void;
  readonly text: (text: string) => void;
  readonly done: () => Uint8Array;
}

export function startWriter(): Writer {
  let bytes = new Uint8Array(1024);
  let length = 0;
  const reserve = (more: number): void => {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * bytes.length, length + more));
    larger.set(bytes.subarray(0, length));
    bytes = larger;
  };
  return {
    length: () => length,
    number(value) {
      reserve(5);
      let n = value;
      while (n >= 0x80) {
        bytes[length++] = (n & 0x7f) | 0x80;
        n >>>= 7;
      }
      bytes[length++] = n;
    },
    text(text) {
      // A UTF-16 unit takes at most three bytes.
      reserve(3 * text.length);
      length += encoder.encodeInto(text, bytes.subarray(length)).written;
    },
    done: () => bytes.slice(0, length),
  };
}

/** Reads numbers of variable length one after the other, from `at`. */
export function startReader(bytes: Uint8Array, at: number): () => number {
  let i = at;
  return () => {
    let shift = 0;
    let n = 0;
    for (;;) {
      const byte = bytes[i++]!;
      n |= (byte & 0x7f) << shift;
      if (byte < 0x80) return n >>> 0;
      shift += 7;
    }
  };
}

/** Runs of bytes one behind the other, with where each begins. */
export interface Runs {
  readonly add: (write: (to: Writer) => void) => void;
  readonly sections: () => readonly [offsets: Uint8Array, bytes: Uint8Array];
}

export function startRuns(): Runs {
  const to = startWriter();
  const offsets = [0];
  return {
    add(write) {
      write(to);
      offsets.push(to.length());
    },
    sections: () => [bytesOf(Uint32Array.from(offsets)), to.done()],
  };
}

/** The texts of a list of runs, decoded when they are asked for. `keep`: decoded once. */
export function textsIn(offsetBytes: Uint8Array, bytes: Uint8Array, keep: boolean): (at: number) => string {
  const offsets = numbersIn(offsetBytes);
  const decode = (at: number): string => decoder.decode(bytes.subarray(offsets[at], offsets[at + 1]));
  return keep ? remembering(decode) : decode;
}

/** What `make` gives for a number, made once. */
export function remembering<T>(make: (at: number) => T): (at: number) => T {
  const known = new Map<number, T>();
  return (at) => {
    let made = known.get(at);
    if (made === undefined) {
      made = make(at);
      known.set(at, made);
    }
    return made;
  };
}

/** FNV-1a over UTF-16 units, 32 bits: for tables in memory and in files, not for security. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  // The last bits choose the slot: all others take part in them.
  hash ^= hash >>> 15;
  return hash >>> 0;
}

/** Keys with open addressing: slots that hold the number of a key plus one, or 0. */
export function slotsOf(hashes: ArrayLike<number>): Uint32Array {
  let size = 4;
  while (size < 1.5 * hashes.length) size *= 2;
  const slots = new Uint32Array(size);
  for (let i = 0; i < hashes.length; i++) {
    let slot = hashes[i]! & (size - 1);
    while (slots[slot]) slot = (slot + 1) & (size - 1);
    slots[slot] = i + 1;
  }
  return slots;
}

/** The number of a key in `slots`, or -1. */
export function findSlot(
  slots: Uint32Array,
  hashes: Uint32Array,
  hash: number,
  isKey: (number: number) => boolean,
): number {
  const mask = slots.length - 1;
  for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
    const entry = slots[slot]!;
    if (entry === 0) return -1;
    if (hashes[entry - 1] === hash && isKey(entry - 1)) return entry - 1;
  }
}
