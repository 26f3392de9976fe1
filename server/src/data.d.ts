declare module '*.yaml' {
  const value: unknown;
  export default value;
}
declare module '*.tsv' {
  const text: string;
  export default text;
}
declare module 'virtual:languages' {
  /** The registry, with the words that tell a language. */
  export const languages: Readonly<
    Record<
      string,
      {
        readonly stemmer?: string;
        readonly capitalNouns?: boolean;
        readonly compoundLinks?: readonly string[];
        readonly nounEndings?: readonly string[];
        readonly articles?: readonly string[];
        readonly segmenter?: string;
        readonly latin?: string;
        /** Function words, months and weekdays. */
        readonly functionWords: readonly string[];
        readonly variants: string;
      }
    >
  >;
  /** The files of a language's folder by name; parsed at each call. */
  export const tables: Readonly<Record<string, () => Readonly<Record<string, unknown>>>>;
  /** The columns of a language in the concept tables and the name table; parsed at each call. */
  export const concepts: Readonly<
    Record<string, () => { readonly concepts: readonly string[]; readonly broader: string; readonly names: string }>
  >;
  export const units: () => unknown;
}
declare module 'virtual:words' {
  import type { CompiledWords } from './engine/concepts/compiled.ts';
  /** The words of a language, compiled when the program was bundled; parsed at each call. Empty in tests. */
  export const words: Readonly<Record<string, () => CompiledWords>>;
}
