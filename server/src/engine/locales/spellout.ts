/**
 * Writes numbers in words by CLDR's rule-based number format (UTS #35, part 3, "Rule-Based Number Formatting"), for whole
 * numbers. A rule is its base value, optionally with a radix ("1100/100"), and a text with substitutions: `←←` the
 * quotient, `→→` the remainder, `=%set=` the number itself by another set, `[…]` left out when there is no remainder.
 */
export type SpelloutRule = readonly [base: string, text: string];
export type SpelloutRules = Readonly<Record<string, readonly SpelloutRule[]>>;

interface Rule {
  readonly base: number;
  readonly divisor: number;
  readonly text: string;
}

export interface Spellout {
  readonly sets: ReadonlyMap<string, readonly Rule[]>;
  readonly lang: string;
}

/** Numbers beyond this are written in digits: no writer spells them. */
const LARGEST = 1e15;
const DEEPEST = 40;

function readRule([base, text]: SpelloutRule): Rule | undefined {
  const m = /^(\d+)(?:\/(\d+))?(>*)$/.exec(base);
  if (!m) return undefined;
  const value = Number(m[1]);
  const radix = Number(m[2] ?? 10);
  let divisor = 1;
  if (value > 0) while (divisor * radix <= value) divisor *= radix;
  for (const _ of m[3]!) divisor /= radix;
  return { base: value, divisor, text: text.replace(/;$/, '').replace(/^'/, '').replaceAll('\u00ad', '') };
}

/** Prepares the rule sets of one language. */
export function compileSpellout(rules: SpelloutRules, lang: string): Spellout {
  const sets = new Map(
    Object.entries(rules).map(([name, list]) => [
      name,
      list.flatMap((rule) => readRule(rule) ?? []).sort((a, b) => a.base - b.base),
    ]),
  );
  return { sets, lang };
}

function ruleFor(rules: readonly Rule[], n: number): Rule | undefined {
  let at = rules.length - 1;
  while (at >= 0 && rules[at]!.base > n) at--;
  const rule = rules[at];
  // The roll-back rule: two substitutions, no remainder, yet a base with one: the rule before says it better.
  const both = rule && /←.*→|→.*←/.test(rule.text);
  return both && at > 0 && n % rule.divisor === 0 && rule.base % rule.divisor !== 0 ? rules[at - 1] : rule;
}

const SUBSTITUTION = /([←→=])((?:%%?[^←→=]+|[#0,.]+)?)\1|\$\((cardinal|ordinal),([^)]*)\)\$/g;

function plural(kind: 'cardinal' | 'ordinal', forms: string, n: number, lang: string): string {
  const category = new Intl.PluralRules(lang, { type: kind }).select(n);
  const found = new Map([...forms.matchAll(/(\w+)\{([^}]*)\}/g)].map((m) => [m[1]!, m[2]!]));
  return found.get(category) ?? found.get('other') ?? '';
}

function write(spellout: Spellout, set: string, n: number, depth: number): string | undefined {
  const rules = spellout.sets.get(set);
  const rule = rules && depth < DEEPEST ? ruleFor(rules, n) : undefined;
  if (!rule) return undefined;
  const rest = n % rule.divisor;
  const text = rule.text.replace(/\[([^\]]*)\]/g, rest === 0 ? '' : '$1');
  let failed = false;
  const out = text.replace(SUBSTITUTION, (_, sign, name, kind, forms) => {
    const m = sign === '←' || kind ? Math.floor(n / rule.divisor) : sign === '→' ? rest : n;
    if (kind) return plural(kind, forms, m, spellout.lang);
    if (name && !name.startsWith('%')) return String(m);
    const words = write(spellout, name || set, m, depth + 1);
    if (words === undefined) failed = true;
    return words ?? '';
  });
  return failed ? undefined : out;
}

/** `n` in words by the rule set `set` ("%spellout-cardinal"); undefined for what is no whole number from 0 to 10¹⁵, or an unknown set. */
export function spell(spellout: Spellout, set: string, n: number): string | undefined {
  if (!Number.isInteger(n) || n < 0 || n >= LARGEST) return undefined;
  return write(spellout, set, n, 0);
}

/**
 * The rule sets that write `n` as `surface`, letter case aside, commonest first: "vierte" is written by German's
 * `%spellout-ordinal`, so its neighbours are to be written by the same.
 */
export function setsWriting(spellout: Spellout, n: number, surface: string): readonly string[] {
  const folded = surface
    .toLowerCase()
    .replace(/[\u2019]/g, "'")
    .replace(/[\s\u00a0\u202f-]+/g, ' ')
    .trim();
  return [...spellout.sets.keys()].filter((set) => {
    if (set.startsWith('%%')) return false;
    const words = spell(spellout, set, n);
    return words !== undefined && words.toLowerCase().replace(/[\s-]+/g, ' ') === folded;
  });
}
