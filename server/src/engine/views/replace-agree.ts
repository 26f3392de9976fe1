import type { Writing } from '../locales/writing.ts';
import type { TextEdit } from '../verdicts/types.ts';
import { plain } from './replace-parts.ts';

/** Whether a word begins with a vowel to the ear of the language: what elides the word before it. */
const soundsOpen = (w: Writing, text: string): boolean => w.elisionVowel.test(text) && !w.elisionNot?.test(text);

/** The edit that puts "de" or "d'" as the new words ask; undefined where what stands there is right. */
function elision(text: string, change: TextEdit, w: Writing): TextEdit | undefined {
  const was = soundsOpen(w, text.slice(change.start));
  const is = soundsOpen(w, change.text + text.slice(change.end));
  const before = text.slice(Math.max(0, change.start - 12), change.start);
  for (const { vowel, other } of w.elisions) {
    // What is elided already shows how the writer heard the old words; a full form may have stood before a vowel by choice.
    const [from, to] = is ? [other, vowel] : [vowel, other];
    if (is && was) continue;
    const tail = before.slice(-from.length);
    if (plain(`|${tail}|`) !== plain(`|${from}|`) || /\p{L}/u.test(before.slice(0, -from.length).slice(-1))) continue;
    const start = change.start - from.length;
    const capital = tail[0] !== tail[0]?.toLowerCase();
    const written = tail.includes('\u2019') || (is && text.includes('\u2019')) ? to.replace("'", '\u2019') : to;
    return { start, end: change.start, text: capital ? written[0]!.toUpperCase() + written.slice(1) : written };
  }
  return undefined;
}

/** "a" or "an" before the changed words. */
function article(text: string, change: TextEdit, w: Writing): TextEdit | undefined {
  if (!w.article) return undefined;
  const { a, an, vowel, not } = w.article;
  const m = new RegExp(`(?<![\\p{L}\\p{N}'’])(${an}|${a})([\\s\\u00a0]+)[^\\p{L}\\p{N}\\s]?$`, 'iu').exec(
    text.slice(0, change.start),
  );
  if (!m) return undefined;
  const after = (change.text + text.slice(change.end)).replace(/^[^\p{L}\p{N}]+/u, '');
  const wanted = vowel.test(after) && !not.test(after) ? an : a;
  if (m[1]!.toLowerCase() === wanted) return undefined;
  const capital = m[1]![0] !== m[1]![0]!.toLowerCase();
  const start = m.index;
  return { start, end: start + m[1]!.length, text: capital ? wanted[0]!.toUpperCase() + wanted.slice(1) : wanted };
}

/** Edits beside `changes` of what must agree with them: articles, elided words. None overlaps a change. */
export function agreement(text: string, changes: readonly TextEdit[], w: Writing): TextEdit[] {
  const more: TextEdit[] = [];
  for (const change of changes) {
    for (const found of [elision(text, change, w), article(text, change, w)]) {
      if (found && !changes.some((c) => c.start < found.end && found.start < c.end)) more.push(found);
    }
  }
  return more;
}
