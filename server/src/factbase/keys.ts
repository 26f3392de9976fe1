// The keys of each level of a fact file; `facts/fact-base.schema.json` says the same with descriptions, and a test compares them.
import type { Role } from '../engine/facts/types.ts';

export const ROLES: readonly Role[] = [
  'total',
  'part',
  'change',
  'previous',
  'rate',
  'share',
  'count',
  'event',
  'deadline',
  'duration',
  'rank',
  'label',
];

/** Keys of one value: of an item of `values:`, or of the property itself where there is only one. */
const VALUE = [
  'value',
  'date',
  'by',
  'period',
  'place',
  'asOf',
  'validUntil',
  'supersededBy',
  'resolved',
  'evidence',
  'note',
] as const;

export const KEYS = {
  file: ['$schema', 'lang', 'sources', 'facts', 'seen', 'note'],
  source: ['title', 'publisher', 'author', 'published', 'language', 'url', 'document', 'sha256', 'note'],
  /** Besides these, a subject has labels under `subject:`. */
  fact: ['subject', 'properties', 'lang', 'auto', 'names', 'note'],
  value: VALUE,
  property: [
    ...VALUE,
    'values',
    'label',
    'of',
    'role',
    'direction',
    'per',
    'lang',
    'words',
    'signature',
    'names',
    'own',
    'passage',
    'auto',
  ],
  evidence: ['source', 'quote', 'locator', 'note'],
  quote: ['exact', 'prefix', 'suffix'],
  seen: ['value', 'date', 'words', 'lang', 'source', 'note'],
} as const satisfies Record<string, readonly string[]>;

/** Longest quotes that a fact base may hold: evidence points to a place in a source, it does not reproduce it. */
export const MAX_QUOTE = 80;
export const MAX_CONTEXT = 32;
