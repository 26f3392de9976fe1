/** Keys of a burst. */
export const BURST = 30;

const LETTER = /\p{L}/u;
const DIGIT = /[0-9]/;

/** The first offset from `from` on, behind the front matter, whose character is as wanted. */
function seek(text, from, wanted) {
  const body = text.indexOf('\n---\n') + 5;
  for (let at = Math.max(from, body); at < text.length; at++) if (wanted.test(text[at])) return at;
  return seek(text, body, wanted);
}

/** A single-character edit somewhere in the text: a letter typed, a digit replaced, a letter taken away, in turn. */
export function editAt(text, i) {
  const place = Math.floor(((i * 0.6180339887) % 1) * text.length);
  const letter = seek(text, place, LETTER);
  const digit = seek(text, place, DIGIT);
  if (i % 3 === 0) return { from: letter, to: letter, text: 'e' };
  if (i % 3 === 1) return { from: digit, to: digit + 1, text: String((Number(text[digit]) + 1 + (i % 8)) % 10) };
  return { from: letter, to: letter + 1, text: '' };
}

/** The place of a figure somewhere in the text. */
export const figureAt = (text, i) => seek(text, Math.floor(((i * 0.7548776662) % 1) * text.length), DIGIT);
