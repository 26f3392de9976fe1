// Finding the ends of LaTeX's groups. Offsets are the document's; nothing is looked at beyond `end`.

/** Where the brace that was opened right before `from` is closed; `end` where it is not. */
export function closing(text: string, from: number, end: number): number {
  let depth = 1;
  for (let at = from; at < end; at++) {
    const char = text[at];
    if (char === '\\') at++;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at;
  }
  return end;
}

/** Behind one `[…]`, if it stands there. */
export function skipOption(text: string, from: number, end: number): number {
  if (text[from] !== '[') return from;
  const close = text.indexOf(']', from);
  return close < 0 || close >= end ? from : close + 1;
}

/** Behind options and arguments in braces, at most `count` of these. */
export function skipArguments(text: string, from: number, end: number, count = Number.POSITIVE_INFINITY): number {
  let at = skipOption(text, from, end);
  for (let n = 0; n < count && text[at] === '{'; n++)
    at = skipOption(text, Math.min(end, closing(text, at + 1, end) + 1), end);
  return at;
}
