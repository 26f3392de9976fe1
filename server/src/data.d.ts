declare module '*.yaml' {
  const value: unknown;
  export default value;
}
declare module '*.tsv' {
  const text: string;
  export default text;
}
declare module 'virtual:languages' {
  const data: {
    readonly languages: Readonly<
      Record<
        string,
        {
          readonly stemmer?: string;
          readonly capitalNouns?: boolean;
          readonly compoundLinks?: readonly string[];
          readonly nounEndings?: readonly string[];
          readonly segmenter?: string;
          readonly latin?: string;
          readonly words?: { readonly function?: readonly string[]; readonly variants?: string };
          readonly frames?: unknown;
        }
      >
    >;
    readonly concepts: readonly string[];
    readonly names: string;
  };
  export default data;
}
