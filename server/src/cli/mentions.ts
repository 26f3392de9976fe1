// `factcheck mentions --jsonl`: JSON lines in, one line of recognised figures and dates out for each.
import { createInterface } from 'node:readline';
import { cutText } from '../engine/mentions/cut.ts';
import { scanOf } from '../engine/mentions/dates/scan.ts';
import { recognise } from '../engine/mentions/recognise.ts';
import { tokensOf } from '../engine/mentions/tokens.ts';
import { joinIntervals } from '../engine/views/dateIntervals.ts';
import { joinAges } from '../engine/views/joinAges.ts';
import { joinBounds } from '../engine/views/joinBounds.ts';
import { viewMention } from '../engine/views/mentionView.ts';
import { localeOf } from '../locales.ts';

interface Request {
  readonly id: unknown;
  readonly text: string;
  readonly lang?: string;
  readonly refDate?: string;
}

/** Answers one request line; `refDate` may carry a time of day, which is dropped. Throws on a line that is no request. */
export function answer(line: string): string {
  const { id, text, lang = 'en', refDate } = requestIn(line);
  const day = refDate?.slice(0, 10);
  const locale = localeOf(lang);
  const options = day ? { refDate: day } : {};
  const cut = cutText(text, locale.dates.starts.words);
  const tokens = tokensOf(cut);
  const scan = scanOf(cut, locale, options);
  const mentions = joinIntervals(scan, recognise(text, locale, options));
  const views = joinAges(
    { tokens, f: locale.figures },
    mentions,
    mentions.map((m) => viewMention(m, day)),
  );
  return JSON.stringify({ id, results: joinBounds(text, views) });
}

function requestIn(line: string): Request {
  let request: Partial<Request> | null = null;
  try {
    request = JSON.parse(line) as Partial<Request> | null;
  } catch {
    // Told below.
  }
  if (typeof request !== 'object' || request === null) throw new Error('this is no JSON object.');
  if (typeof request.text !== 'string') throw new Error('there is no "text".');
  return request as Request;
}

/** Reads requests from `input`, writes one answer a line. Returns the exit code: 2 if any line was unusable. */
export async function runMentions(
  input: NodeJS.ReadableStream,
  write: (text: string) => void,
  warn: (text: string) => void,
): Promise<number> {
  let code = 0;
  let number = 0;
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    if (!line.trim()) continue;
    try {
      write(`${answer(line)}\n`);
    } catch (error) {
      warn(`Line ${number}: ${(error as Error).message}\n`);
      code = 2;
    }
  }
  return code;
}
