import type { Job } from './drafts.ts';
import type { InputError, Io } from './io.ts';
import { toUri } from './paths.ts';

/** The fields of one line; `path` says the format and where the fact base is looked for. */
interface TextLine {
  readonly id?: unknown;
  readonly path?: unknown;
  readonly text?: unknown;
  readonly language?: unknown;
  readonly date?: unknown;
}

/**
 * Texts that come as JSON, one a line: `{path | id, text, language?, date?}`. A line that is none is an error of its own, named by
 * its number; empty lines are passed over.
 */
export async function* readLines(io: Io, name: string): AsyncGenerator<Job | InputError> {
  let number = 0;
  for await (const line of io.stdinLines?.() ?? []) {
    number++;
    // A byte-order mark is not part of the text.
    const text = number === 1 ? line.replace(/^\ufeff/, '') : line;
    if (text.trim() !== '') yield readLine(text, number, io.cwd, name);
  }
}

function readLine(line: string, number: number, cwd: string, name: string): Job | InputError {
  let given: TextLine | null = null;
  try {
    given = JSON.parse(line) as TextLine | null;
  } catch {
    // Told below.
  }
  const { id, path, text, language, date } = (typeof given === 'object' && given) || {};
  const shown = typeof path === 'string' ? path : id === undefined ? `line ${number}` : String(id);
  const about = { path: shown, ...(id !== undefined && { id }) };
  const fault = (message: string): InputError => ({ ...about, message: `Line ${number}: ${message}` });
  if (typeof given !== 'object' || given === null) return fault('this is no JSON object.');
  if (typeof text !== 'string') return fault('there is no "text".');
  if (language !== undefined && !(typeof language === 'string' && /^[a-z]{2,3}(-\w+)*$/i.test(language)))
    return fault('"language" is a code such as en or fr.');
  if (date !== undefined && !isDay(date)) return fault('"date" is a day as YYYY-MM-DD.');
  return {
    ...about,
    uri: toUri(cwd, typeof path === 'string' ? path : name),
    text,
    ...(typeof language === 'string' && { language }),
    ...(typeof date === 'string' && { date }),
  };
}

const isDay = (date: unknown): boolean =>
  typeof date === 'string' &&
  /^\d{4}-\d\d-\d\d$/.test(date) &&
  new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) === date;
