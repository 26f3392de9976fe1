/**
 * Changes with everything that decides how a fact file is read, so that bytes kept by another state of the program are not
 * trusted. The bundler puts in a fingerprint of the sources and the locale data.
 */
declare const __PROGRAM__: string | undefined;

export const PROGRAM: string = typeof __PROGRAM__ === 'string' ? __PROGRAM__ : 'sources';
