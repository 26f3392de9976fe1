/** A message, or its plural forms by CLDR category ("one", "other"). `{name}` stands for a value. */
export type Message = string | Readonly<Record<string, string>>;
export type Catalog = Readonly<Record<string, Message>>;

/** Gives a message in the reader's language. `values.count` chooses the plural form. An unknown key is given back as it is. */
export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

/** Messages in `locale` (BCP 47), in English where its language has no catalog or not this message. */
export function makeSay(catalogs: Readonly<Record<string, Catalog>>, locale: string): Say {
  const lang = locale.slice(0, 2).toLowerCase();
  const chosen = catalogs[lang] ? lang : 'en';
  // Made when they are needed: each takes milliseconds, and most messages have neither plurals nor numbers.
  let plurals: Intl.PluralRules | undefined;
  let numbers: Intl.NumberFormat | undefined;
  const pluralOf = (n: number): string => {
    plurals ??= new Intl.PluralRules(chosen);
    return plurals.select(n);
  };
  const write = (n: number): string => {
    numbers ??= new Intl.NumberFormat(chosen);
    return numbers.format(n);
  };
  return (key, values = {}) => {
    const message = catalogs[chosen]?.[key] ?? catalogs.en?.[key] ?? key;
    const form =
      typeof message === 'string' ? message : (message[pluralOf(Number(values.count ?? 0))] ?? message.other ?? key);
    return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? write(value) : (value ?? whole);
    });
  };
}

/** '16 July 2025' for '2025-07-16' in the reader's language; '2025-07' and '2025' likewise; anything else as it is. */
export function sayDate(iso: string, locale: string): string {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(iso.slice(0, 10));
  if (!match?.[2]) return iso;
  const date = new Date(Date.UTC(Number(match[1]), Number(match[2]) - 1, Number(match[3] ?? 1)));
  if (Number.isNaN(date.getTime())) return iso;
  const shape: Intl.DateTimeFormatOptions = {
    year: 'numeric',
    month: 'long',
    timeZone: 'UTC',
    ...(match[3] ? { day: 'numeric' } : {}),
  };
  return new Intl.DateTimeFormat(locale, shape).format(date);
}
