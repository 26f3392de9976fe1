import type { Match } from '../../server/src/engine/verdicts/match.ts';
import type { Thresholds } from '../../server/src/engine/views/finding.ts';

/** Whether a figure is underlined as refuted. */
export const isRefuted = ({ clash, refuted }: Match, limits: Thresholds): boolean =>
  clash !== undefined && refuted >= limits.refuted;
