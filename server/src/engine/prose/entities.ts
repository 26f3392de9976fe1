import { decodeHTML } from 'entities';

/** The characters that an HTML entity (`&nbsp;`, `&#8239;`) stands for; itself when it stands for nothing. */
export const decodeEntity = (entity: string): string => decodeHTML(entity);
