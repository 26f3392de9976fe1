/** The sample draft that the project ships, from the package's root. It lies near the shipped fact base. */
export const SAMPLE = 'facts/samples/draft.md';
