// Drafts as Markdown: headings, paragraphs, lists and tables about stories that the facts tell and about some that they do not.
import { figureFrom, mistaken, writeFigure } from './figures.mjs';
import { randomFrom } from './random.mjs';
import { storyAt } from './stories.mjs';
import { VERBS, WORDS } from './words.mjs';

/** Stories of the smallest base and of the middle one; the drafts are the same whatever the base is. */
const [NEAR, FAR] = [200, 2000];
/** Share of stories that no base tells, and of figures that are wrong. */
const UNKNOWN = 0.25;
const WRONG = 0.03;

const SAID = {
  en: [
    (s, f, v) => `In ${s.place}, ${s.name} put the ${f.words[0].en} ${f.words[1].en} at ${v}.`,
    (s, f, v) => `${s.name} had to ${f.verb.en} its ${f.words[1].en} for the ${f.noun.en}, with ${v} on the books.`,
    (s, f, v) => `The ${f.noun.en}, according to ${s.name}, came to ${v} after the ${f.words[2].en} was counted.`,
    (s, f, v) => `Nobody at **${s.name}** disputes the ${f.noun.en} figure: ${v} for the ${f.words[1].en} alone.`,
  ],
  fr: [
    (s, f, v) => `À ${s.place}, ${s.name} a chiffré le ${f.words[0].fr} du ${f.words[1].fr} à ${v}.`,
    (s, f, v) => `${s.name} a dû ${f.verb.fr} son ${f.words[1].fr} pour le ${f.noun.fr}, soit ${v} dans les comptes.`,
    (s, f, v) => `Le ${f.noun.fr}, selon ${s.name}, a atteint ${v} une fois le ${f.words[2].fr} compté.`,
    (s, f, v) => `Personne chez **${s.name}** ne conteste le ${f.noun.fr} : ${v} pour le seul ${f.words[1].fr}.`,
  ],
};
const SAID_ON = {
  en: (s, f, v) =>
    `${s.name} opened the ${f.noun.en} of ${s.place} ${f.figure.day ? 'on' : 'in'} ${v}, with a ${f.words[1].en}.`,
  fr: (s, f, v) =>
    `${s.name} a ouvert le ${f.noun.fr} de ${s.place} ${f.figure.day ? 'le' : 'en'} ${v}, avec un ${f.words[1].fr}.`,
};
const FILLER = {
  en: (w) =>
    `The ${w[0].en} and the ${w[1].en} were meant to ${w[2].en} what the [${w[3].en}](https://example.org/x) had left to them, but few who live by the ${w[4].en} would say so.`,
  fr: (w) =>
    `Le ${w[0].fr} et le ${w[1].fr} devaient ${w[2].fr} ce que la [${w[3].fr}](https://example.org/x) leur avait laissé, mais peu de ceux qui vivent du ${w[4].fr} le diraient.`,
};

/** A draft in `lang` of about `words` words. */
export function makeDraft(lang, words, seed = 1) {
  const random = randomFrom(seed * 104729 + words + (lang === 'fr' ? 1 : 0));
  const parts = [
    `---\ntitle: ${lang === 'fr' ? 'Comptes et chantiers' : 'Books and works'}\nlang: ${lang}\ndate: 2025-07-20\n---\n`,
  ];
  parts.push(...mistakes(lang));
  let count = 0;
  for (let section = 0; count < words; section++) {
    const part =
      section % 5 === 0
        ? heading(random, lang)
        : section % 23 === 7
          ? table(random, lang)
          : section % 11 === 3
            ? items(random, lang)
            : paragraph(random, lang);
    count += part.split(/\s+/).length;
    parts.push(part);
  }
  return `${parts.join('\n\n')}\n`;
}

/** Figures that every base contradicts, so that each draft has diagnostics to wait for. */
const mistakes = (lang) =>
  [0, 5, 10, 15].map((at) => {
    const story = storyAt(at);
    const said = story.facts.filter(({ figure }) => !figure.year);
    return said
      .map((fact, i) => SAID[lang][0](story, fact, writeFigure(i === 0 ? mistaken(fact.figure) : fact.figure, lang)))
      .join(' ');
  });

function storyFor(random) {
  const story = storyAt(random.between(0, random.chance(0.5) ? NEAR - 1 : FAR - 1));
  // Another story in the same words: the base has nothing on it.
  if (!random.chance(UNKNOWN)) return story;
  const other = storyAt(1_000_000 + random.between(0, 5000));
  return { ...other, facts: other.facts.map((f) => ({ ...f, figure: figureFrom(random, f.noun) })) };
}

const written = (fact, random, lang) => writeFigure(random.chance(WRONG) ? mistaken(fact.figure) : fact.figure, lang);

function sentence(story, fact, random, lang) {
  const say = fact.figure.year ? SAID_ON[lang] : random.pick(SAID[lang]);
  return say(story, fact, written(fact, random, lang));
}

function filler(random, lang) {
  const word = () => random.common(WORDS);
  return FILLER[lang]([word(), word(), random.common(VERBS), word(), random.pick(WORDS)]);
}

const heading = (random, lang) =>
  `## ${capital(random.common(WORDS)[lang])} ${lang === 'fr' ? 'et' : 'and'} ${random.pick(WORDS)[lang]}`;
const capital = (word) => word[0].toUpperCase() + word.slice(1);

function paragraph(random, lang) {
  const story = storyFor(random);
  const sentences = [];
  for (let i = random.between(3, 5); i > 0; i--) {
    sentences.push(
      random.chance(0.35) ? filler(random, lang) : sentence(story, random.pick(story.facts), random, lang),
    );
  }
  return sentences.join(' ');
}

function items(random, lang) {
  const story = storyFor(random);
  const lead = lang === 'fr' ? `Les chiffres de ${story.name} :` : `The figures of ${story.name}:`;
  return `${lead}\n\n${story.facts.map((fact) => `- ${fact.noun[lang]}: ${written(fact, random, lang)}`).join('\n')}`;
}

function table(random, lang) {
  const story = storyFor(random);
  const rows = story.facts.map((fact) => `| ${fact.noun[lang]} | ${written(fact, random, lang)} |`);
  return `| ${story.name} | ${story.place} |\n|---|---|\n${rows.join('\n')}`;
}
