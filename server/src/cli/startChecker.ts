// A thread that checks drafts, as it ships: what was compiled of it before is used again.
import { runKept } from '../files/keptCode.ts';

if (!runKept('checker')) await import('./checkThread.ts');
