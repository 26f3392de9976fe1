// What LaTeX's commands for signs stand for, as far as running text and figures use them.

const MARKS: Readonly<Record<string, string>> = {
  "'": '\u0301',
  '`': '\u0300',
  '^': '\u0302',
  '"': '\u0308',
  '~': '\u0303',
  '=': '\u0304',
  '.': '\u0307',
  c: '\u0327',
  v: '\u030c',
};

const SIGNS: Readonly<Record<string, string>> = {
  '%': '%',
  $: '$',
  '&': '&',
  '#': '#',
  _: '_',
  '{': '{',
  '}': '}',
  ' ': ' ',
  ',': '\u202f',
  ';': '\u202f',
  ':': '\u202f',
  '!': '',
  '/': '',
  '-': '',
  '@': '',
  euro: '€',
  texteuro: '€',
  EUR: '€',
  pounds: '£',
  textsterling: '£',
  textyen: '¥',
  textdollar: '$',
  textpercent: '%',
  percent: '%',
  textdegree: '°',
  degree: '°',
  times: '×',
  pm: '±',
  approx: '≈',
  ldots: '…',
  dots: '…',
  og: '«\u00a0',
  fg: '\u00a0»',
  oe: 'œ',
  ae: 'æ',
  ss: 'ß',
  o: 'ø',
  i: 'ı',
};

/** Units of `siunitx`; prefixes join the unit behind them. */
const UNITS: Readonly<Record<string, string>> = {
  percent: '%',
  euro: '€',
  kilo: 'k',
  mega: 'M',
  giga: 'G',
  tera: 'T',
  milli: 'm',
  micro: 'µ',
  nano: 'n',
  centi: 'c',
  metre: 'm',
  meter: 'm',
  gram: 'g',
  litre: 'L',
  liter: 'L',
  hectare: 'ha',
  tonne: 't',
  watt: 'W',
  hour: 'h',
  minute: 'min',
  second: 's',
  day: 'd',
  hertz: 'Hz',
  byte: 'B',
  celsius: '°C',
  degreeCelsius: '°C',
  kelvin: 'K',
  per: '/',
  squared: '²',
  cubed: '³',
};

/** The text of a sign's command, given without its backslash; undefined for commands that are no signs. */
export const signOf = (command: string): string | undefined =>
  Object.hasOwn(SIGNS, command) ? SIGNS[command] : undefined;

/** An accented letter: mark and letter ("'" and "e" are é); undefined where the mark is none. */
export function accented(mark: string, letter: string): string | undefined {
  const combining = Object.hasOwn(MARKS, mark) ? MARKS[mark] : undefined;
  return combining && (letter + combining).normalize('NFC');
}

/** A unit as `siunitx` has it ("\\kilo\\metre\\per\\hour"): "km/h". Plain text stays. */
export const unitOf = (unit: string): string =>
  unit.replace(/\\([A-Za-z]+)/g, (_, name: string) => UNITS[name] ?? name).replace(/[\s{}]/g, '');
