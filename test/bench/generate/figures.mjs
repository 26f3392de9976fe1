// Figures and dates as values, and how the languages write them.

const MONTHS = {
  en: 'January February March April May June July August September October November December'.split(' '),
  fr: 'janvier février mars avril mai juin juillet août septembre octobre novembre décembre'.split(' '),
};
const UNITS = { tonnes: 'tonnes', kilometres: 'kilomètres', hectares: 'hectares', megawatts: 'mégawatts' };
const MAGNITUDES = { million: 'millions', billion: 'milliards' };
const CURRENCIES = { dollars: 'de dollars', euros: "d'euros" };

/** A figure of some kind. `noun` is what is counted. */
export function figureFrom(random, noun) {
  const kind = random.pick(['money', 'money', 'count', 'count', 'percent', 'quantity', 'date', 'date', 'month']);
  const decimals = random.chance(0.6) ? 1 : 0;
  const small = random.between(11, 989) / 10 ** decimals;
  switch (kind) {
    case 'money':
      return {
        kind,
        n: small,
        decimals,
        magnitude: random.pick(Object.keys(MAGNITUDES)),
        currency: random.pick(Object.keys(CURRENCIES)),
      };
    case 'count':
      return { kind, n: random.between(12, 48_999), decimals: 0, noun };
    case 'percent':
      return { kind, n: random.between(11, 989) / 10, decimals: 1 };
    case 'quantity':
      return { kind, n: random.between(120, 99_000), decimals: 0, unit: random.pick(Object.keys(UNITS)) };
    default:
      return {
        kind,
        year: random.between(2009, 2025),
        month: random.between(1, 12),
        ...(kind === 'date' ? { day: random.between(1, 28) } : {}),
      };
  }
}

/** The same figure with a slip in it: another first digit, the next month. */
export function mistaken(figure) {
  if (figure.year) return { ...figure, month: (figure.month % 12) + 1 };
  const place = 10 ** Math.floor(Math.log10(figure.n));
  return { ...figure, n: figure.n + (figure.n < 9 * place ? place : -place) };
}

const FORMATS = [0, 1].map(
  (n) => new Intl.NumberFormat('en-US', { minimumFractionDigits: n, maximumFractionDigits: n }),
);

const digits = ({ n, decimals }, lang) =>
  FORMATS[decimals].format(n).replace(/[.,]/g, (c) => (lang === 'en' ? c : c === '.' ? ',' : '\u202f'));

/** The figure as a text in the language has it. */
export function writeFigure(figure, lang) {
  const n = figure.year ? '' : digits(figure, lang);
  switch (figure.kind) {
    case 'money':
      if (lang === 'fr') return `${n} ${MAGNITUDES[figure.magnitude]} ${CURRENCIES[figure.currency]}`;
      return `${figure.currency === 'euros' ? '€' : '$'}${n} ${figure.magnitude}`;
    case 'count':
      return `${n} ${figure.noun[lang]}s`;
    case 'percent':
      return lang === 'fr' ? `${n} %` : `${n}%`;
    case 'quantity':
      return `${n} ${lang === 'fr' ? UNITS[figure.unit] : figure.unit}`;
    default:
      return [figure.day, MONTHS[lang][figure.month - 1], figure.year].filter(Boolean).join(' ');
  }
}

const two = (n) => String(n).padStart(2, '0');

/** The line of a fact file that holds it. */
export function figureLine(figure) {
  if (figure.year)
    return `date: ${figure.year}-${two(figure.month)}${figure.day ? `-${two(figure.day)}` : ''}\n        role: event`;
  return `value: ${JSON.stringify(figure.kind === 'count' ? digits(figure, 'en') : writeFigure(figure, 'en'))}`;
}
