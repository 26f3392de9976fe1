import { fold, foldedTokens, type Token } from '../mentions/tokens.ts';

/** Cue lists of `frames.yaml`; each says what the words around a figure make of it. */
export const CUE_KINDS = [
  'up',
  'down',
  'change',
  'level',
  'previous',
  'part',
  'total',
  'average',
  'each',
  'rank',
  'record',
  'forecast',
  'plan',
  'negation',
  'denial',
  'question',
  'hypothesis',
  // Suppositions that only name a source ("if … is to be believed").
  'hearsay',
  'rumour',
  'attribution',
  'contrast',
  'anaphora',
  'clause',
  'coordination',
  'abbreviations',
  'titles',
  // What comes on top ("two further plants"): it is not the total.
  'further',
  'progress',
  'possible',
  'subunit',
  'sequel',
  'period',
  'faster',
  'slower',
  'deadline',
  // Verbs with a particle that goes nowhere ("drawn up by seven agencies"): they hide the cue in them.
  'phrasal',
] as const;
export type CueKind = (typeof CUE_KINDS)[number];

interface Node {
  next?: Map<string, Node>;
  kinds?: Set<CueKind>;
  /** Words that only have to begin so ("recul*"), by their first letter. */
  prefixes?: Map<string, { readonly prefix: string; readonly kinds: Set<CueKind> }[]>;
}

export interface Cues {
  readonly root: Node;
}

/** A cue in a token list; `from`..`to` are token indexes, half-open. */
export interface CueHit {
  readonly kinds: ReadonlySet<CueKind>;
  readonly from: number;
  readonly to: number;
}

const isKind = (key: string): key is CueKind => (CUE_KINDS as readonly string[]).includes(key);

/** Compiles the lists of one language. Unknown keys and non-strings are passed over: a test checks the data. */
export function compileCues(data: unknown): Cues {
  const root: Node = {};
  if (typeof data !== 'object' || data === null) return { root };
  for (const [key, list] of Object.entries(data)) {
    if (!isKind(key) || !Array.isArray(list)) continue;
    for (const item of list) if (typeof item === 'string') add(root, item, key);
  }
  return { root };
}

function add(root: Node, phrase: string, kind: CueKind): void {
  const open = phrase.endsWith('*');
  const words = foldedTokens(fold(open ? phrase.slice(0, -1) : phrase).trim());
  let node = root;
  words.forEach((word, i) => {
    if (open && i === words.length - 1) {
      node.prefixes ??= new Map();
      const list = node.prefixes.get(word[0]!) ?? [];
      node.prefixes.set(word[0]!, list);
      const known = list.find((p) => p.prefix === word);
      if (known) known.kinds.add(kind);
      else list.push({ prefix: word, kinds: new Set([kind]) });
      return;
    }
    node.next ??= new Map();
    let next = node.next.get(word);
    if (!next) {
      next = {};
      node.next.set(word, next);
    }
    node = next;
  });
  if (!open) {
    node.kinds ??= new Set();
    node.kinds.add(kind);
  }
}

function longestCue(cues: Cues, tokens: readonly Token[], at: number): CueHit | undefined {
  let node: Node | undefined = cues.root;
  let hit: CueHit | undefined;
  for (let i = at; node && i < tokens.length; i++) {
    const word: string = tokens[i]!.folded;
    const open = node.prefixes?.get(word[0]!)?.filter((p) => word.startsWith(p.prefix));
    if (open?.length) hit = { kinds: new Set(open.flatMap((p) => [...p.kinds])), from: at, to: i + 1 };
    node = node.next?.get(word);
    if (node?.kinds)
      hit = { kinds: hit?.to === i + 1 ? new Set([...hit.kinds, ...node.kinds]) : node.kinds, from: at, to: i + 1 };
  }
  return hit;
}

/** All cues of a token list, longest first at each place, in order; a longer cue hides those inside it. */
export function findCues(cues: Cues, tokens: readonly Token[]): CueHit[] {
  const hits: CueHit[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (tokens[i]!.type === 'space') continue;
    const hit = longestCue(cues, tokens, i);
    if (!hit) continue;
    hits.push(hit);
    i = hit.to - 1;
  }
  return hits;
}
