// Arithmetic on URI strings: the few operations that looking for files needs, the same for every scheme.

/** The folder of a file or folder, without a slash at its end; the root's parent is the root. */
export function parentOf(uri: string): string {
  const { root, path } = split(uri);
  const cut = trimSlash(path).lastIndexOf('/');
  return cut <= 0 ? root + (path.startsWith('/') ? '/' : '') : root + path.slice(0, cut);
}

/** `name` (not yet encoded, may contain `/`) under the folder `uri`. */
export function join(uri: string, name: string): string {
  return `${uri.endsWith('/') ? uri : `${uri}/`}${name.split('/').map(encodeSegment).join('/')}`;
}

/** The last segment, decoded. */
export function nameOf(uri: string): string {
  const path = trimSlash(split(uri).path);
  return decodeSafely(path.slice(path.lastIndexOf('/') + 1));
}

/** Whether `uri` is `folder` or lies somewhere below it; both are compared in normal form. */
export function isInside(folder: string, uri: string): boolean {
  const outer = trimSlash(normalise(folder));
  const inner = normalise(uri);
  return inner === outer || inner.startsWith(`${outer}/`);
}

/** One spelling for the many a client may send: percent-encoding as `encodeURIComponent`, drive letters in lower case. */
export function normalise(uri: string): string {
  const { root, path } = split(uri);
  const segments = path.split('/').map((segment) => encodeSegment(decodeSafely(segment)));
  if (segments[1] && /^[A-Za-z](:|%3A)$/.test(segments[1])) segments[1] = `${segments[1][0]?.toLowerCase()}%3A`;
  return root + segments.join('/');
}

function split(uri: string): { root: string; path: string } {
  const match = /^([a-zA-Z][\w+.-]*:(?:\/\/[^/?#]*)?)([^?#]*)/.exec(uri);
  return match ? { root: match[1] ?? '', path: match[2] ?? '' } : { root: '', path: uri };
}

const trimSlash = (path: string): string => path.replace(/\/+$/, '');

const encodeSegment = (segment: string): string =>
  encodeURIComponent(segment).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

function decodeSafely(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
