import type { Dimension } from './types.ts';

/** Dimensions of measures, which may be written in one another's units by mistake. */
export const MEASURES: readonly Dimension[] = [
  'time',
  'length',
  'area',
  'volume',
  'mass',
  'temperature',
  'energy',
  'power',
  'speed',
  'pressure',
  'data',
  'frequency',
  'voltage',
  'other',
];
