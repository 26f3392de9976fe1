import type { FactFile, Place } from '../../factbase/types.ts';
import { normalise } from '../../files/uri.ts';
import type { BaseInForce } from '../factFiles.ts';

/** A fact file of a base as it was read; undefined for files that are not in force. */
export const fileOf = (base: BaseInForce, uri: string): FactFile | undefined =>
  base.parsed.find(({ file }) => normalise(file) === normalise(uri));

/** The named place at an offset: the name or scalar there, else the property around it. */
export function placeAt(base: BaseInForce, uri: string, offset: number): Place | undefined {
  const places = fileOf(base, uri)?.places ?? [];
  const named = places.find(({ span }) => span.start <= offset && offset <= span.end);
  if (named) return named;
  const around = places.filter(
    ({ kind, extent }) => kind === 'property' && extent && extent.start <= offset && offset <= extent.end,
  );
  return around[0];
}
