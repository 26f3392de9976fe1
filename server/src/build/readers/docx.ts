import mammoth from 'mammoth';
import type { Read } from './registry.ts';

export const read: Read = async (bytes) => {
  const { readHtmlBody } = await import('./html.ts');
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }).catch((error: unknown) => {
    throw new Error(`not a readable Word document (${error instanceof Error ? error.message : String(error)})`);
  });
  const { meta, blocks } = readHtmlBody(value);
  if (blocks.length === 0) throw new Error('holds no text');
  return { meta, blocks };
};
