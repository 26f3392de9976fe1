// The language server as it ships: what was compiled of it before is used again. A CommonJS script: Node has one ready sooner than a module.
import { runKept } from '../files/keptCode.ts';

if (!runKept('server')) throw new Error('The server is not bundled beside this script');
