import type { Format } from '../engine/prose/types.ts';
import { nameOf, parentOf } from '../files/uri.ts';

const BY_LANGUAGE: Readonly<Record<string, Format>> = {
  markdown: 'markdown',
  mdx: 'markdown',
  quarto: 'markdown',
  rmd: 'markdown',
  plaintext: 'text',
  text: 'text',
  html: 'html',
  latex: 'latex',
  tex: 'latex',
};
const BY_EXTENSION: Readonly<Record<string, Format>> = {
  md: 'markdown',
  markdown: 'markdown',
  mdx: 'markdown',
  txt: 'text',
  text: 'text',
  html: 'html',
  htm: 'html',
  tex: 'latex',
  ltx: 'latex',
};
/** Files that editors call plain text for want of better, and that are no drafts. */
const NO_DRAFT =
  /^(?:COMMIT_EDITMSG|MERGE_MSG|TAG_EDITMSG|git-rebase-todo|.*\.log|requirements.*\.txt|CMakeLists\.txt)$/i;

/** The format of a draft; undefined for documents that are none. The editor's language decides, then the file's name. */
export function formatOf(document: { readonly uri: string; readonly languageId: string }): Format | undefined {
  const name = nameOf(document.uri);
  if (NO_DRAFT.test(name)) return undefined;
  return BY_LANGUAGE[document.languageId] ?? (document.languageId === '' ? BY_EXTENSION[extensionOf(name)] : undefined);
}

/** Fact files and settings: YAML documents. */
export const isYaml = (document: { readonly uri: string; readonly languageId: string }): boolean =>
  document.languageId === 'yaml' || /^ya?ml$/.test(extensionOf(nameOf(document.uri)));

/** A fact file by name, or a YAML file of a folder `facts` that has top-level facts. */
export const isFactFile = (document: { readonly uri: string; getText(): string }): boolean =>
  /\.facts\.ya?ml$/i.test(nameOf(document.uri)) ||
  (nameOf(parentOf(document.uri)) === 'facts' && /^["']?facts["']?[ \t]*:/m.test(document.getText()));

const extensionOf = (name: string): string => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
