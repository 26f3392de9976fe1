import type { Engine } from './engine/check.ts';
import type { ByOrigin } from './engine/verdicts/model.ts';
import { layOutModels, type Trained } from './engine/verdicts/models.ts';
import weights from './engine/verdicts/weights.json' with { type: 'json' };
import type { Say } from './engine/views/say.ts';
import { loadFrameTools } from './languages.ts';
import { localeOf } from './locales.ts';
import { sayIn } from './ui.ts';

/**
 * Probabilities from which a figure is called refuted, doubtful, supported, and a fix safe. Read from the held-out curve that
 * `npm run accuracy` prints: the first keeps precision above recall, since a false alarm costs more than a miss.
 */
const LIMITS = { refuted: { built: 0.72, declared: 0.7 }, doubtful: 0.3, supported: 0.25, safe: 0.8 };

/** The checking engine with the data of all languages; one for each program. Its messages are in English unless `say` says otherwise. */
export function loadEngine(say: Say = sayIn('en')): Engine {
  const tools = loadFrameTools();
  const profiles = new Map([...tools.lexicon.tongues].map(([lang, tongue]) => [lang, tongue.functionWords]));
  return {
    locale: localeOf,
    profiles,
    tools,
    models: layOutModels(weights as unknown as ByOrigin<Trained>),
    limits: LIMITS,
    say,
  };
}
