import { onTestFinished } from 'vitest';
import { startHere } from './client.ts';
import type { ClientOptions, TestClient } from './clientTypes.ts';
import { factFile, fakeChecker, fakeHost, type MemoryFiles, memoryFiles } from './fakeHost.ts';

// The server around the engine, with an engine that knows one rule and files in memory.
export const FOLDER = 'file:///desk/news';
export const FACTS = `${FOLDER}/fund.facts.yaml`;
export const DRAFT = `${FOLDER}/draft.md`;
export const WRONG = 'The fund holds $5.8 billion now.\n';

/** Starts server and client over `facts` (texts by URI), and stops them when the test is over. */
export async function start(
  options: ClientOptions = {},
  facts: Readonly<Record<string, string>> = { [FACTS]: factFile('$8.5 billion') },
): Promise<{ client: TestClient; files: MemoryFiles; checker: ReturnType<typeof fakeChecker> }> {
  const files = memoryFiles(facts);
  const checker = fakeChecker();
  const client = await startHere(fakeHost(files, checker), { folders: [FOLDER], ...options });
  onTestFinished(async () => void (await client.stop()));
  return { client, files, checker };
}
