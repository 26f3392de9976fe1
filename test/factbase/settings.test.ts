// `factcheck.yaml`: what is understood is in force, what is not is told at its place.
import { describe, expect, test } from 'vitest';
import { english, speak } from '../../server/src/factbase/said.ts';
import { parseSettings } from '../../server/src/factbase/settings.ts';

const read = (text: string) => parseSettings(text, 'file:///w/factcheck.yaml');

describe('shared settings', () => {
  test('say how many problems are shown, and when', () => {
    const { settings, problems } = read('maxProblems: 25\ncheck: onSave\n');
    expect(settings).toMatchObject({ maxProblems: 25, check: 'onSave' });
    expect(problems).toEqual([]);
  });

  test.each(['maxProblems: 0', 'maxProblems: many', 'maxProblems: 2.5', 'check: never'])(
    '%s is told and left out',
    (line) => {
      const { settings, problems } = read(`lang: fr\n${line}\n`);
      expect(settings.lang).toBe('fr');
      expect(settings.maxProblems).toBeUndefined();
      expect(settings.check).toBeUndefined();
      expect(problems).toHaveLength(1);
      expect(speak(problems[0]!.said, english)).not.toMatch(/^problem\./);
    },
  );
});
