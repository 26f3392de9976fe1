// The language server as it ships: what was compiled of it before is used again.
import { runKept } from '../files/keptCode.ts';

if (!runKept('server')) await import('./main.ts');
