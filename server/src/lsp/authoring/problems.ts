import type { Connection, TextDocuments } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { loadFacts } from '../../factbase/load.ts';
import type { Problem, ProblemCode, ReadValue } from '../../factbase/types.ts';
import type { Files } from '../../files/files.ts';
import { normalise } from '../../files/uri.ts';
import type { Bases, Texts } from '../factFiles.ts';
import { isFactFile, isYaml } from '../formats.ts';
import { problemToDiagnostic } from '../toLsp.ts';

export interface Problems {
  /** Shows the problems of all fact files that are in force or open, soon; several calls make one round. */
  publishSoon(): void;
  /** Problems of an open fact file as last shown. */
  of(uri: string): readonly Problem[];
  dispose(): void;
}

export interface ProblemsOptions {
  readonly connection: Connection;
  readonly documents: TextDocuments<TextDocument>;
  readonly bases: Bases;
  readonly files: Files;
  readonly readValue: () => Promise<ReadValue>;
  /** The YAML extension checks fact files by their schema: what the schema says is left to it. */
  readonly yamlExtension: boolean;
  readonly log: (message: string) => void;
}

interface Shown {
  readonly document: TextDocument;
  readonly problems: Problem[];
}

const SOON_MS = 10;

/** What the JSON Schema says too, of files that it is registered for. */
const BY_SCHEMA: ReadonlySet<string> = new Set<ProblemCode>([
  'factbase.syntax',
  'factbase.unknown-key',
  'factbase.shape',
]);
const saidBySchema = ({ file, code }: Problem): boolean => /\.facts\.ya?ml$/i.test(file) && BY_SCHEMA.has(code);

/** Shows defects of fact files in those files. They are pushed to every client: they come of files that may not be open. */
export function showProblems(options: ProblemsOptions): Problems {
  const { connection, documents, log } = options;
  let shown = new Map<string, Shown>();
  let sent = new Map<string, string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const publish = async (): Promise<void> => {
    shown = await collect(options);
    const spelling = new Map(documents.all().map((document) => [normalise(document.uri), document.uri]));
    const now = new Map<string, string>();
    for (const uri of new Set([...shown.keys(), ...sent.keys()])) {
      const { document, problems = [] } = shown.get(uri) ?? {};
      const diagnostics = document
        ? problems
            .filter((problem) => !options.yamlExtension || !saidBySchema(problem))
            .map((problem) => problemToDiagnostic(document, problem))
        : [];
      const message = JSON.stringify(diagnostics);
      if (diagnostics.length > 0) now.set(uri, message);
      if (message === (sent.get(uri) ?? '[]')) continue;
      await connection.sendDiagnostics({ uri: spelling.get(uri) ?? uri, diagnostics });
    }
    sent = now;
  };

  return {
    publishSoon() {
      clearTimeout(timer);
      timer = setTimeout(
        () => publish().catch((error) => log(`Problems of fact files could not be shown: ${error}`)),
        SOON_MS,
      );
    },
    of: (uri) => shown.get(normalise(uri))?.problems ?? [],
    dispose: () => clearTimeout(timer),
  };
}

async function collect({ bases, documents, files, readValue }: ProblemsOptions): Promise<Map<string, Shown>> {
  const found = new Map<string, Shown>();
  const inForce = new Set<string>();
  for (const base of await bases.loaded()) {
    for (const file of base.files) inForce.add(normalise(file));
    add(found, base.problems, base.texts);
  }
  for (const document of documents.all()) {
    const uri = normalise(document.uri);
    if (!isYaml(document) || inForce.has(uri) || !isFactFile(document)) continue;
    const { problems } = await loadFacts(files, [uri], await readValue());
    add(found, problems, new Map([[uri, document]]));
  }
  return found;
}

function add(found: Map<string, Shown>, problems: readonly Problem[], texts: Texts): void {
  for (const problem of problems) {
    const uri = normalise(problem.file);
    const document = texts.get(uri) ?? TextDocument.create(uri, 'yaml', 0, '');
    const entry = found.get(uri) ?? { document, problems: [] };
    found.set(uri, entry);
    // A file that is in force for two folders brings its problems twice.
    const known = entry.problems.some(
      (p) => p.code === problem.code && p.span.start === problem.span.start && p.message === problem.message,
    );
    if (!known) entry.problems.push(problem);
  }
}
