import { normalise } from '../files/uri.ts';

/** The URI of a source's document, which its fact file names relative to itself; undefined for an address on the web and for no path. */
export function documentUri(factFile: string, document: string): string | undefined {
  if (/^[a-z][\w+.-]*:/i.test(document)) return undefined;
  const encoded = document.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
  return URL.canParse(encoded, factFile) ? normalise(new URL(encoded, factFile).href) : undefined;
}
