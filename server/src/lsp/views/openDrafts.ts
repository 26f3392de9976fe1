import type { Finding } from '../../engine/views/types.ts';
import type { Checked } from '../drafts.ts';
import { formatOf } from '../formats.ts';
import type { Server } from '../running.ts';

export interface OpenFinding {
  readonly checked: Checked;
  readonly finding: Finding;
}

/** The findings of all open drafts. */
export async function openFindings({
  documents,
  drafts,
}: Pick<Server, 'documents' | 'drafts'>): Promise<OpenFinding[]> {
  const open = documents.all().filter(formatOf);
  const checked = await Promise.all(open.map(({ uri }) => drafts.checked(uri)));
  return checked.flatMap((one) => (one?.result?.findings ?? []).map((finding) => ({ checked: one!, finding })));
}
