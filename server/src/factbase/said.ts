import type { Say } from '../engine/views/say.ts';
import { sayIn } from '../ui.ts';

/** A message by its key in the catalogs, so that it can be kept and said in any language. A value may be a message itself. */
export interface Said {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number | Said>>;
}

export const said = (key: string, values?: Said['values']): Said => (values ? { key, values } : { key });

/** A message in the reader's language. */
export function speak({ key, values = {} }: Said, say: Say): string {
  const spoken = Object.entries(values).map(([name, value]) => [
    name,
    typeof value === 'object' ? speak(value, say) : value,
  ]);
  return say(key, Object.fromEntries(spoken));
}

/** English, in which problems are told where nobody has said otherwise. */
export const english: Say = sayIn('en');
