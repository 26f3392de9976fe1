import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { figureLine, writeFigure } from './figures.mjs';
import { FACTS_PER_STORY, storyAt } from './stories.mjs';

/** Files that a base is spread over. */
const FILES = 20;
/** One story in this many is written by hand, with labels; the others are as `factcheck build` makes them. */
const BY_HAND = 5;

/** Writes a base of `count` facts into `folder`. */
export function writeFacts(folder, count) {
  mkdirSync(folder, { recursive: true });
  const stories = Math.ceil(count / FACTS_PER_STORY);
  const files = Math.min(FILES, stories);
  for (let file = 0; file < files; file++) {
    const here = [];
    for (let at = file; at < stories; at += files) here.push(storyAt(at));
    const sources = here.map((story) => sourceOf(story)).join('');
    const facts = here.map((story) => subjectOf(story)).join('');
    writeFileSync(join(folder, `part-${file}.facts.yaml`), `sources:\n${sources}facts:\n${facts}`);
  }
}

const list = (items) => `[${items.map((item) => JSON.stringify(item)).join(', ')}]`;

const sourceOf = ({ at, name }) => `  source-${at}:
    title: ${JSON.stringify(`Annual report of ${name}`)}
    publisher: ${JSON.stringify(name)}
    published: 2025-0${1 + (at % 9)}-1${at % 10}
    language: en
    url: https://example.org/reports/${at}
`;

function subjectOf(story) {
  const { at, name, place, topic } = story;
  const words = (lang) => list([name, `${topic[0][lang]} ${topic[1][lang]}`]);
  return `  story-${at}:
    subject: { en: ${words('en')}, fr: ${words('fr')} }
    names: ${list([name, place])}
    properties:
${story.facts.map((fact) => propertyOf(story, fact)).join('')}`;
}

function propertyOf({ at, name, place }, { id, noun, words, figure }) {
  const text = writeFigure(figure, 'en');
  const made =
    at % BY_HAND === 0
      ? `        label: { en: [${noun.en}], fr: [${noun.fr}] }`
      : `        own: ${JSON.stringify(name)}
        names: ${list([name, place])}
        words: ${list(words.map((word) => word.en))}
        passage: source-${at}#1
        lang: en
        auto: true`;
  const of = figure.noun ? `\n        of: { en: [${figure.noun.en}], fr: [${figure.noun.fr}] }` : '';
  return `      ${id}:
        ${figureLine(figure)}${of}
${made}
        evidence:
          - source: source-${at}
            quote: { exact: ${JSON.stringify(text)}, prefix: "the ${noun.en} of ", suffix: " in ${place}" }
            locator: ¶ ${1 + (at % 40)}
`;
}
