/** The semantic fields of a concept's term; none for words and names that the lexicon does not know. */
export type FieldsOf = (term: string) => readonly string[];

const NONE: readonly string[] = [];

/** Reads "field<tab>concept concept …" in lines, behind a header. */
export function readFields(tsv: string): FieldsOf {
  const fields = new Map<string, string[]>();
  for (const line of tsv.split('\n').slice(1)) {
    const [field = '', concepts = ''] = line.trim().split('\t');
    for (const id of concepts.split(' ').filter(Boolean)) {
      const known = fields.get(`c:${id}`);
      if (known) known.push(field);
      else fields.set(`c:${id}`, [field]);
    }
  }
  return (term) => fields.get(term) ?? NONE;
}
