import { readProse } from '../../engine/prose/index.ts';
import type { RawBlock, SourceMeta } from '../source.ts';
import type { Read } from './registry.ts';
import { withSections } from './sections.ts';
import { decodeText } from './text.ts';

// Names that front matter uses for one thing.
const KEYS = {
  title: ['title', 'titre', 'titel', 'titulo', 'título', 'titolo', 'headline'],
  publisher: [
    'publisher',
    'publication',
    'site',
    'issuer',
    'organisme',
    'organisation',
    'organization',
    'source',
    'editeur',
    'éditeur',
    'herausgeber',
  ],
  author: ['author', 'authors', 'auteur', 'autor', 'autore', 'by', 'byline'],
  published: ['published', 'date', 'publication_date', 'pubdate', 'datum', 'fecha', 'data', 'issued', 'released'],
  language: ['lang', 'language', 'langue', 'sprache', 'idioma', 'lingua'],
  url: ['url', 'link', 'canonical', 'canonical_url'],
} as const;

export const read: Read = async (bytes) => {
  const prose = readProse(decodeText(bytes), 'markdown');
  const value = (key: keyof typeof KEYS): string | undefined =>
    KEYS[key].map((k) => prose.meta.get(k)?.value.trim()).find((v) => v !== undefined && v !== '');
  const published = /^\d{4}(?:-\d{2}(?:-\d{2})?)?/.exec(value('published') ?? '')?.[0];
  const meta: SourceMeta = {
    ...entry('title', value('title') ?? prose.title),
    ...entry('publisher', value('publisher')),
    ...entry('author', value('author')),
    ...entry('published', published),
    ...entry('language', value('language')?.slice(0, 2).toLowerCase()),
    ...entry('url', value('url')),
  };
  const blocks = prose.blocks
    .filter((b) => b.kind !== 'front-matter')
    .map(
      (b): RawBlock => ({
        kind: b.kind,
        text: b.text,
        headings: b.headings,
        ...(b.leadIn ? { leadIn: b.leadIn } : {}),
        ...(b.cell ? { cell: b.cell } : {}),
        quoted: b.quoted,
      }),
    );
  return { meta, blocks: withSections(blocks) };
};

const entry = <K extends string>(key: K, value: string | undefined): { [P in K]?: string } =>
  (value ? { [key]: value } : {}) as { [P in K]?: string };
