import { figureFrom } from './figures.mjs';
import { randomFrom } from './random.mjs';
import { nameFrom, VERBS, WORDS } from './words.mjs';

/** Facts that one story tells. */
export const FACTS_PER_STORY = 5;

const known = new Map();

/** The story of a number: who, where, what, and the figures of it. The same on every run. */
export function storyAt(at) {
  const story = known.get(at) ?? makeStory(at);
  known.set(at, story);
  return story;
}

function makeStory(at) {
  const random = randomFrom(at * 7919 + 13);
  const [first, second] = [random.common(WORDS), random.pick(WORDS)];
  const name = `${nameFrom(random)} ${random.pick(['Bank', 'Group', 'Agency', 'Port', 'Fund', 'Works'])}`;
  const facts = Array.from({ length: FACTS_PER_STORY }, (_, i) => {
    const noun = random.pick(WORDS);
    return {
      id: `${i}-${noun.en}`,
      noun,
      words: [noun, random.common(WORDS), random.pick(WORDS), first],
      verb: random.common(VERBS),
      figure: figureFrom(random, noun),
    };
  });
  return { at, name, place: nameFrom(random), topic: [first, second], facts };
}
